import { expect, it } from 'vitest';
import { compared, design, entry, routes, rule, said, to, written } from '../testing/review-cases';
import type { BehaviourChange } from './behaviour-change';
import { reportOf } from './comparison-report';

const api = entry('shop/a', 'a.example');
const post = design(['shop/cart', "{ url: 'http://a.example/v1', method: POST }"]);
const retried = (on: string, more = ''): string =>
  routes('shop/a', `[{ ${more}retries: { attempts: 2, retryOn: '${on}' }, route: [${to('a.example')}] }]`);

it('gives no edit as the reason of what it has nothing to do with', () => {
  const before = [api, post, retried('connect-failure'), rule('shop/a', '{ tls: { mode: SIMPLE } }')];
  const after = [api, post, retried('5xx'), rule('shop/a', '{ tls: { mode: DISABLE } }')];
  const lines = said(before, after).split('\n');
  expect(lines.find((line) => line.includes('in plain text'))).toMatch(
    /In DestinationRule shop\/a, spec\.trafficPolicy\.tls\.mode is DISABLE \(was SIMPLE\)\.$/,
  );
  expect(lines.find((line) => line.includes('retries-of-writes'))).toMatch(
    /In VirtualService shop\/a, spec\.http\[0\]\.retries\.retryOn is 5xx \(was connect-failure\)\.$/,
  );
});

it('gives no reason of a port or a list that says the same in what matters', () => {
  const ports = (mode: string, other: string): string =>
    rule(
      'shop/a',
      `{ tls: { mode: ${mode} }, portLevelSettings: [{ port: { number: 8443 }, tls: { mode: ${other} } }] }`,
    );
  const words = said([api, post, ports('SIMPLE', 'SIMPLE')], [api, post, ports('DISABLE', 'DISABLE')]);
  expect(words).toContain('spec.trafficPolicy.tls.mode is DISABLE');
  expect(words).not.toContain('portLevelSettings');
});

const viaGateway = (on: string): readonly string[] => [
  api,
  post,
  written(
    'Service',
    'shop/gate',
    '{ selector: { istio: gate }, ports: [{ name: http, port: 80, targetPort: 8080 }] }',
  ).replace('networking.istio.io/v1', 'v1'),
  written(
    'Gateway',
    'shop/gate',
    '{ selector: { istio: gate }, servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [a.example] }] }',
  ),
  written(
    'VirtualService',
    'shop/a',
    `{ hosts: [a.example], gateways: [mesh, gate], http: [{ match: [{ gateways: [mesh] }], route: [${to('gate.shop.svc.cluster.local')}] }, { match: [{ gateways: [gate] }], retries: { attempts: 2, retryOn: '${on}' }, route: [${to('a.example')}] }] }`,
  ),
];

it('is decided by the rule that repeats, at the gateway', () => {
  const change = changeIn(viaGateway('connect-failure'), viaGateway('5xx'), 'retries-of-writes');
  expect(placesIn(change.decidedAfter)[0]).toBe('VirtualService spec.http.1');
});

it('names the resource that is the reason before all others, also where it decides no more', () => {
  const tls = (host: string): string =>
    rule('shop/a', '{ tls: { mode: SIMPLE } }').replace('host: a.example', `host: ${host}`);
  const change = changeIn([api, post, tls('a.example')], [api, post, tls('b.example')], 'tls-weaker');
  expect(placesIn(change.decidedAfter)[0]).toBe('DestinationRule spec.host');
  expect(placesIn(change.decidedBefore)[0]).toMatch(/^DestinationRule/);
});

it('says beside what is the reason what stands there on each side', () => {
  const tls = (mode: string): string => rule('shop/a', `{ tls: { mode: ${mode} } }`);
  const { changes } = reportOf(compared([api, post, tls('SIMPLE')], [api, post, tls('DISABLE')]), () => '');
  const weaker = changes.find(({ kind }) => kind === 'tls-weaker');
  expect(weaker?.decidedBefore.map(({ key, says }) => [key, says])[0]).toEqual([
    'DestinationRule/shop/a',
    'spec.trafficPolicy.tls.mode: SIMPLE',
  ]);
  expect(weaker?.decidedAfter.map(({ says }) => says)).toEqual(['spec.trafficPolicy.tls.mode: DISABLE', '']);
});

function changeIn(before: readonly string[], after: readonly string[], kind: string): BehaviourChange {
  const found = compared(before, after).changes.find((change) => change.kind === kind);
  if (!found) throw new Error(`No change of kind ${kind}.`);
  return found;
}

function placesIn(places: BehaviourChange['decidedAfter']): readonly string[] {
  return places.map(({ resource, path }) => `${resource.kind} ${path.join('.')}`);
}

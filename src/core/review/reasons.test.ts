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

const sidecar = (mode: string, hosts = './*, istio-system/*'): string =>
  written('Sidecar', 'shop/default', `{ egress: [{ hosts: [${hosts}] }], outboundTrafficPolicy: { mode: ${mode} } }`);
const timed = (timeout: string, more = ''): string =>
  routes('shop/a', `[{ ${more}timeout: ${timeout}, route: [${to('a.example')}] }]`);

function reasonOf(what: string, before: readonly string[], after: readonly string[]): string | undefined {
  const line = said([api, post, ...before], [api, post, ...after])
    .split('\n')
    .find((each) => each.includes(what));
  return line?.replace(/^.*?\)\. /, '');
}

it('gives the outbound policy as the reason of what is not known alone', () => {
  const [before, after] = [
    [timed('5s'), sidecar('REGISTRY_ONLY')],
    [timed('15s'), sidecar('ALLOW_ANY')],
  ];
  expect(reasonOf('timeout', before, after)).toBe('In VirtualService shop/a, spec.http[0].timeout is 15s (was 5s).');
  expect(reasonOf('hosts that nothing defines', before, after)).toContain(
    'spec.outboundTrafficPolicy.mode is ALLOW_ANY',
  );
});

it('gives no setting of the mesh as the reason of what it does not decide', () => {
  const ca = (file: string): string => rule('shop/a', `{ tls: { mode: SIMPLE, caCertificates: ${file} } }`);
  const open = post.replace('REGISTRY_ONLY', 'ALLOW_ANY');
  expect(said([api, post, ca('/a.pem')], [api, open, ca('/b.pem')]).split('\n')[1]).toMatchInlineSnapshot(
    `"medium tls-changed: Calls from shop/cart to a.example:80/v1 (POST) trust /b.pem (trusted /a.pem). In DestinationRule shop/a, spec.trafficPolicy.tls.caCertificates is /b.pem (was /a.pem)."`,
  );
});

it('gives a Sidecar as the reason where it has another rule govern', () => {
  const far = timed('5s').replace('namespace: shop', 'namespace: bank');
  const kept = rule('shop/a', '{ tls: { mode: SIMPLE } }');
  const gone = rule('shop/a', '{ tls: { mode: DISABLE } }');
  const [before, after] = [
    [far, kept, sidecar('ALLOW_ANY', './*, bank/*')],
    [far, gone, sidecar('ALLOW_ANY', './*')],
  ];
  expect(reasonOf('timeout', before, after)).toMatchInlineSnapshot(
    `"It is still written there. The egress hosts of Sidecar shop/default do not import it from namespace bank. In Sidecar shop/default, spec.egress[0].hosts is [./*] (was [./*, bank/*])."`,
  );
  expect(reasonOf('plain text', before, after)).toMatchInlineSnapshot(
    `"In DestinationRule shop/a, spec.trafficPolicy.tls.mode is DISABLE (was SIMPLE)."`,
  );
  expect(reasonOf('timeout', [timed('5s')], [timed('15s'), sidecar('REGISTRY_ONLY')])).toMatchInlineSnapshot(
    `"In VirtualService shop/a, spec.http[0].timeout is 15s (was 5s)."`,
  );
});

it('gives a rule as the reason of TLS only where it sends elsewhere', () => {
  const tls = (mode: string): string => rule('shop/a', `{ tls: { mode: ${mode} } }`);
  expect(reasonOf('plain text', [tls('SIMPLE')], [tls('DISABLE'), timed('5s')])).toBe(
    'In DestinationRule shop/a, spec.trafficPolicy.tls.mode is DISABLE (was SIMPLE).',
  );
  expect(reasonOf('timeout', [timed('5s', 'rewrite: { uri: /a }, ')], [timed('15s', 'rewrite: { uri: /b }, ')])).toBe(
    'In VirtualService shop/a, spec.http[0].timeout is 15s (was 5s).',
  );
});

it('gives no new rule as the reason of TLS that it does not lead away from', () => {
  const tls = (host: string): string =>
    rule('shop/a', '{ tls: { mode: SIMPLE } }').replace('host: a.example', `host: ${host}`);
  expect(reasonOf('plain text', [tls('a.example')], [tls('b.example'), timed('5s')])).toBe(
    'In DestinationRule shop/a, spec.host is b.example (was a.example).',
  );
});

it('gives a match as the reason where it has another rule take the call', () => {
  const at = (prefix: string, timeout: string): string =>
    routes(
      'shop/a',
      `[{ match: [{ uri: { prefix: ${prefix} } }], timeout: 3s, route: [${to('a.example')}] }, { timeout: ${timeout}, route: [${to('a.example')}] }]`,
    );
  expect(reasonOf('timeout', [at('/x', '15s')], [at('/v', '15s')])).toBe(
    'In VirtualService shop/a, spec.http[0].match[0].uri.prefix is /v (was /x).',
  );
  expect(reasonOf('timeout', [at('/x', '15s')], [at('/y', '25s')])).toBe(
    'In VirtualService shop/a, spec.http[1].timeout is 25s (was 15s).',
  );
});

it('gives nothing as a reason without which the call would do the same', () => {
  const at = (resolution: string): string => entry('bank/a', 'a.example', `resolution: ${resolution}`);
  const cut = sidecar('REGISTRY_ONLY', './*');
  const lost = (before: readonly string[], after: readonly string[]): string | undefined =>
    said(before, after)
      .split('\n')
      .find((each) => each.includes('can no longer reach'))
      ?.replace(/^.*?\)\. /, '');
  expect(lost([at('DNS'), post], [at('DNS_ROUND_ROBIN'), post, cut])).toBe('Sidecar shop/default is new.');
  const routed = routes('bank/a', `[{ timeout: 5s, route: [${to('a.example')}] }]`);
  expect(lost([at('DNS'), post, routed], [at('DNS'), post, cut])).toBe('Sidecar shop/default is new.');
});

it('gives all reasons of which each would do alone', () => {
  const before = [api, post, sidecar('REGISTRY_ONLY')];
  const hidden = entry('shop/a', 'a.example', "resolution: DNS, exportTo: ['~']");
  const cut = sidecar('REGISTRY_ONLY', 'istio-system/*');
  const words = said(before, [hidden, post, cut]);
  expect(words).toContain('In ServiceEntry shop/a, spec.exportTo is [~]');
  expect(words).toContain('In Sidecar shop/default, spec.egress[0].hosts is [istio-system/*]');
});

it('gives a port that is gone beside a Sidecar without which it would still be gone', () => {
  const two = (more: string): string =>
    written(
      'ServiceEntry',
      'bank/a',
      `{ hosts: [a.example], ports: [{ number: 80, name: http, protocol: HTTP }${more}], resolution: DNS }`,
    );
  const calls = design(['shop/cart', "{ url: 'https://a.example' }"]);
  const port = ', { number: 443, name: tls, protocol: TLS }';
  const before = [two(port), calls, sidecar('REGISTRY_ONLY', './*, bank/*')];
  const words = said(before, [two(''), calls, sidecar('REGISTRY_ONLY', './*')]);
  expect(words).toContain('In ServiceEntry bank/a, port 443 (TLS, tls) of spec.ports is gone.');
  expect(words).toContain('In Sidecar shop/default, spec.egress[0].hosts is [./*] (was [./*, bank/*]).');
});

it('gives the outbound policy as no reason of what an entry makes known', () => {
  const open = design(['shop/cart', "{ url: 'http://a.example' }"]).replace('REGISTRY_ONLY', 'ALLOW_ANY');
  expect(said([open], [api, open.replace('ALLOW_ANY', 'REGISTRY_ONLY')])).toMatch(
    /^medium path-changed: .*ServiceEntry shop\/a is new\.$/m,
  );
});

it('gives an entry as the reason of a timeout only where it is read otherwise', () => {
  const at = (resolution: string): string => entry('shop/a', 'a.example', `resolution: ${resolution}`);
  expect(
    said([at('DNS'), post, timed('5s')], [at('DNS_ROUND_ROBIN'), post, timed('15s')])
      .split('\n')
      .find((each) => each.includes('timeout')),
  ).toMatch(/\(was 5s\)\. In VirtualService shop\/a, spec\.http\[0\]\.timeout is 15s \(was 5s\)\.$/);
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

/** What stands on each side of a change, by its kind. */
function evidence(kind: string, before: readonly string[], after: readonly string[]): readonly (readonly string[])[] {
  const { changes } = reportOf(compared(before, after), () => '');
  const change = changes.find((each) => each.kind === kind);
  return [change?.decidedBefore ?? [], change?.decidedAfter ?? []].map((places) =>
    places.map(({ says }) => says).filter((says) => says !== ''),
  );
}

const levels = (...ports: readonly string[]): string => rule('shop/a', `{ portLevelSettings: [${ports.join(', ')}] }`);
const level = (port: number, sni = ''): string =>
  `{ port: { number: ${port} }, tls: { mode: SIMPLE, caCertificates: system${sni} } }`;

it('shows of a list that grows what differs in the item that is the reason', () => {
  const before = [api, post, levels(level(80))];
  const after = [api, post, levels(level(443), level(80, ', sni: a.example'))];
  expect(evidence('tls-weaker', before, after)).toEqual([
    ['spec.trafficPolicy.portLevelSettings[0].tls.sni: unset'],
    ['spec.trafficPolicy.portLevelSettings[1].tls.sni: a.example'],
  ]);
  expect(evidence('tls-stronger', after, before)).toEqual([
    ['spec.trafficPolicy.portLevelSettings[1].tls.sni: a.example'],
    ['spec.trafficPolicy.portLevelSettings[0].tls.sni: unset'],
  ]);
  expect(said(after, before)).toContain('spec.trafficPolicy.portLevelSettings[1].tls.sni is gone (was a.example)');
});

it('says where an item stood that is gone', () => {
  const at = (...addresses: readonly string[]): string =>
    entry(
      'shop/a',
      'a.example',
      `resolution: STATIC, endpoints: [${addresses.map((each) => `{ address: ${each} }`).join()}]`,
    );
  const [before, after] = [
    [at('1.1.1.1', '2.2.2.2', '3.3.3.3'), post],
    [at('1.1.1.1', '3.3.3.3'), post],
  ];
  expect(said(before, after)).toContain('address 2.2.2.2 of spec.endpoints is gone.');
  expect(evidence('address-changed', before, after)).toEqual([
    ['spec.endpoints[1]: {"address":"2.2.2.2"}'],
    ['spec.endpoints: no address 2.2.2.2'],
  ]);
});

it('names an item that a side lacks as the other side has it, where another one stands in its place', () => {
  const serving = (...ports: readonly string[]): string =>
    written('ServiceEntry', 'shop/a', `{ hosts: [a.example], ports: [${ports.join()}], resolution: DNS }`);
  const [https, http] = ['{ number: 443, name: tls, protocol: TLS }', '{ number: 80, name: http, protocol: HTTP }'];
  const encrypted = design(['shop/cart', "{ url: 'https://a.example' }"]);
  const [before, after] = [
    [serving(https, http), encrypted],
    [serving(http), encrypted],
  ];
  expect(said(before, after)).toContain('In ServiceEntry shop/a, port 443 (TLS, tls) of spec.ports is gone.');
  const written443 = 'spec.ports[0]: {"number":443,"name":"tls","protocol":"TLS"}';
  expect(evidence('reach-lost', before, after)).toEqual([[written443], ['spec.ports: no port 443 (TLS, tls)']]);
  expect(evidence('reach-gained', after, before)).toEqual([['spec.ports: no port 443 (TLS, tls)'], [written443]]);
});

it('shows of what is long where it differs', () => {
  const names = (last: string): string =>
    rule(
      'shop/a',
      `{ tls: { mode: SIMPLE, caCertificates: system, subjectAltNames: [one.long-name.example, two.long-name.example, three.long-name.example, ${last}] } }`,
    );
  expect(evidence('tls-changed', [api, post, names('x.example')], [api, post, names('y.example')])).toEqual([
    ['spec.trafficPolicy.tls.subjectAltNames[3]: x.example'],
    ['spec.trafficPolicy.tls.subjectAltNames[3]: y.example'],
  ]);
  expect(evidence('tls-changed', [api, post, names('x.example')], [api, post, names('x.example, y.example')])).toEqual([
    ['spec.trafficPolicy.tls.subjectAltNames: …"x.example"]'],
    ['spec.trafficPolicy.tls.subjectAltNames: …"x.example","y.example"]'],
  ]);
});

it('shows once what a Sidecar says, also where it decides', () => {
  const unknown = design(['shop/cart', "{ url: 'https://b.example' }"]);
  expect(evidence('reach-gained', [unknown, sidecar('REGISTRY_ONLY')], [unknown, sidecar('ALLOW_ANY')])).toEqual([
    ['spec.outboundTrafficPolicy.mode: REGISTRY_ONLY'],
    ['spec.outboundTrafficPolicy.mode: ALLOW_ANY'],
  ]);
});

function changeIn(before: readonly string[], after: readonly string[], kind: string): BehaviourChange {
  const found = compared(before, after).changes.find((change) => change.kind === kind);
  if (!found) throw new Error(`No change of kind ${kind}.`);
  return found;
}

function placesIn(places: BehaviourChange['decidedAfter']): readonly string[] {
  return places.map(({ resource, path }) => `${resource.kind} ${path.join('.')}`);
}

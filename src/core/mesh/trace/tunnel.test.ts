import { describe, expect, it } from 'vitest';
import { mesh } from '../../testing/mesh-fixture';
import { policyRows } from './policy-rows';
import type { Mesh } from '../build';
import type { Trace } from './trace';
import { answerWords } from './trace-words';
import { tracesOf } from './traces';

const simple = 'tls: { mode: SIMPLE, sni: proxy.corp, subjectAltNames: [proxy.corp] }';
const tunnel = 'tunnel: { targetHost: api.example.com, targetPort: 443 }';

interface Setting {
  readonly policy: string;
  readonly subsets?: string;
  readonly routes?: string;
  readonly url?: string;
}

const bySubset = (subset: string): string => `{ host: proxy.corp, subset: ${subset}, port: { number: 3128 } }`;
const plain = '{ host: proxy.corp, port: { number: 3128 } }';

function drawn({ policy, subsets = '[]', routes = `[{ destination: ${plain} }]`, url }: Setting): Mesh {
  return mesh`
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec: { hosts: [api.example.com], ports: [{ number: 443, name: tls, protocol: TLS }, { number: 80, name: http, protocol: HTTP }], resolution: DNS }
  ---
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: proxy, namespace: shop }
  spec: { hosts: [proxy.corp], ports: [{ number: 3128, name: http, protocol: HTTP }], resolution: DNS }
  ---
  apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata: { name: api, namespace: shop }
  spec: { hosts: [api.example.com], tls: [{ match: [{ sniHosts: [api.example.com] }], route: ${routes} }], http: [{ route: [{ destination: ${plain} }] }] }
  ---
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: proxy, namespace: shop }
  spec: { host: proxy.corp, trafficPolicy: { ${policy} }, subsets: ${subsets} }
  ---
  kind: EgressDesign
  metadata: { name: shop }
  spec: { workloads: [{ name: cart, namespace: shop, calls: [{ url: '${url ?? 'https://api.example.com'}' }] }] }`.mesh;
}

function traced(setting: Setting): Trace {
  const [trace] = [...tracesOf(drawn(setting)).values()];
  if (trace === undefined) throw new Error('no call is drawn');
  return trace;
}

const through = 'Reached through a CONNECT tunnel of proxy.corp to api.example.com:443. TLS by the app.';

describe('a tunnel', () => {
  it('carries the TLS of the app to its target, whatever leads to its server', () => {
    for (const policy of [
      tunnel,
      `${simple}, ${tunnel}`,
      `portLevelSettings: [{ port: { number: 3128 }, ${simple} }], ${tunnel}`,
    ]) {
      const trace = traced({ policy });
      expect(trace.tls).toBe('passthrough');
      expect(answerWords(trace)).toBe(through);
      expect(trace.ineffective.map(({ path }) => path.join('.'))).toEqual(['spec.http']);
    }
    expect(answerWords(traced({ policy: simple }))).toContain('TLS arrives inside TLS');
  });

  it('is a row of the policy in force, with where it is written', () => {
    const { policy } = traced({ policy: tunnel });
    const row = policy && policyRows(policy).find(({ name }) => name === 'tunnel');
    expect(row).toMatchObject({
      value: 'CONNECT to api.example.com:443',
      origin: { path: ['spec', 'trafficPolicy', 'tunnel'] },
    });
  });

  it('is that of the subset alone, and of several destinations that of the whole rule', () => {
    const subsets =
      '[{ name: a }, { name: b, trafficPolicy: { tunnel: { protocol: POST, targetHost: b.com, targetPort: 80 } } }]';
    const to = (...names: string[]): string =>
      `[${names.map((each) => `{ destination: ${bySubset(each)}, weight: 50 }`).join(', ')}]`;
    expect(traced({ policy: tunnel, subsets, routes: to('a') }).legs[0]?.tunnel).toBeUndefined();
    expect(answerWords(traced({ policy: tunnel, subsets, routes: to('b') }))).toContain(
      'a POST tunnel of proxy.corp to b.com:80.',
    );
    expect(answerWords(traced({ policy: tunnel, subsets, routes: to('b', 'a') }))).toContain(
      'a CONNECT tunnel of proxy.corp to api',
    );
  });

  it('is for bytes, and not for requests', () => {
    const trace = traced({ policy: tunnel, url: 'http://api.example.com' });
    expect(answerWords(trace)).toBe('Reached. No TLS to the server, every address of proxy.corp.');
    expect(trace.ineffective).toMatchObject([
      { because: 'A tunnel is for bytes that are passed on, and here Envoy routes requests.' },
      { path: ['spec', 'tls'] },
    ]);
  });
});

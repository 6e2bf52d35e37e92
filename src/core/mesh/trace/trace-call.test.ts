import { describe, expect, it } from 'vitest';
import { describeTrace } from '../../testing/describe-trace';
import { dedent, mesh } from '../../testing/mesh-fixture';
import type { Mesh } from '../build';
import { anyPod } from '../proxy/clients/proxies';
import { traceCall } from './trace-call';
import type { Trace } from './trace';

function trace(from: Mesh, url: string, headers: Readonly<Record<string, string>> = {}): Trace | undefined {
  return traceCall(from, { client: anyPod(from, 'shop'), url, method: 'GET', headers });
}

function told(from: Mesh, url: string, headers?: Readonly<Record<string, string>>): string {
  return `\n${describeTrace(trace(from, url, headers))}\n`;
}

const golden = (text: string): string => `\n${dedent(text).trim()}\n`;

const api = `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec:
    hosts: [api.example.com]
    ports:
      - { number: 80, name: http, protocol: HTTP, targetPort: 443 }
      - { number: 443, name: https, protocol: HTTPS }
    resolution: DNS
  ---`;

const origination = `
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: tls, namespace: shop }
  spec:
    host: api.example.com
    trafficPolicy:
      outlierDetection: { consecutive5xxErrors: 3 }
      portLevelSettings: [{ port: { number: 80 }, tls: { mode: SIMPLE } }]
  ---`;

describe('why a call gets to an endpoint', () => {
  const because = (endpoints: string): string | undefined => {
    const { mesh: shop } = mesh`${api.replace('DNS', `STATIC${endpoints}`)}`;
    return trace(shop, 'http://api.example.com/')?.hops.find(({ at }) => at === 'endpoint')?.because;
  };

  it('is said of one alone, and of equal ones', () => {
    expect(because('\n    endpoints: [{ address: 10.0.0.1 }]')).toBe('There is no other endpoint.');
    expect(because('\n    endpoints: [{ address: 10.0.0.1 }, { address: 10.0.0.2 }]')).toBe(
      'All endpoints have the same priority.',
    );
  });
});

describe('a call through a sidecar', () => {
  const { mesh: shop } = mesh`${api}${origination}`;

  // Envoy chooses the virtual host by :authority, whatever address was dialled.
  it.each<Readonly<Record<string, string>>>([
    { Host: 'api.example.com' },
    { host: 'API.example.com:80' },
    { ':authority': 'api.example.com' },
  ])('is routed by its Host header: %j', (headers) => {
    expect(trace(shop, 'http://203.0.113.5/', headers)).toMatchObject({
      outcome: 'reached',
      cluster: { name: 'outbound|80||api.example.com' },
      tls: 'originated',
    });
    expect(trace(shop, 'http://203.0.113.5/')?.outcome).toBe('passthrough');
  });

  it('has TLS started on the port for it', () => {
    expect(told(shop, 'http://api.example.com/v1')).toBe(
      golden(`
        reached, tls originated, via sidecar
        sidecar dns api.example.com
        sidecar listener 0.0.0.0_80
        sidecar route api.example.com:80
        sidecar cluster outbound|80||api.example.com by ServiceEntry shop/api spec.ports[0]
        sidecar destination-rule shop/tls by DestinationRule shop/tls spec.trafficPolicy.portLevelSettings[0]
        sidecar endpoint api.example.com:443
        without effect: DestinationRule shop/tls spec.trafficPolicy.outlierDetection`),
    );
    expect(trace(shop, 'http://api.example.com/v1')?.policy).toMatchObject({
      tls: { mode: 'SIMPLE', sni: 'api.example.com', sanCheck: true, ca: 'system' },
      outlierDetection: null,
      retries: { attempts: 2 },
    });
  });

  it('passes the own TLS of the app on by its server name', () => {
    expect(told(shop, 'https://api.example.com')).toBe(
      golden(`
        reached, tls passthrough, via sidecar
        sidecar dns api.example.com
        sidecar listener 0.0.0.0_443 by ServiceEntry shop/api spec.ports[1]
        sidecar route api.example.com
        sidecar cluster outbound|443||api.example.com by ServiceEntry shop/api spec.ports[1]
        sidecar destination-rule shop/tls by DestinationRule shop/tls spec.trafficPolicy
        sidecar endpoint api.example.com:443`),
    );
  });

  it('leaves for the dialled address where TLS comes to a port for HTTP', () => {
    expect(told(shop, 'https://api.example.com:80')).toBe(
      golden(`
        passthrough, tls passthrough, via sidecar
        sidecar dns api.example.com
        sidecar listener 0.0.0.0_80
        sidecar cluster PassthroughCluster
        without effect: DestinationRule shop/tls spec
        without effect: ServiceEntry shop/api spec`),
    );
  });

  it('is refused where nobody knows the host', () => {
    const { mesh: closed } = mesh`${api}
      apiVersion: networking.istio.io/v1
      kind: Sidecar
      metadata: { name: closed, namespace: shop }
      spec: { outboundTrafficPolicy: {} }`;
    expect(told(closed, 'http://other.example.com')).toBe(
      golden(`
        blackhole 502, via sidecar
        sidecar dns other.example.com
        sidecar listener 0.0.0.0_80
        sidecar route block_all`),
    );
    expect(told(closed, 'tcp://other.example.com:9000')).toBe(
      golden(`
        blackhole closed UH, via sidecar
        sidecar dns other.example.com
        sidecar listener virtualOutbound
        sidecar cluster BlackHoleCluster by Sidecar shop/closed spec.outboundTrafficPolicy`),
    );
  });
});

describe('the rules of a VirtualService', () => {
  const routed = (http: string): Mesh =>
    mesh`${api}
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: { name: way, namespace: shop }
      spec:
        hosts: [api.example.com]
        http: ${http}`.mesh;

  it('split, abort, redirect and end in 404', () => {
    const split = routed(
      '[{ route: [{ destination: { host: api.example.com, port: { number: 443 } }, weight: 90 }, { destination: { host: gone.example.com }, weight: 10 }] }]',
    );
    expect(trace(split, 'http://api.example.com')?.split).toEqual([
      { cluster: 'outbound|443||api.example.com', weight: 90 },
      { cluster: 'outbound|80||gone.example.com', weight: 10 },
    ]);
    const abort = routed(
      '[{ fault: { abort: { httpStatus: 418, percentage: { value: 100 } } }, route: [{ destination: { host: api.example.com } }] }]',
    );
    expect(trace(abort, 'http://api.example.com')).toMatchObject({
      outcome: 'blocked',
      response: { code: 418, flag: 'FI' },
    });
    expect(trace(abort, 'http://api.example.com')?.hops.at(-1)).toMatchObject({
      what: 'The route’s fault answers every request with 418; none is sent to api.example.com.',
      path: ['spec', 'http', 0, 'fault'],
    });
    const redirect = routed('[{ redirect: { authority: www.example.com, redirectCode: 308 } }]');
    expect(trace(redirect, 'http://api.example.com/a')).toMatchObject({
      outcome: 'redirected',
      response: { code: 308, location: 'http://www.example.com/a' },
    });
    const narrow = routed(
      '[{ match: [{ uri: { prefix: /v2 } }], route: [{ destination: { host: api.example.com } }] }]',
    );
    expect(trace(narrow, 'http://api.example.com/v1')).toMatchObject({
      outcome: 'error',
      response: { code: 404, flag: 'NR' },
    });
  });

  it('choose by headers, whatever their case', () => {
    const canary = routed(
      '[{ match: [{ headers: { x-user: { exact: ada } } }], route: [{ destination: { host: api.example.com, subset: v2 } }] }, { route: [{ destination: { host: api.example.com } }] }]',
    );
    expect(trace(canary, 'http://api.example.com', { 'X-User': 'ada' })).toMatchObject({
      outcome: 'error',
      response: { code: 503, flag: 'NC' },
    });
    expect(trace(canary, 'http://api.example.com')).toMatchObject({ outcome: 'reached' });
  });

  it('are without effect for what Envoy cannot read', () => {
    expect(
      told(routed('[{ timeout: 5s, route: [{ destination: { host: api.example.com } }] }]'), 'https://api.example.com'),
    ).toContain('without effect: VirtualService shop/way spec');
  });
});

describe('what cannot be told', () => {
  it('is said, and no call for a url that is none', () => {
    const { mesh: shop } = mesh`${api}`;
    expect(trace(shop, 'ftp://api.example.com')).toBeUndefined();
    expect(trace(shop, 'tcp://api.example.com')).toBeUndefined();
    expect(trace(shop, 'http://reviews:9080')?.undecided).toMatch(/^No Service is among the files/);
  });

  it('says what would become of a call were the other resource older', () => {
    const { mesh: tied } = mesh`${api}
      apiVersion: networking.istio.io/v1
      kind: DestinationRule
      metadata: { name: a, namespace: shop }
      spec: { host: api.example.com, trafficPolicy: { tls: { mode: SIMPLE } } }
      ---
      apiVersion: networking.istio.io/v1
      kind: DestinationRule
      metadata: { name: b, namespace: shop }
      spec: { host: api.example.com, trafficPolicy: { tls: { mode: DISABLE } } }`;
    const ties = trace(tied, 'http://api.example.com')?.ties;
    expect(ties?.map(({ winner, loser, otherwise }) => [winner.name, loser.name, otherwise])).toEqual([
      ['a', 'b', 'Reached, but not understood: plain text arrives at a TLS port. Every address of api.example.com.'],
    ]);
  });
});

describe('an expression that takes too long to compare', () => {
  const { mesh: slow } = mesh`${api}
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: slow, namespace: shop }
    spec:
      hosts: [api.example.com]
      http:
        - match: [{ uri: { regex: "${'(?:a?){1000}'.repeat(6)}/.*" }, method: { exact: GET } }]
          route: [{ destination: { host: api.example.com, port: { number: 443 } } }]
        - route: [{ destination: { host: api.example.com } }]`;
  const long = `http://api.example.com/${'a'.repeat(3000)}`;

  it('leaves undecided what becomes of the call, and says so in the step and before all else', () => {
    const found = trace(slow, long);
    expect(found?.undecided).toMatch(
      /^Route spec\.http\[0\] of VirtualService shop\/slow: The path .* takes more than 4,000,000 steps .* is not decided\.$/,
    );
    expect(found?.caveats[0]).toBe(found?.undecided);
    const passed = found?.hops.find((hop) => hop.at === 'route')?.passed ?? [];
    expect(passed.map(({ because }) => because.replace(/a{9,}/g, 'a…'))).toEqual([
      expect.stringMatching(/^The path \/a… takes more than 4,000,000 steps to compare with/),
    ]);
  });

  it('decides nothing where the rule misses the call for sure, or the path is short', () => {
    const asked = { client: anyPod(slow, 'shop'), url: long, method: 'POST', headers: {} };
    expect(traceCall(slow, asked)?.undecided).toBeUndefined();
    expect(trace(slow, 'http://api.example.com/a')?.undecided).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { gateway, get, mtls, routes, service, take, tls, to, told } from '../../../testing/gateway-fixture';
import type { GatewayArrival } from './gateway-choice';

describe('servers that pass TLS on', () => {
  const rule = (name: string, sni: string, host: string): string =>
    routes(
      name,
      'edge',
      `hosts: [${sni}], gateways: [gw], tls: [{ match: [{ port: 443, sniHosts: [${sni}] }], route: [${to(host, 443)}] }]`,
    );
  const bundle =
    service() +
    gateway('gw', 'edge', tls('"*.example.com"', 'PASSTHROUGH', 'TLS')) +
    rule('one', 'mysite.example.com', 'one.x') +
    rule('two', 'mysite.example.com', 'two.x');

  it('route by the names of tls routes, the first of a name counting', () => {
    const choice = take(bundle, { payload: 'tls', sni: 'mysite.example.com' }, 443);
    expect(told(choice)).toBe('one.x:443');
    expect(choice.losers.map(({ because }) => because)).toEqual([
      'Server name mysite.example.com already has a filter chain by VirtualService edge/one, so istiod leaves this match out.',
    ]);
  });

  it('close what no rule names', () => {
    expect(told(take(bundle, { payload: 'tls', sni: 'other.example.com' }, 443))).toBe('reset');
    expect(told(take(bundle, { payload: 'http1', ...get('mysite.example.com') }, 443))).toBe('reset');
    expect(
      told(
        take(
          bundle,
          { payload: 'tls', sni: 'mysite.example.com', ...mtls('outbound_.443_._.out.edge.svc.cluster.local') },
          443,
        ),
      ),
    ).toBe('reset');
  });

  it('do not listen where no tls route is for them, unless another server of the port has a chain', () => {
    const hello = { payload: 'tls', sni: 'mysite.example.com' } as const;
    const mine = rule('one', 'mysite.example.com', 'one.x');
    const elsewhere = mine.replace('gateways: [gw]', 'gateways: [mesh, gw]').replace('port: 443,', 'gateways: [mesh],');
    const alone = service() + gateway('gw', 'edge', tls('"*.example.com"', 'PASSTHROUGH', 'TLS')) + elsewhere;
    const choice = take(alone, hello, 443);
    expect(choice.action).toEqual({ type: 'not-listening' });
    expect(choice.because).toBe(
      'No tls route of VirtualService edge/one is for server 1 of Gateway edge/gw, so istiod makes no filter chain for it. Without any filter chain there is no listener.',
    );
    const beside =
      service() +
      gateway('gw', 'edge', tls('"*.example.com"', 'PASSTHROUGH', 'TLS'), tls('b.other', 'SIMPLE')) +
      elsewhere;
    expect(take(beside, hello, 443)).toMatchObject({
      action: { type: 'reset', flag: 'NR' },
      because: 'No filter chain of the gateway is for server name mysite.example.com, only for b.other.',
    });
  });

  it('make no filter chain of http routes', () => {
    const wrong = bundle.replaceAll(
      'tls: [{ match: [{ port: 443, sniHosts: [mysite.example.com] }]',
      'http: [{ match: [{ port: 443 }]',
    );
    expect(take(wrong, { payload: 'tls', sni: 'mysite.example.com' }, 443).because).toBe(
      'istiod reads only tls routes for server 1 of Gateway edge/gw, which does not end TLS, and VirtualService edge/one has none that applies. Without any filter chain there is no listener.',
    );
  });
});

describe('servers that end TLS', () => {
  const rule = routes(
    'vs',
    'edge',
    `hosts: [a.example.com], gateways: [gw], http: [{ route: [${to('a.example.com', 443)}] }]`,
  );
  const bundle =
    service('{ port: 443, targetPort: 8443, name: https }') +
    gateway('gw', 'edge', tls('a.example.com', 'ISTIO_MUTUAL')) +
    rule;

  it('read requests, and know the client by its certificate', () => {
    const choice = take(bundle, { ...get('a.example.com'), ...mtls('a.example.com') }, 443);
    expect(told(choice)).toBe('a.example.com:443');
    expect(choice).toMatchObject({ listener: '0.0.0.0_8443', knowsClient: true, server: { index: 0 } });
    expect(choice.action).toMatchObject({
      routeConfig: 'https.443.https.gw.edge',
      routes: { virtualHost: 'a.example.com:443' },
    });
  });

  it('redirect nothing that came with TLS', () => {
    const redirecting = bundle.replace('mode: ISTIO_MUTUAL', 'mode: ISTIO_MUTUAL, httpsRedirect: true');
    const arrival = { ...get('a.example.com'), ...mtls('a.example.com') };
    expect(told(take(redirecting, arrival, 443))).toBe('a.example.com:443');
  });

  it('close what comes with another server name, and say which field gives it', () => {
    const sni = 'outbound_.443_._.out.edge.svc.cluster.local';
    const choice = take(bundle, { ...get('a.example.com'), ...mtls(sni) }, 443);
    expect(choice.because).toBe(
      `No filter chain of the gateway is for server name ${sni}, only for a.example.com. The DestinationRule for the gateway sets no sni.`,
    );
    expect(
      told(
        take(
          bundle.replace('hosts: [a.example.com], tls', 'hosts: ["*"], tls'),
          { ...get('a.example.com'), ...mtls(sni) },
          443,
        ),
      ),
    ).toBe('a.example.com:443');
  });

  it('close plain text, and TLS without a certificate of the mesh', () => {
    expect(told(take(bundle, get('a.example.com'), 443))).toBe('reset');
    const simple = { wrapped: { mode: 'SIMPLE', sni: 'a.example.com', alpn: [] } } as const;
    expect(take(bundle, { ...get('a.example.com'), ...simple }, 443).because).toBe(
      'The TLS that the client’s proxy adds is SIMPLE, and server 1 of Gateway edge/gw wants a certificate of the mesh.',
    );
    expect(told(take(bundle, { payload: 'tls', sni: 'a.example.com' }, 443))).toBe('reset');
  });

  it('find no HTTP inside the app’s own TLS', () => {
    expect(told(take(bundle, { payload: 'tls', sni: 'a.example.com', ...mtls('a.example.com') }, 443))).toBe('reset');
  });

  it('of protocol TLS pass what is inside on by tcp routes, and by nothing else', () => {
    const bytes = bundle.replace('HTTPS', 'TLS');
    expect(take(bytes, { payload: 'raw', ...mtls('a.example.com') }, 443).because).toBe(
      'istiod reads only tcp routes for server 1 of Gateway edge/gw, and VirtualService edge/vs has none that applies. Without any filter chain there is no listener.',
    );
    expect(told(take(bytes.replace('http: [', 'tcp: ['), { payload: 'raw', ...mtls('a.example.com') }, 443))).toBe(
      'a.example.com:443',
    );
  });

  it('take the longest server name', () => {
    const wild =
      service() +
      gateway('gw', 'edge', tls('"*"', 'SIMPLE', 'HTTPS', 'any'), tls('a.example.com', 'ISTIO_MUTUAL')) +
      rule;
    expect(take(wild, { ...get('a.example.com'), ...mtls('a.example.com') }, 443).server).toMatchObject({ index: 1 });
    expect(take(wild, { payload: 'tls', sni: 'b.example.com' }, 443).server).toMatchObject({ index: 0 });
  });
});

describe('servers that pass mesh TLS on by the cluster in its server name', () => {
  const db = `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: db, namespace: edge }
  spec: { hosts: [db.global], location: MESH_INTERNAL, resolution: STATIC, ports: [{ number: 80, name: http, protocol: HTTP }], endpoints: [{ address: 10.0.0.1 }] }
  ---`;
  const bundle = service() + gateway('gw', 'edge', tls('"*.global"', 'AUTO_PASSTHROUGH', 'TLS')) + db;

  it('know the services of the mesh by their hosts', () => {
    const cluster = (host: string): Partial<GatewayArrival> => ({
      payload: 'raw',
      ...mtls(`outbound_.80_.v1_.${host}`),
    });
    expect(told(take(bundle, cluster('db.global'), 443))).toBe('db.global:80');
    expect(told(take(bundle, cluster('other.global'), 443))).toBe('reset');
    expect(told(take(bundle.replace('MESH_INTERNAL', 'MESH_EXTERNAL'), cluster('db.global'), 443))).toBe('reset');
    expect(told(take(bundle, { payload: 'tls', sni: 'outbound_.80_._.db.global' }, 443))).toBe('reset');
  });
});

import { describe, expect, it } from 'vitest';
import { gateway, get, http, mtls, routes, service, take, tcp, tls, to, told } from '../../../testing/gateway-fixture';

describe('raw servers', () => {
  const rule = routes(
    't',
    'edge',
    `hosts: ["*"], gateways: [edge/gw], tcp: [{ match: [{ port: 81 }], route: [${to('no.x')}] }, { route: [${to('db.x', 9080)}] }, { route: [${to('later.x')}] }]`,
  );

  it('send bytes along the first tcp route that applies', () => {
    expect(told(take(service() + gateway('gw', 'edge', tcp('db.x')) + rule, { payload: 'raw' }))).toBe('db.x:9080');
  });

  it('do not listen without a tcp route', () => {
    const choice = take(service() + gateway('gw', 'edge', tcp('db.x')), { payload: 'raw' });
    expect(choice.because).toBe(
      'No VirtualService with a tcp route is bound to server 1 of Gateway edge/gw, so istiod makes no filter chain for it. Without any filter chain there is no listener.',
    );
  });

  it('do not look at sources and subnets of a match', () => {
    const picky = routes(
      't',
      'edge',
      `hosts: ["*"], gateways: [gw], tcp: [{ match: [{ sourceLabels: { app: x }, destinationSubnets: [10.0.0.0/8] }], route: [${to('db.x', 9080)}] }]`,
    );
    expect(told(take(service() + gateway('gw', 'edge', tcp('db.x')) + picky, { payload: 'raw' }))).toBe('db.x:9080');
  });
});

describe('servers on one port', () => {
  const rule = routes('t', 'edge', `hosts: ["*"], gateways: [edge/gateway], tcp: [{ route: [${to('db.x', 9080)}] }]`);

  it('of raw bytes are one: the first by age, name and namespace', () => {
    const both = (other: string): string =>
      service() + gateway('gateway', 'edge', tcp('foo.bar')) + gateway('gateway', other, tcp('foo.bar')) + rule;
    expect(told(take(both('alpha'), { payload: 'raw' }))).toBe('not-listening');
    expect(told(take(both('zeta'), { payload: 'raw' }))).toBe('db.x:9080');
    expect(take(both('zeta'), { payload: 'raw' }).losers).toMatchObject([{ path: ['spec', 'servers', 0], tied: true }]);
  });

  it('of raw bytes and HTTP leave the later out', () => {
    const tcpFirst = service() + gateway('alpha', 'edge', tcp('foo.bar')) + gateway('beta', 'edge', http('foo.bar'));
    expect(told(take(tcpFirst, get('foo.bar')))).toBe('not-listening');
    const httpFirst = service() + gateway('beta', 'edge', tcp('foo.bar')) + gateway('alpha', 'edge', http('foo.bar'));
    expect(take(httpFirst, get('foo.bar')).action).toMatchObject({ routes: { virtualHost: 'blackhole:80' } });
  });

  it('with one server name count once', () => {
    const both =
      service() +
      gateway('alpha', 'edge', tls('a.example.com', 'ISTIO_MUTUAL')) +
      gateway('beta', 'edge', tls('a.example.com', 'PASSTHROUGH', 'TLS'));
    const { losers } = take(both, { ...get('a.example.com'), ...mtls('a.example.com') }, 443);
    expect(losers.map(({ because }) => because)).toEqual([
      'server 1 of Gateway edge/alpha already has a.example.com on port 443, so istiod leaves this server out.',
    ]);
  });

  it('with equal chains by other means are all refused by Envoy', () => {
    const both =
      service() + gateway('alpha', 'edge', tls('./*', 'SIMPLE')) + gateway('alpha', 'shop', tls('./*', 'SIMPLE'));
    expect(take(both, { payload: 'tls', sni: 'a.example.com' }, 443).because).toMatch(
      /^Envoy refuses the listener: .* every server name\.$/,
    );
  });
});

describe('the port of the pods', () => {
  const rule = routes('a', 'edge', `hosts: [example.com], gateways: [gw], http: [{ route: [${to('a.x')}] }]`);

  it('is the target of the Service’s port, on which servers of that port listen', () => {
    const bundle =
      service('{ port: 80, targetPort: 8080, name: http }') + gateway('gw', 'edge', http('example.com')) + rule;
    const choice = take(bundle, get('example.com'));
    expect(choice).toMatchObject({ listener: '0.0.0.0_8080' });
    expect(choice.action).toMatchObject({ routeConfig: 'http.8080', routes: { virtualHost: 'example.com:80' } });
  });

  it('is that of a server which names it itself', () => {
    const bundle =
      service('{ port: 80, targetPort: 8080, name: http }') + gateway('gw', 'edge', http('example.com', 8080)) + rule;
    expect(take(bundle, get('example.com')).action).toMatchObject({ routes: { virtualHost: 'example.com:8080' } });
  });

  it('joins servers of two Service ports with one target', () => {
    const bundle =
      service('{ port: 80, targetPort: web, name: http }, { port: 81, targetPort: web, name: http-81 }') +
      gateway('gw', 'edge', http('80.example.com'), http('81.example.com', 81)) +
      rule.replace('[example.com]', '["*.example.com"]');
    expect(told(take(bundle, get('80.example.com')))).toBe('a.x:80');
    expect(take(bundle, get('81.example.com')).action).toMatchObject({ routes: { virtualHost: '81.example.com:81' } });
  });

  it('has nobody listening without a server', () => {
    const bundle = service() + gateway('gw', 'edge', http('example.com', 82)) + rule;
    expect(take(bundle, get('example.com')).because).toBe(
      'The gateway’s pods do not listen on port 80: no server of Gateway edge/gw leads there.',
    );
  });
});

describe('what somebody is still typing', () => {
  it.each([
    'servers: [null, 1, { port: 80 }, { port: { number: 80 } }, { port: { number: "80" }, hosts: x, tls: [] }]',
    'servers: { a: b }',
    'servers: [{ port: { number: 80, protocol: 7 }, hosts: [1, null], tls: { mode: 3, httpsRedirect: maybe } }]',
  ])('is read as far as it goes: %s', (servers) => {
    const broken = `
  apiVersion: networking.istio.io/v1
  kind: Gateway
  metadata: { name: gw, namespace: edge }
  spec: { selector: { istio: egressgateway }, ${servers} }
  ---`;
    const rules = routes(
      'a',
      'edge',
      'hosts: [a.example.com], gateways: [gw, 3], tcp: [null, { route: 7 }], tls: [{ match: [4] }], http: [{ route: [{}] }]',
    );
    expect(told(take(service() + broken + rules, get('a.example.com')))).toMatch(/not-listening|404/);
  });
});

import { describe, expect, it } from 'vitest';
import { mesh } from '../../../testing/mesh-fixture';
import type { Mesh } from '../../build';
import type { GatewayArrival, GatewayChoice } from './gateway-choice';
import { takeAtGateway } from './gateway-take';
import { gatewaysBehind } from './gateway-target';
import { scopeOf } from '../scope/scopes';

const service = (ports: string, labels = '{}'): string => `
  apiVersion: v1
  kind: Service
  metadata: { name: out, namespace: edge, labels: ${labels} }
  spec: { selector: { istio: egressgateway }, ports: [${ports}] }
  ---`;

const gateway = (name: string, namespace: string, ...servers: readonly string[]): string => `
  apiVersion: networking.istio.io/v1
  kind: Gateway
  metadata: { name: ${name}, namespace: ${namespace} }
  spec: { selector: { istio: egressgateway }, servers: [${servers.join(', ')}] }
  ---`;

const routes = (name: string, namespace: string, spec: string): string => `
  apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata: { name: ${name}, namespace: ${namespace} }
  spec: { ${spec} }
  ---`;

const http = (hosts: string, number = 80): string =>
  `{ port: { number: ${number}, name: http-${number}, protocol: HTTP }, hosts: [${hosts}] }`;
const tcp = (hosts: string, number = 80): string =>
  `{ port: { number: ${number}, name: tcp, protocol: TCP }, hosts: [${hosts}] }`;
const tls = (hosts: string, mode: string, protocol = 'HTTPS', name = 'https'): string =>
  `{ port: { number: 443, name: ${name}, protocol: ${protocol} }, hosts: [${hosts}], tls: { mode: ${mode} } }`;
const to = (host: string, port = 80): string => `{ destination: { host: ${host}, port: { number: ${port} } } }`;

const all = '{ port: 80, name: http }, { port: 443, name: https }';

function take(documents: string, arrival: Partial<GatewayArrival>, port = 80): GatewayChoice {
  const built: Mesh = mesh`${documents}`.mesh;
  const target = gatewaysBehind(built, 'out.edge.svc.cluster.local', port);
  if (target?.podPort === undefined) throw new Error('no gateway');
  return takeAtGateway(scopeOf(built, target.proxy), target, {
    port: target.podPort,
    payload: 'http1',
    sni: undefined,
    wrapped: undefined,
    request: undefined,
    ...arrival,
  });
}

const get = (host: string, path = '/'): Partial<GatewayArrival> => ({
  request: { host, path, method: 'GET', headers: {} },
});
const mtls = (sni: string | undefined): Pick<GatewayArrival, 'wrapped'> => ({
  wrapped: { mode: 'ISTIO_MUTUAL', sni, alpn: ['istio'] },
});

/** `host:port` of what it goes on to, or what the gateway does instead. */
function told({ action }: GatewayChoice): string {
  switch (action.type) {
    case 'tcp':
      return action.destinations.map((each) => `${each.host}:${each.port}`).join(' ');
    case 'redirect':
      return `${action.code} ${action.location}`;
    case 'reset':
      return 'reset';
    case 'http': {
      const then = action.routes.action;
      if (then.type === 'forward') return then.destinations.map((each) => `${each.host}:${each.port}`).join(' ');
      return then.type === 'no-route' || then.type === 'unknown-host' ? '404' : `answer ${then.code}`;
    }
  }
}

describe('plaintext servers', () => {
  const two =
    routes('a', 'edge', `hosts: [a.example.com], gateways: [gw], http: [{ route: [${to('a.x')}] }]`) +
    routes(
      'b',
      'edge',
      `hosts: [b.example.com], gateways: [gw], http: [{ match: [{ uri: { prefix: /api } }], route: [${to('b.x')}] }]`,
    );
  const bundle = service(all) + gateway('gw', 'edge', http('"*"')) + two;

  it('route by virtual hosts, and answer 404 for what they do not know', () => {
    expect(told(take(bundle, get('a.example.com')))).toBe('a.x:80');
    expect(told(take(bundle, get('b.example.com', '/api')))).toBe('b.x:80');
    expect(told(take(bundle, get('b.example.com', '/')))).toBe('404');
    const unknown = take(bundle, get('c.example.com'));
    expect(told(unknown)).toBe('404');
    expect(unknown.action).toMatchObject({ routeConfig: 'http.80', routes: { virtualHost: undefined } });
  });

  it('have a virtual host that knows nothing while no VirtualService is bound', () => {
    const choice = take(service(all) + gateway('gw', 'edge', http('"*"')), get('a.example.com'));
    expect(choice.action).toMatchObject({
      routes: {
        virtualHost: 'blackhole:80',
        because: 'No VirtualService is bound to Gateway edge/gw, so it answers 404.',
      },
    });
  });

  it('read no TLS and no raw bytes as HTTP', () => {
    expect(told(take(bundle, { ...get('a.example.com'), ...mtls('a.example.com') }))).toBe('reset');
    expect(told(take(bundle, { payload: 'tls', sni: 'a.example.com' }))).toBe('reset');
    expect(told(take(bundle, { payload: 'raw' }))).toBe('reset');
  });

  it('redirect plaintext where they are told to', () => {
    const server =
      '{ port: { number: 80, name: http, protocol: HTTP }, hosts: [a.example.com], tls: { httpsRedirect: true } }';
    const redirecting = service(all) + gateway('gw', 'edge', server) + two;
    expect(told(take(redirecting, get('a.example.com', '/x')))).toBe('301 https://a.example.com/x');
    expect(told(take(redirecting.replace(two, ''), get('a.example.com')))).toBe('301 https://a.example.com/');
  });

  it('join the rules of all VirtualServices of a host, those that take everything last', () => {
    const joined =
      service(all) +
      gateway('gw', 'edge', http('"*"')) +
      routes('a', 'edge', `hosts: [a.example.com], gateways: [gw], http: [{ route: [${to('a.x')}] }]`) +
      routes(
        'b',
        'edge',
        `hosts: [a.example.com], gateways: [gw], http: [{ match: [{ uri: { prefix: /api } }], route: [${to('b.x')}] }]`,
      );
    expect(told(take(joined, get('a.example.com', '/api')))).toBe('b.x:80');
    expect(told(take(joined, get('a.example.com', '/')))).toBe('a.x:80');
  });

  it('take VirtualServices of the namespace before their host alone', () => {
    const bundleOf = (name: string): string =>
      routes(
        'vs',
        name,
        `hosts: [${name}.example.com], gateways: [edge/alpha, edge/beta], http: [{ route: [${to(`${name}.x`)}] }]`,
      );
    const spaces =
      service(all) +
      gateway('alpha', 'edge', http('ns-1/*.example.com')) +
      gateway('beta', 'edge', http('ns-2/*.example.com')) +
      bundleOf('ns-1') +
      bundleOf('ns-2') +
      bundleOf('ns-3');
    expect(told(take(spaces, get('ns-1.example.com')))).toBe('ns-1.x:80');
    expect(told(take(spaces, get('ns-2.example.com')))).toBe('ns-2.x:80');
    expect(told(take(spaces, get('ns-3.example.com')))).toBe('404');
  });

  it('read a dot before a host as the namespace of the Gateway', () => {
    const own =
      service(all) +
      gateway('gw', 'edge', http('./*')) +
      routes('a', 'shop', `hosts: [a.example.com], gateways: [edge/gw], http: [{ route: [${to('a.x')}] }]`);
    expect(told(take(own, get('a.example.com')))).toBe('404');
    expect(told(take(own.replace('./*', '"*/*"'), get('a.example.com')))).toBe('a.x:80');
  });

  it('compare the port and gateways of matches with the server', () => {
    const match = (text: string): string =>
      service('{ port: 80, targetPort: 8080, name: http }') +
      gateway('gw', 'edge', http('"*"')) +
      routes(
        'a',
        'edge',
        `hosts: [a.example.com], gateways: [gw], http: [{ match: [{ ${text} }], route: [${to('a.x')}] }]`,
      );
    expect(told(take(match('port: 80'), get('a.example.com')))).toBe('a.x:80');
    expect(told(take(match('port: 8080'), get('a.example.com')))).toBe('404');
    expect(told(take(match('gateways: [gw]'), get('a.example.com')))).toBe('a.x:80');
    expect(told(take(match('gateways: [mesh]'), get('a.example.com')))).toBe('404');
  });

  it('say where no rule holds for the gateway', () => {
    const half =
      service(all) +
      gateway('gw', 'edge', http('"*"')) +
      routes(
        'a',
        'edge',
        `hosts: [a.example.com], gateways: [gw, mesh], http: [{ match: [{ gateways: [mesh] }], route: [${to('a.x')}] }]`,
      );
    expect(take(half, get('a.example.com')).action).toMatchObject({
      routes: {
        because:
          'No http rule of VirtualService edge/a holds at Gateway edge/gw, so it has no virtual host for a.example.com and answers 404.',
      },
    });
  });

  it('see only VirtualServices that are exported to their pods', () => {
    const hidden =
      service(all) +
      gateway('gw', 'edge', http('"*"')) +
      routes(
        'a',
        'shop',
        `hosts: [a.example.com], exportTo: [.], gateways: [edge/gw], http: [{ route: [${to('a.x')}] }]`,
      );
    const choice = take(hidden, get('a.example.com'));
    expect(choice.action).toMatchObject({
      routes: { because: 'VirtualService shop/a is not exported to edge, where the gateway is, so it answers 404.' },
    });
  });
});

describe('raw servers', () => {
  const rule = routes(
    't',
    'edge',
    `hosts: ["*"], gateways: [edge/gw], tcp: [{ match: [{ port: 81 }], route: [${to('no.x')}] }, { route: [${to('db.x', 9080)}] }, { route: [${to('later.x')}] }]`,
  );

  it('send bytes along the first tcp rule that applies', () => {
    expect(told(take(service(all) + gateway('gw', 'edge', tcp('db.x')) + rule, { payload: 'raw' }))).toBe('db.x:9080');
  });

  it('do not listen without a tcp rule', () => {
    const choice = take(service(all) + gateway('gw', 'edge', tcp('db.x')), { payload: 'raw' });
    expect(choice.because).toBe(
      'No VirtualService with a tcp rule is bound to server 1 of Gateway edge/gw, so istiod makes no filter chain for it.',
    );
  });

  it('do not look at sources and subnets of a match', () => {
    const picky = routes(
      't',
      'edge',
      `hosts: ["*"], gateways: [gw], tcp: [{ match: [{ sourceLabels: { app: x }, destinationSubnets: [10.0.0.0/8] }], route: [${to('db.x', 9080)}] }]`,
    );
    expect(told(take(service(all) + gateway('gw', 'edge', tcp('db.x')) + picky, { payload: 'raw' }))).toBe('db.x:9080');
  });
});

describe('servers on one port', () => {
  const rule = routes('t', 'edge', `hosts: ["*"], gateways: [edge/gateway], tcp: [{ route: [${to('db.x', 9080)}] }]`);

  it('of raw bytes are one: the first by age, name and namespace', () => {
    const both = (other: string): string =>
      service(all) + gateway('gateway', 'edge', tcp('foo.bar')) + gateway('gateway', other, tcp('foo.bar')) + rule;
    expect(told(take(both('alpha'), { payload: 'raw' }))).toBe('reset');
    expect(told(take(both('zeta'), { payload: 'raw' }))).toBe('db.x:9080');
    expect(take(both('zeta'), { payload: 'raw' }).losers).toMatchObject([{ path: ['spec', 'servers', 0], tied: true }]);
  });

  it('of raw bytes and HTTP leave the later out', () => {
    const tcpFirst = service(all) + gateway('alpha', 'edge', tcp('foo.bar')) + gateway('beta', 'edge', http('foo.bar'));
    expect(told(take(tcpFirst, get('foo.bar')))).toBe('reset');
    const httpFirst =
      service(all) + gateway('beta', 'edge', tcp('foo.bar')) + gateway('alpha', 'edge', http('foo.bar'));
    expect(take(httpFirst, get('foo.bar')).action).toMatchObject({ routes: { virtualHost: 'blackhole:80' } });
  });

  it('with one server name count once', () => {
    const both =
      service(all) +
      gateway('alpha', 'edge', tls('a.example.com', 'ISTIO_MUTUAL')) +
      gateway('beta', 'edge', tls('a.example.com', 'PASSTHROUGH', 'TLS'));
    const { losers } = take(both, { ...get('a.example.com'), ...mtls('a.example.com') }, 443);
    expect(losers.map(({ because }) => because)).toEqual([
      'server 1 of Gateway edge/alpha already has a.example.com on port 443, so istiod leaves this server out.',
    ]);
  });

  it('with equal chains by other means are all refused by Envoy', () => {
    const both =
      service(all) + gateway('alpha', 'edge', tls('./*', 'SIMPLE')) + gateway('alpha', 'shop', tls('./*', 'SIMPLE'));
    expect(take(both, { payload: 'tls', sni: 'a.example.com' }, 443).because).toMatch(
      /^Envoy refuses the listener: .* every server name\.$/,
    );
  });
});

describe('servers that pass TLS on', () => {
  const rule = (name: string, sni: string, host: string): string =>
    routes(
      name,
      'edge',
      `hosts: [${sni}], gateways: [gw], tls: [{ match: [{ port: 443, sniHosts: [${sni}] }], route: [${to(host, 443)}] }]`,
    );
  const bundle =
    service(all) +
    gateway('gw', 'edge', tls('"*.example.com"', 'PASSTHROUGH', 'TLS')) +
    rule('one', 'mysite.example.com', 'one.x') +
    rule('two', 'mysite.example.com', 'two.x');

  it('route by the names of tls rules, the first of a name counting', () => {
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

  it('make no filter chain of http rules', () => {
    const wrong = bundle.replaceAll(
      'tls: [{ match: [{ port: 443, sniHosts: [mysite.example.com] }]',
      'http: [{ match: [{ port: 443 }]',
    );
    expect(take(wrong, { payload: 'tls', sni: 'mysite.example.com' }, 443).because).toBe(
      'istiod reads only tls rules for server 1 of Gateway edge/gw, which does not end TLS, and VirtualService edge/one has none that applies.',
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

  it('close plaintext, and TLS without a certificate of the mesh', () => {
    expect(told(take(bundle, get('a.example.com'), 443))).toBe('reset');
    const simple = { wrapped: { mode: 'SIMPLE', sni: 'a.example.com', alpn: [] } } as const;
    expect(take(bundle, { ...get('a.example.com'), ...simple }, 443).because).toBe(
      'The TLS that the client’s proxy adds is SIMPLE, and server 1 of Gateway edge/gw wants a certificate of the mesh.',
    );
    expect(told(take(bundle, { payload: 'tls', sni: 'a.example.com' }, 443))).toBe('reset');
  });

  it('find no HTTP inside the application’s own TLS', () => {
    expect(told(take(bundle, { payload: 'tls', sni: 'a.example.com', ...mtls('a.example.com') }, 443))).toBe('reset');
  });

  it('of protocol TLS pass what is inside on by tcp rules, and by nothing else', () => {
    const bytes = bundle.replace('HTTPS', 'TLS');
    expect(take(bytes, { payload: 'raw', ...mtls('a.example.com') }, 443).because).toBe(
      'istiod reads only tcp rules for server 1 of Gateway edge/gw, and VirtualService edge/vs has none that applies.',
    );
    expect(told(take(bytes.replace('http: [', 'tcp: ['), { payload: 'raw', ...mtls('a.example.com') }, 443))).toBe(
      'a.example.com:443',
    );
  });

  it('take the longest server name', () => {
    const wild =
      service(all) +
      gateway('gw', 'edge', tls('"*"', 'SIMPLE', 'HTTPS', 'any'), tls('a.example.com', 'ISTIO_MUTUAL')) +
      rule;
    expect(take(wild, { ...get('a.example.com'), ...mtls('a.example.com') }, 443).server).toMatchObject({ index: 1 });
    expect(take(wild, { payload: 'tls', sni: 'b.example.com' }, 443).server).toMatchObject({ index: 0 });
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
    const bundle = service(all) + gateway('gw', 'edge', http('example.com', 82)) + rule;
    expect(take(bundle, get('example.com')).because).toBe(
      'The gateway’s pods do not listen on port 80: no server of Gateway edge/gw leads there.',
    );
  });
});

describe('servers that pass mesh TLS on by the cluster in its server name', () => {
  const db = `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: db, namespace: edge }
  spec: { hosts: [db.global], location: MESH_INTERNAL, resolution: STATIC, ports: [{ number: 80, name: http, protocol: HTTP }], endpoints: [{ address: 10.0.0.1 }] }
  ---`;
  const bundle = service(all) + gateway('gw', 'edge', tls('"*.global"', 'AUTO_PASSTHROUGH', 'TLS')) + db;

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
    expect(told(take(service(all) + broken + rules, get('a.example.com')))).toMatch(/reset|404/);
  });
});

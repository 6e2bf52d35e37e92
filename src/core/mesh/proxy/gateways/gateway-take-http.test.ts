import { describe, expect, it } from 'vitest';
import { gateway, get, http, mtls, routes, service, take, to, told } from '../../../testing/gateway-fixture';

describe('plaintext servers', () => {
  const two =
    routes('a', 'edge', `hosts: [a.example.com], gateways: [gw], http: [{ route: [${to('a.x')}] }]`) +
    routes(
      'b',
      'edge',
      `hosts: [b.example.com], gateways: [gw], http: [{ match: [{ uri: { prefix: /api } }], route: [${to('b.x')}] }]`,
    );
  const bundle = service() + gateway('gw', 'edge', http('"*"')) + two;

  it('route by virtual hosts, and answer 404 for what they do not know', () => {
    expect(told(take(bundle, get('a.example.com')))).toBe('a.x:80');
    expect(told(take(bundle, get('b.example.com', '/api')))).toBe('b.x:80');
    expect(told(take(bundle, get('b.example.com', '/')))).toBe('404');
    const unknown = take(bundle, get('c.example.com'));
    expect(told(unknown)).toBe('404');
    expect(unknown.action).toMatchObject({ routeConfig: 'http.80', routes: { virtualHost: undefined } });
  });

  it('have a virtual host that knows nothing while no VirtualService is bound', () => {
    const choice = take(service() + gateway('gw', 'edge', http('"*"')), get('a.example.com'));
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

  it('redirect plain text where they are told to', () => {
    const server =
      '{ port: { number: 80, name: http, protocol: HTTP }, hosts: [a.example.com], tls: { httpsRedirect: true } }';
    const redirecting = service() + gateway('gw', 'edge', server) + two;
    expect(told(take(redirecting, get('a.example.com', '/x')))).toBe('301 https://a.example.com/x');
    expect(told(take(redirecting.replace(two, ''), get('a.example.com')))).toBe('301 https://a.example.com/');
  });

  it('join the rules of all VirtualServices of a host, those that take everything last', () => {
    const joined =
      service() +
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
      service() +
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
      service() +
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

  it('say where a host of a server is for another namespace', () => {
    const others =
      service() +
      gateway('gw', 'edge', http('other/*')) +
      routes('a', 'edge', `hosts: [a.example.com], gateways: [gw], http: [{ route: [${to('a.x')}] }]`);
    expect(take(others, get('a.example.com')).action).toMatchObject({
      routes: {
        because:
          'Host other/* of Gateway edge/gw is for VirtualServices of namespace other alone, and edge/a is not there, so the gateway has no virtual host for a.example.com and answers 404.',
      },
    });
  });

  it('say where no rule holds for the gateway', () => {
    const half =
      service() +
      gateway('gw', 'edge', http('"*"')) +
      routes(
        'a',
        'edge',
        `hosts: [a.example.com], gateways: [gw, mesh], http: [{ match: [{ gateways: [mesh] }], route: [${to('a.x')}] }]`,
      );
    expect(take(half, get('a.example.com')).action).toMatchObject({
      routes: {
        because:
          'No http route of VirtualService edge/a holds at Gateway edge/gw, so it has no virtual host for a.example.com and answers 404.',
      },
    });
  });

  it('see only VirtualServices that are exported to their pods', () => {
    const hidden =
      service() +
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

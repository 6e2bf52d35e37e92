import { describe, expect, it } from 'vitest';
import { chainsOn, connection, document, entry, kubernetes, scopeIn, way } from '../../../testing/listener-fixture';
import { chooseChain, listenersOn } from './listeners';

const tls = (name: string, hosts: string, rules: string, created = ''): string =>
  document('VirtualService', `default/${name}`, `{ hosts: ${hosts}, tls: ${rules} }`, created);
const to = (host: string, more = ''): string => `route: [{ destination: { host: ${host}${more} } }]`;

describe('a port for TLS', () => {
  const scope = scopeIn([
    entry('api.example.com', 'HTTPS', { port: 443 }),
    entry('*.example.com', 'TLS', { port: 443, resolution: 'NONE' }),
    entry('*.deep.example.com', 'TLS', { port: 443, resolution: 'NONE' }),
  ]);

  it.each([
    ['tls 443 api.example.com', 'api.example.com:443'],
    ['tls 443 API.Example.com', 'api.example.com:443'],
    ['tls 443 www.example.com', '*.example.com:443'],
    ['tls 443 a.b.example.com', '*.example.com:443'],
    ['tls 443 a.deep.example.com', '*.deep.example.com:443'],
    ['tls 443 example.com', 'PassthroughCluster'],
    ['tls 443', 'PassthroughCluster'],
    ['http1 443', 'PassthroughCluster'],
    ['raw 443', 'PassthroughCluster'],
  ])('%s → %s', (call, end) => expect(way(scope, call)).toBe(`0.0.0.0_443 → ${end}`));

  it('has the names of ExternalName Services, too', () => {
    const alias = kubernetes('shop/pay', '{ type: ExternalName, externalName: api.example.com }');
    const documents = [alias, entry('api.example.com', 'TLS', { port: 443 })];
    expect(way(scopeIn(documents), 'tls 443 pay.shop')).toBe('0.0.0.0_443 → api.example.com:443');
    expect(way(scopeIn(documents), 'tls 443 pay')).toBe('0.0.0.0_443 → PassthroughCluster');
    expect(way(scopeIn(documents, { namespace: 'shop' }), 'tls 443 pay')).toBe('0.0.0.0_443 → api.example.com:443');
  });

  it('waits for the first bytes', () => expect(listenersOn(scope, 443)[0]?.waits).toBe(true));

  it('says why nothing takes a connection', () => {
    expect(chooseChain(scope, connection('tls 443')).because).toBe(
      'The TLS handshake names no server, and listener 0.0.0.0_443 tells services apart by that name. Envoy passes it on to the dialled address.',
    );
    expect(chooseChain(scope, connection('tls 443 other.com')).because).toBe(
      'No filter chain of listener 0.0.0.0_443 has the server name other.com. Envoy passes it on to the dialled address.',
    );
  });

  it('asks for no server name at an address of its own', () => {
    const own = scopeIn([entry('api.example.com', 'TLS', { port: 443, addresses: '[10.0.0.1]' })]);
    expect(way(own, 'tls 443 other.com to 10.0.0.1')).toBe('10.0.0.1_443 → api.example.com:443');
    expect(way(own, 'raw 443 to 10.0.0.1')).toBe('10.0.0.1_443 → api.example.com:443');
  });

  it('asks for one at the allocated address of a pattern, which stands for many', () => {
    const entries = [entry('*.example.com', 'TLS', { port: 443, resolution: 'DYNAMIC_DNS' })];
    expect(chainsOn(scopeIn(entries, { dnsCapture: true }), 443)).toEqual([
      '*.example.com_443 tls *.example.com → *.example.com:443',
    ]);
  });
});

/** pilot/pkg/networking/core/listener_test.go, TestOutboundTls. */
describe('tls routes', () => {
  it('make a chain with their names and subnets, and leave the service none', () => {
    const scope = scopeIn([
      entry('test.com', 'HTTPS', { port: 8080, resolution: 'NONE' }),
      tls(
        'test',
        '[test.com]',
        `[{ match: [{ destinationSubnets: [10.10.0.0/24, 11.10.0.0/24], port: 8080, sniHosts: [a, b, c] }], ${to('test.org', ', port: { number: 80 }, subset: foo')} }]`,
      ),
    ]);
    expect(chainsOn(scope, 8080)).toEqual(['0.0.0.0_8080 tls 10.10.0.0/24 11.10.0.0/24 a b c → test.org:80/foo']);
    expect(way(scope, 'tls 8080 b to 11.10.0.1')).toBe('0.0.0.0_8080 → test.org:80/foo');
    expect(way(scope, 'tls 8080 b to 12.10.0.1')).toBe('0.0.0.0_8080 → PassthroughCluster');
    expect(way(scope, 'tls 8080 test.com to 11.10.0.1')).toBe('0.0.0.0_8080 → PassthroughCluster');
  });

  it('leave server names that none lists to what takes everything', () => {
    const scope = scopeIn([
      entry('*.example.com', 'TLS', { port: 443, resolution: 'NONE' }),
      tls('one', '["*.example.com"]', `[{ match: [{ sniHosts: [a.example.com] }], ${to('a.example.com')} }]`),
    ]);
    expect(way(scope, 'tls 443 a.example.com')).toBe('0.0.0.0_443 → a.example.com:443');
    expect(way(scope, 'tls 443 b.example.com')).toBe('0.0.0.0_443 → PassthroughCluster');
  });

  it('count for patterns above their host too', () => {
    const scope = scopeIn([
      entry('*.example.com', 'TLS', { port: 443, resolution: 'NONE' }),
      tls('one', '[a.example.com]', `[{ match: [{ sniHosts: [a.example.com] }], ${to('b.example.com')} }]`),
    ]);
    expect(chainsOn(scope, 443)).toEqual(['0.0.0.0_443 tls a.example.com → b.example.com:443']);
  });

  it('of all VirtualServices are walked, the first of equal ones counts', () => {
    const scope = scopeIn([
      entry('test.com', 'TLS', { port: 443 }),
      tls(
        'second',
        '[test.com]',
        `[{ match: [{ sniHosts: [test.com] }], ${to('two.com')} }, { match: [{ sniHosts: [www.test.com] }], ${to('two.com')} }]`,
        '2025-01-02',
      ),
      tls('first', '[test.com]', `[{ match: [{ sniHosts: [test.com] }], ${to('one.com')} }]`, '2025-01-01'),
    ]);
    expect(chainsOn(scope, 443)).toEqual([
      '0.0.0.0_443 tls test.com → one.com:443',
      '0.0.0.0_443 tls www.test.com → two.com:443',
    ]);
    expect(chooseChain(scope, connection('tls 443 test.com')).losers).toEqual([
      expect.objectContaining({
        path: ['spec', 'tls', 0, 'match', 0],
        because: 'An earlier match has the same sniHosts and destinationSubnets.',
      }),
    ]);
  });

  it('hand their subnets on to the matches after them', () => {
    const scope = scopeIn([
      entry('test.com', 'TLS', { port: 443 }),
      tls(
        'vs',
        '[test.com]',
        `[{ match: [{ sniHosts: [a.com], destinationSubnets: [10.0.0.0/8] }, { sniHosts: [b.com] }], ${to('test.com')} }]`,
      ),
    ]);
    expect(chainsOn(scope, 443)).toEqual([
      '0.0.0.0_443 tls 10.0.0.0/8 a.com → test.com:443',
      '0.0.0.0_443 tls 10.0.0.0/8 b.com → test.com:443',
    ]);
  });

  it('mean nothing on other ports', () => {
    const scope = scopeIn([
      entry('test.com', 'TCP', { port: 443, addresses: '[10.0.0.1]' }),
      tls('vs', '[test.com]', `[{ match: [{ sniHosts: [test.com] }], ${to('other.com')} }]`),
    ]);
    expect(way(scope, 'tls 443 test.com to 10.0.0.1')).toBe('10.0.0.1_443 → test.com:443');
  });

  it('weigh their destinations, whose ports are implied', () => {
    const weighed = `route: [{ destination: { host: one.com }, weight: 0 }, { destination: { host: two.com }, weight: 3 }, { destination: { host: test.com, subset: v2 }, weight: 1 }]`;
    const scope = scopeIn([
      entry('test.com', 'TLS', { port: 443 }),
      entry('two.com', 'TLS', { port: 8443 }),
      tls('vs', '[test.com]', `[{ match: [{ sniHosts: [test.com] }], ${weighed} }]`),
    ]);
    expect(way(scope, 'tls 443 test.com')).toBe('0.0.0.0_443 → two.com:8443 3, test.com:443/v2 1');
  });

  it('send all to a single destination, whatever its weight', () => {
    const scope = scopeIn([
      entry('test.com', 'TLS', { port: 443 }),
      tls(
        'vs',
        '[test.com]',
        `[{ match: [{ sniHosts: [test.com] }], route: [{ destination: { host: test.com }, weight: 0 }] }]`,
      ),
    ]);
    expect(way(scope, 'tls 443 test.com')).toBe('0.0.0.0_443 → test.com:443');
  });
});

/** pilot/pkg/networking/core/tls_test.go, TestMatchTLS; the rest of matchTLS beside it. */
describe('a match of a tls route', () => {
  const chosen = (match: string, namespace: string, labels: Record<string, string> = {}): string =>
    way(
      scopeIn(
        [
          entry('test.com', 'TLS', { port: 443 }),
          tls('vs', '[test.com]', `[{ match: [{ sniHosts: [test.com], ${match} }], ${to('matched.com')} }]`),
        ],
        { namespace, labels },
      ),
      'tls 443 test.com',
    );

  it.each([
    ['sourceNamespace: foo', 'foo', {}, true],
    ['sourceNamespace: foo', 'bar', {}, false],
    ['', 'bar', {}, true],
    ['sourceLabels: { app: a }', 'bar', { app: 'a', version: 'v1' }, true],
    ['sourceLabels: { app: a, version: v1 }', 'bar', { app: 'a' }, false],
    ['port: 443', 'bar', {}, true],
    ['port: 8443', 'bar', {}, false],
    ['gateways: [mesh]', 'bar', {}, true],
    ['gateways: [istio-egress/gw]', 'bar', {}, false],
  ])('{ %s } in namespace %s with labels %s: %s', (match, namespace, labels, counts) => {
    expect(chosen(match, namespace, labels)).toBe(`0.0.0.0_443 → ${counts ? 'matched.com' : 'test.com'}:443`);
  });
});

describe('listeners that Envoy rejects', () => {
  it('are not there: a pattern that is none for server names', () => {
    const scope = scopeIn([entry('*api.com', 'TLS', { port: 443, resolution: 'NONE' })]);
    expect(listenersOn(scope, 443)[0]?.rejected).toContain('*api.com');
    expect(way(scope, 'tls 443 myapi.com')).toBe('virtualOutbound → PassthroughCluster');
    expect(chooseChain(scope, connection('tls 443 myapi.com')).because).toMatch(/^Envoy rejects the listener: /);
  });

  it('are not there: two chains for one name', () => {
    const scope = scopeIn([
      entry('test.com', 'TLS', { port: 443 }),
      tls('vs', '[test.com]', `[{ match: [{ sniHosts: [a.com, b.com] }, { sniHosts: [b.com] }], ${to('test.com')} }]`),
    ]);
    expect(listenersOn(scope, 443)[0]?.rejected).toContain('b.com');
  });
});

import { describe, expect, it } from 'vitest';
import { chainsOn, document, entry, lostOn, scopeIn, way } from '../../../testing/listener-fixture';
import { chooseChain } from './listeners';
import { connection } from '../../../testing/listener-fixture';

const port = 9999;

function two(protocol: string, a: string, b: string, ...more: string[]): ReturnType<typeof scopeIn> {
  const range = (addresses: string) => ({ port, addresses, resolution: 'NONE' });
  return scopeIn([
    entry('blah1.somedomain', protocol, range(a)),
    entry('blah2.somedomain', protocol, range(b)),
    ...more,
  ]);
}

/** pilot/pkg/networking/core/serviceentry_simulation_test.go, TestServiceEntry. */
describe('ranges', () => {
  it('that are equal but for open bits belong to the first', () => {
    const scope = two('TCP', '["2001:db8:1:2::1/32"]', '["2001:db8:ffff::/32"]');
    expect(way(scope, 'raw 9999 to 2001:db8::7')).toBe('0.0.0.0_9999 → blah1.somedomain:9999');
    expect(lostOn(scope, port)).toEqual(['blah2.somedomain chain to blah1.somedomain by age']);
  });

  it('that are narrower come first', () => {
    const scope = two('TCP', '["2001:db8::/16"]', '["2001:db8::/32"]');
    expect(way(scope, 'raw 9999 to 2001:db8::7')).toBe('0.0.0.0_9999 → blah2.somedomain:9999');
    expect(way(scope, 'raw 9999 to 2001:1::1')).toBe('0.0.0.0_9999 → blah1.somedomain:9999');
    expect(way(scope, 'raw 9999 to 10.0.0.1')).toBe('0.0.0.0_9999 → PassthroughCluster');
  });

  describe('with server names', () => {
    const rule = document(
      'VirtualService',
      'default/vs1',
      `{ hosts: [blah1.somedomain], tls: [{ match: [{ port: 9999, sniHosts: [blah1.somedomain] }],
         route: [{ destination: { host: blah1.somedomain, port: { number: 9999 } } }] }] }`,
    );
    const scope = two('TLS', '[10.0.0.0/8]', '[10.20.0.0/16]', rule);

    it.each([
      ['tls 9999 blah2.somedomain to 10.20.0.1', 'blah2.somedomain:9999'],
      ['tls 9999 blah1.somedomain to 10.1.0.1', 'blah1.somedomain:9999'],
      ['tls 9999 blah1.somedomain to 10.20.0.1', 'PassthroughCluster'],
      ['tls 9999 blah2.somedomain to 10.1.0.1', 'PassthroughCluster'],
    ])('%s → %s', (call, end) => expect(way(scope, call)).toBe(`0.0.0.0_9999 → ${end}`));

    it('are not gone back to, which is said', () => {
      const { because, losers } = chooseChain(scope, connection('tls 9999 blah1.somedomain to 10.20.0.1'));
      expect(because).toBe(
        'The dialled address is within a range of another service, whose filter chain does not have the server name blah1.somedomain. Envoy passes it on to the dialled address.',
      );
      expect(losers.map(({ resource }) => resource.name)).toEqual(['blah1-somedomain']);
    });

    it('shadow chains without a range', () => {
      const open = scopeIn([
        entry('wide.com', 'TLS', { port: 443 }),
        entry('narrow.com', 'TLS', { port: 443, addresses: '[10.0.0.0/8]', resolution: 'NONE' }),
      ]);
      expect(way(open, 'tls 443 wide.com to 9.9.9.9')).toBe('0.0.0.0_443 → wide.com:443');
      expect(way(open, 'tls 443 wide.com to 10.0.0.9')).toBe('0.0.0.0_443 → PassthroughCluster');
      expect(way(open, 'tls 443 narrow.com to 10.0.0.9')).toBe('0.0.0.0_443 → narrow.com:443');
      expect(way(open, 'tls 443 narrow.com')).toBe('0.0.0.0_443 → PassthroughCluster');
      expect(chooseChain(open, connection('tls 443 narrow.com')).because).toContain(
        'The filter chain for the server name narrow.com is for 10.0.0.0/8, and the dialled address is not known to be there.',
      );
    });
  });

  it('take an address that is known to lie in them', () => {
    const scope = two('TCP', '[10.0.0.0/8]', '[10.20.0.0/16]');
    const inside = (range: string): string => way(scope, { ...connection('raw 9999'), within: [range] });
    expect(inside('10.20.0.0/16')).toBe('0.0.0.0_9999 → blah2.somedomain:9999');
    expect(inside('10.0.0.0/8')).toBe('0.0.0.0_9999 → blah1.somedomain:9999');
    expect(inside('11.0.0.0/8')).toBe('0.0.0.0_9999 → PassthroughCluster');
  });

  it('stand beside single addresses, of which each is a listener', () => {
    const scope = two('TCP', '[1.1.1.1]', '[2.2.2.2, 1.1.1.1]');
    expect(way(scope, 'raw 9999 to 2.2.2.2')).toBe('2.2.2.2_9999 → blah2.somedomain:9999');
    expect(way(scope, 'raw 9999 to 1.1.1.1')).toBe('1.1.1.1_9999 → blah1.somedomain:9999');
  });

  it('are left by plain HTTP where the port is for HTTP too', () => {
    const scope = scopeIn([
      entry('http.com', 'HTTP'),
      entry('range.com', 'TCP', { addresses: '[10.0.0.0/8]', resolution: 'NONE' }),
    ]);
    expect(chainsOn(scope, 80)).toEqual(['0.0.0.0_80 http → route 80', '0.0.0.0_80 any 10.0.0.0/8 → range.com:80']);
    expect(way(scope, 'http1 80 to 10.0.0.1')).toBe('0.0.0.0_80 → range.com:80');
    expect(way(scope, 'http1 80 to 9.9.9.9')).toBe('0.0.0.0_80 → route 80');
  });
});

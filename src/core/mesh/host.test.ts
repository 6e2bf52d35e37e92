import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressCovers, isCidr, isIp, plainAddress } from './address';
import { compareText } from './base';
import { expandHost, HostIndex, hostCovers, hostsOverlap, isWildcard } from './host';

describe('hosts', () => {
  it.each([
    ['api.example.com', 'api.example.com', true],
    ['*.example.com', 'api.example.com', true],
    ['*.example.com', 'a.b.example.com', true],
    ['*.example.com', 'example.com', false],
    ['*', 'anything', true],
    ['*example.com', 'myexample.com', true],
    ['*.com', '*.example.com', true],
    ['*.example.com', '*.com', false],
    ['api.example.com', 'API.example.com', false],
    ['api.example.com', '*.example.com', false],
  ])('%s covers %s: %s', (pattern, host, expected) => {
    expect(hostCovers(pattern, host)).toBe(expected);
  });

  it('expands short names of rules, and nothing else', () => {
    expect(expandHost('reviews', 'shop')).toBe('reviews.shop.svc.cluster.local');
    expect(expandHost('api.example.com', 'shop')).toBe('api.example.com');
    expect(expandHost('*', 'shop')).toBe('*');
  });

  const label = fc.constantFrom('a', 'b', 'api', 'com');
  const name = fc.array(label, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.'));
  const host = fc.oneof(
    name,
    name.map((each) => `*.${each}`),
    name.map((each) => `*${each}`),
    fc.constant('*'),
  );

  interface Value {
    readonly each: string;
    readonly number: number;
  }
  const valueOf = (each: string, number: number): Value => ({ each, number });
  const hostsOf = ({ each }: Value): string[] => [each];
  const byNumber = (a: Value, b: Value): number => a.number - b.number;
  const indexOf = (added: readonly Value[]): HostIndex<Value> =>
    HostIndex.empty(byNumber).updated({ removed: [], added }, hostsOf);

  it('finds by index what a look through all of them finds, the longest first', () => {
    fc.assert(
      fc.property(fc.array(host, { maxLength: 12 }), host, (hosts, asked) => {
        const index = HostIndex.empty(compareText).updated({ removed: [], added: [...new Set(hosts)] }, (each) => [
          each,
        ]);
        const expected = [...new Set(hosts)].filter((each) => hostCovers(each, asked));
        const found = index.patternsFor(asked);
        expect([...found].sort()).toEqual(expected.sort());
        const wildcards = found.filter((each) => isWildcard(each) && each !== asked);
        expect(wildcards.map((each) => each.length)).toEqual(
          wildcards.map((each) => each.length).sort((a, b) => b - a),
        );
        if (expected.includes(asked)) expect(found[0]).toBe(asked);
      }),
      { numRuns: 500 },
    );
  });

  it('is the same index after an update as one made anew', () => {
    const values = fc.uniqueArray(fc.record({ each: host, number: fc.nat(20) }), { selector: ({ number }) => number });
    fc.assert(
      fc.property(values, fc.nat(20), fc.nat(20), host, (all, one, other, asked) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const [removed, stay, added] = [all.slice(0, from), all.slice(from, to), all.slice(to)];
        const first = indexOf([...removed, ...stay]);
        const updated = first.updated({ removed, added }, hostsOf);
        const anew = indexOf([...added, ...stay]);
        expect(updated.hosts()).toEqual(anew.hosts());
        expect(updated.patternsFor(asked)).toEqual(anew.patternsFor(asked));
        expect(updated.at(asked)).toEqual(anew.at(asked));
        expect(first.at(asked)).toEqual(first.at(asked).toSorted(byNumber));
      }),
    );
  });

  it('has what comes back after an edit in the place that it had', () => {
    const [one, two, other] = [valueOf('api.com', 1), valueOf('api.com', 2), valueOf('web.com', 3)];
    const first = indexOf([one, two, other]);
    const without = first.updated({ removed: [one], added: [] }, hostsOf);
    const again = without
      .updated({ removed: [two], added: [one] }, hostsOf)
      .updated({ removed: [], added: [two] }, hostsOf);
    expect(again.at('api.com')).toEqual([one, two]);
    expect(again.hosts()).toEqual(['api.com', 'web.com']);
  });

  it('overlaps in both directions', () => {
    fc.assert(fc.property(host, host, (a, b) => hostsOverlap(a, b) === hostsOverlap(b, a)));
  });
});

describe('addresses', () => {
  it.each([
    ['10.0.0.0/8', '10.200.3.4', true],
    ['10.0.0.0/8', '11.0.0.1', false],
    ['192.168.1.128/25', '192.168.1.127', false],
    ['192.168.1.128/25', '192.168.1.200', true],
    ['0.0.0.0/0', '8.8.8.8', true],
    ['2001:db8::/32', '2001:db8:1::5', true],
    ['2001:db8::/32', '2001:db9::5', false],
    ['2001:db8::/32', '10.0.0.1', false],
    ['nonsense/8', '10.0.0.1', false],
    ['10.0.0.0/99', '10.0.0.1', false],
  ])('%s covers %s: %s', (cidr, ip, expected) => {
    expect(addressCovers(cidr, ip)).toBe(expected);
  });

  it('tells addresses from names and ranges', () => {
    expect(['10.0.0.1', '::1', 'fe80::1:2'].every(isIp)).toBe(true);
    expect(['10.0.0', '10.0.0.256', 'example.com', '1:2:3', 'a::b::c', ''].some(isIp)).toBe(false);
    expect(isCidr('10.0.0.0/24')).toBe(true);
    expect(isCidr('10.0.0.1/32')).toBe(false);
    expect(plainAddress('10.0.0.1/32')).toBe('10.0.0.1');
    expect(plainAddress('2001:db8::1/128')).toBe('2001:db8::1');
    expect(plainAddress('2001:db8::1/32')).toBe('2001:db8::1/32');
  });
});

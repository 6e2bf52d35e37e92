import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../snapshot';
import { ejectableOf, ejectionOf, percentToEject, type Ejection } from './index';

const entry = (name: string, spec: string): string =>
  `apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata:\n  name: ${name}\nspec:\n  hosts: [a.b]\n${spec}`;
const endpoints = (...addresses: string[]): string =>
  `  endpoints:\n${addresses.map((address) => `  - address: "${address}"\n`).join('')}`;

/** The limit of a.b under these specs, one entry for each. */
function ejection(percent: number | undefined, ...specs: string[]): Ejection {
  const files = specs.map((spec, index) => ({ path: `${index}.yaml`, text: entry(`e${index}`, spec) }));
  return ejectionOf(takeSnapshot({ files }).mesh.entryIndex.withHost('a.b'), percent);
}

describe('how many endpoints can be ejected', () => {
  it('counts the endpoints that the text tells of', () => {
    const two = endpoints('10.0.0.1', '::1');
    expect(ejection(50, `  resolution: STATIC\n${two}`)).toEqual({ percent: 50, endpoints: 2, ejectable: 1 });
    expect(ejection(50, `  resolution: DNS\n${two}`)).toEqual({ percent: 50, endpoints: 2, ejectable: 1 });
    expect(ejection(50, '  resolution: DNS_ROUND_ROBIN\n')).toEqual({ percent: 50, endpoints: 1, ejectable: 0 });
  });

  it('does not count endpoints of a text that was not read to its end', () => {
    const text = `  resolution: STATIC\n${endpoints('10.0.0.1', '10.0.0.2')}  exportTo: ["\n`;
    expect(ejection(50, text)).toMatchObject({ endpoints: undefined, ejectable: undefined });
  });

  it('does not guess what DNS answers, and what several entries make together', () => {
    const unknown = { endpoints: undefined, ejectable: undefined };
    expect(ejection(50, '  resolution: DNS\n')).toMatchObject(unknown);
    expect(ejection(50, `  resolution: DNS\n${endpoints('c.example.com', 'd.example.com')}`)).toMatchObject(unknown);
    expect(ejection(50, '  resolution: NONE\n')).toMatchObject(unknown);
    const written = `  resolution: STATIC\n${endpoints('10.0.0.1')}`;
    expect(ejection(50, written, written)).toMatchObject(unknown);
    expect(ejection(50)).toMatchObject(unknown);
  });

  it('takes the default of Envoy where nothing or 0 is written', () => {
    for (const percent of [undefined, 0]) expect(ejection(percent).percent).toBe(10);
  });

  it.each([
    [3, 10, 0],
    [3, 33, 0],
    [3, 34, 1],
    [3, 67, 2],
    [3, 100, 3],
    [10, 10, 1],
    [1, 99, 0],
    [1, 100, 1],
  ])('of %i at %i percent', (total, percent, out) => expect(ejectableOf(total, percent)).toBe(out));

  it('needs exactly the smallest percentage that it names', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 200 }), (total, wanted) => {
        const count = Math.min(wanted, total);
        const percent = percentToEject(count, total);
        expect(ejectableOf(total, percent)).toBeGreaterThanOrEqual(count);
        expect(ejectableOf(total, percent - 1)).toBeLessThan(count);
      }),
    );
  });
});

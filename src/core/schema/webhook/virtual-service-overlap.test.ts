import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covers, overlapsOf, type Compared } from './virtual-service-overlap';

const nowhere = { value: {}, path: [] };
const placed = { match: nowhere, route: nowhere };
const texts = fc.constantFrom('', 'exact:a', 'exact:ab', 'prefix:a', 'exact:GET');
const anyMap = fc.dictionary(fc.constantFrom('x', 'y'), texts).map((each) => new Map(Object.entries(each)));
const anyCompared: fc.Arbitrary<Compared> = fc.record({
  placed: fc.constant(placed),
  prefix: fc.string({ unit: fc.constantFrom('/', 'a', 'b'), minLength: 1, maxLength: 4 }),
  port: fc.constantFrom(0, 80),
  method: texts,
  authority: texts,
  maps: fc.tuple(anyMap),
});

describe('overlapsOf', () => {
  it('finds what a look at every pair finds, in its order', () => {
    fc.assert(
      fc.property(fc.array(anyCompared, { maxLength: 25 }), (list) => {
        const plain = list.flatMap((former, index) =>
          list.slice(index + 1).flatMap((latter) => (covers(former, latter) ? [[former, latter]] : [])),
        );
        const found = overlapsOf(list);
        expect(found.length).toBe(plain.length);
        found.forEach((pair, index) => {
          expect(pair[0]).toBe(plain[index]?.[0]);
          expect(pair[1]).toBe(plain[index]?.[1]);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('does not look at every pair of tens of thousands', () => {
    const list = Array.from({ length: 40_000 }, (_, index): Compared => ({
      placed,
      prefix: `/${index}/`,
      port: 0,
      method: 'exact:GET',
      authority: `exact:${index % 1000}`,
      maps: [],
    }));
    expect(overlapsOf(list)).toEqual([]);
  }, 5_000);
});

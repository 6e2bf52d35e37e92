import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyOps } from '../testing/laws';
import { Random } from '../testing/random';
import { randomValue } from '../testing/random-values';
import { diffValues } from './structural-diff';
import { isSameValue } from './verify';

describe('the small operations between two values', () => {
  test('nothing for equal values, in whatever order the keys are', () => {
    expect(diffValues([], { a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toEqual([]);
  });

  test('keys are set and added first, and deleted last, so that no mapping is emptied on the way', () => {
    expect(diffValues(['x'], { a: 1 }, { b: 2 })).toEqual([
      { type: 'set', path: ['x', 'b'], value: 2 },
      { type: 'delete', path: ['x', 'a'] },
    ]);
  });

  test('items are known by name, host or number', () => {
    const before = [{ name: 'a', port: 1 }, { host: 'h', weight: 1 }, { number: 80 }];
    const after = [
      { number: 80, tls: true },
      { name: 'a', port: 2 },
      { host: 'h', weight: 1 },
    ];
    expect(diffValues([], before, after)).toEqual([
      { type: 'set', path: [2, 'tls'], value: true },
      { type: 'set', path: [0, 'port'], value: 2 },
      { type: 'move', path: [], from: 2, to: 0 },
    ]);
  });

  test('a scalar that is typed anew in its place is one change', () => {
    expect(diffValues(['hosts'], ['a', 'b'], ['a', 'c'])).toEqual([{ type: 'set', path: ['hosts', 1], value: 'c' }]);
  });

  test('one item that goes first is one move', () => {
    expect(diffValues([], ['a', 'b', 'c', 'd'], ['d', 'a', 'b', 'c'])).toEqual([
      { type: 'move', path: [], from: 3, to: 0 },
    ]);
  });

  test('they lead from any value to any other', () => {
    fc.assert(
      fc.property(fc.noShrink(fc.integer()), (seed) => {
        const random = new Random(seed);
        const before = { value: randomValue(random, 4) };
        const after = { value: random.chance(0.5) ? shuffle(random, before.value) : randomValue(random, 4) };
        expect(isSameValue(applyOps(before, diffValues([], before, after)), after)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

/** The same items in another order, some of them dropped. */
function shuffle(random: Random, value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const rest = [...(value as unknown[])];
  const items: unknown[] = [];
  while (rest.length > 0) items.push(...rest.splice(random.below(rest.length), 1));
  return items.filter(() => !random.chance(0.2));
}

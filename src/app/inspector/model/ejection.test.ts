import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeEjection, ejectableHosts, ejectionMarks, percentToEject } from './ejection';

describe('ejection', () => {
  it.each([
    [3, 10, 0],
    [3, 33, 0],
    [3, 34, 1],
    [3, 67, 2],
    [3, 100, 3],
    [10, 10, 1],
    [1, 99, 0],
  ])('of %i hosts at %i percent', (total, percent, out) => expect(ejectableHosts(total, percent)).toBe(out));

  it('marks the percentages at which one more can go', () => {
    expect(ejectionMarks(3)).toEqual([34, 67, 100]);
    expect(ejectionMarks(0)).toEqual([]);
  });

  it('says what the default does when nothing is written, and that 0 counts as unset', () => {
    expect(describeEjection(3, undefined)).toBe(
      'No endpoint can be ejected: 10 % of 3 is less than one. 34 or more ejects one.',
    );
    expect(describeEjection(3, 0)).toBe(describeEjection(3, undefined));
    expect(describeEjection(3, 67)).toBe('Ejects up to 2 of 3 endpoints.');
    expect(describeEjection(1, 100)).toBe('Ejects up to 1 of 1 endpoint.');
  });

  it('needs exactly the smallest percentage that it names', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 200 }), (total, wanted) => {
        const count = Math.min(wanted, total);
        const percent = percentToEject(count, total);
        expect(ejectableHosts(total, percent)).toBeGreaterThanOrEqual(count);
        expect(ejectableHosts(total, percent - 1)).toBeLessThan(count);
      }),
    );
  });
});

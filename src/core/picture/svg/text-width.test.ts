import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutTo, linesOf, widthOf } from './text-width';

const ui = { family: 'ui', size: 10 } as const;
const mono = { family: 'mono', size: 10 } as const;

describe('how wide a text is', () => {
  it('is known for each letter', () => {
    expect(widthOf('api', mono)).toBeCloseTo(18);
    expect(widthOf('iii', ui)).toBeLessThan(widthOf('mmm', ui));
    expect(widthOf('漢', mono)).toBeGreaterThan(widthOf('a', mono));
  });

  it('is cut to the room there is, and never within a sign', () => {
    expect(cutTo('api.example.com', 90, mono)).toBe('api.example.com');
    expect(cutTo('api.example.com', 60, mono)).toBe('api.examp…');
    expect(cutTo('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 30, mono)).toBe('👩‍👩‍👧‍👦…');
    expect(cutTo('abc', 5, mono)).toBe('');
  });

  it('is broken between words, and within one that is too long', () => {
    expect(linesOf('ask payments before changing the port', 100, mono, 2)).toEqual([
      'ask payments',
      'before changing…',
    ]);
    expect(linesOf('aaaaaaaaaaaaaaaaaaaaaaaaa', 60, mono, 3)).toEqual(['aaaaaaaaaa', 'aaaaaaaaaa', 'aaaaa']);
    expect(linesOf('  ', 60, mono, 2)).toEqual([]);
  });

  it('never says more than there is room for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 200 }), (text, room) => {
        expect(widthOf(cutTo(text, room, ui), ui)).toBeLessThanOrEqual(room);
        for (const line of linesOf(text, room, ui, 3)) expect(line).not.toBe('');
      }),
    );
  });
});

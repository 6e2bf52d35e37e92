import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  composeEdits,
  diffText,
  invertEdits,
  joinEdits,
  LineIndex,
  mapOffset,
  shiftEdits,
  type TextEdit,
} from '.';

const anyText = fc.string({ unit: fc.constantFrom('a', 'b', ':', ' ', '\n', '\r', '\r\n', 'ä', '𝄞'), maxLength: 40 });

/** Edits that fit a text, with touching and empty ranges among them. */
function editsOf(text: string): fc.Arbitrary<TextEdit[]> {
  return fc.array(fc.tuple(fc.nat(text.length), fc.nat(text.length), anyText), { maxLength: 5 }).map((parts) => {
    const cuts = parts.flatMap(([a, b]) => [a, b]).sort((a, b) => a - b);
    const edits: TextEdit[] = [];
    for (let i = 0; i + 1 < cuts.length; i += 2) {
      const [from, to] = [cuts[i] as number, cuts[i + 1] as number];
      if (edits.length > 0 && from === (edits.at(-1) as TextEdit).to) continue;
      edits.push({ from, to, insert: parts[i / 2]?.[2] ?? '' });
    }
    return edits;
  });
}

const textAndEdits = anyText.chain((text) => fc.tuple(fc.constant(text), editsOf(text)));

describe('applyEdits', () => {
  it('makes several replacements of the same text before', () => {
    expect(
      applyEdits('hosts: [a, b]', [
        { from: 8, to: 9, insert: 'x' },
        { from: 11, to: 12, insert: 'yz' },
      ]),
    ).toBe('hosts: [x, yz]');
  });

  it('refuses overlapping, unsorted and outlying edits with the numbers', () => {
    expect(() =>
      applyEdits('abc', [
        { from: 1, to: 3, insert: '' },
        { from: 2, to: 3, insert: '' },
      ]),
    ).toThrow('Edit 1 covers 2 to 3, allowed is 3 to 3');
    expect(() => applyEdits('abc', [{ from: 1, to: 9, insert: '' }])).toThrow(RangeError);
  });

  it('is taken back by invertEdits', () => {
    fc.assert(
      fc.property(textAndEdits, ([text, edits]) => {
        expect(applyEdits(applyEdits(text, edits), invertEdits(text, edits))).toBe(text);
      }),
    );
  });
});

describe('joinEdits', () => {
  it('leaves no two edits that touch, and does what they did', () => {
    fc.assert(
      fc.property(textAndEdits, ([text, edits]) => {
        const halves = edits.flatMap(({ from, to, insert }) => [
          { from, to: from, insert },
          { from, to, insert: '' },
        ]);
        const joined = joinEdits(halves);
        expect(applyEdits(text, joined)).toBe(applyEdits(text, edits));
        joined.slice(1).forEach((edit, index) => expect(edit.from).toBeGreaterThan(joined[index]?.to ?? 0));
      }),
    );
  });
});

describe('composeEdits', () => {
  it('does in one what two lists do one after the other', () => {
    const case_ = textAndEdits.chain(([text, first]) =>
      fc.tuple(fc.constant(text), fc.constant(first), editsOf(applyEdits(text, first))),
    );
    fc.assert(
      fc.property(case_, ([text, first, second]) => {
        const both = composeEdits(text, first, second);
        expect(applyEdits(text, both)).toBe(applyEdits(applyEdits(text, first), second));
      }),
      { numRuns: 500 },
    );
  });

  it('joins typing into one edit', () => {
    const first = [{ from: 2, to: 2, insert: 'a' }];
    const second = [{ from: 3, to: 3, insert: 'b' }];
    expect(composeEdits('xxyy', first, second)).toEqual([{ from: 2, to: 2, insert: 'ab' }]);
  });
});

describe('mapOffset', () => {
  const edits = [{ from: 2, to: 4, insert: 'XYZ' }];
  it.each([
    [0, 0, 0],
    [2, 2, 2],
    [3, 2, 5],
    [4, 5, 5],
    [5, 6, 6],
  ])('takes %i to %i before and %i after', (offset, before, after) => {
    expect(mapOffset(edits, offset, 'before')).toBe(before);
    expect(mapOffset(edits, offset, 'after')).toBe(after);
  });

  it('goes to either side of an insertion', () => {
    const insertion = [{ from: 2, to: 2, insert: 'XY' }];
    expect(mapOffset(insertion, 2, 'before')).toBe(2);
    expect(mapOffset(insertion, 2)).toBe(4);
  });

  it('keeps the order of positions', () => {
    fc.assert(
      fc.property(textAndEdits, fc.nat(40), fc.nat(40), ([, edits_], a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(mapOffset(edits_, low)).toBeLessThanOrEqual(mapOffset(edits_, high));
      }),
    );
  });
});

const loneSurrogate = /\p{Surrogate}/u;

describe('diffText', () => {
  it('finds one minimal replacement', () => {
    expect(diffText('port: 80', 'port: 8080')).toEqual([{ from: 8, to: 8, insert: '80' }]);
    expect(diffText('same', 'same')).toEqual([]);
  });

  it('turns any text into any other and splits no surrogate pair', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const edits = diffText(before, after);
        expect(applyEdits(before, edits)).toBe(after);
        for (const edit of edits) {
          expect(loneSurrogate.test(before.slice(edit.from, edit.to))).toBe(false);
          expect(loneSurrogate.test(edit.insert)).toBe(false);
        }
      }),
    );
  });
});

describe('LineIndex', () => {
  it('counts LF, CRLF and lone CR as line ends', () => {
    const lines = new LineIndex('a\nbc\r\nd\re');
    expect(lines.count).toBe(4);
    expect(lines.positionAt(3)).toEqual({ line: 2, column: 2 });
    expect(lines.positionAt(6)).toEqual({ line: 3, column: 1 });
    expect(lines.startOf(4)).toBe(8);
  });

  it('goes there and back', () => {
    fc.assert(
      fc.property(anyText, fc.nat(60), (text, at) => {
        const offset = Math.min(at, text.length);
        const lines = new LineIndex(text);
        const { line, column } = lines.positionAt(offset);
        expect(lines.startOf(line) + column - 1).toBe(offset);
      }),
    );
  });
});

describe('shiftEdits', () => {
  it('moves every offset', () => {
    expect(shiftEdits([{ from: 1, to: 2, insert: 'x' }], 10)).toEqual([{ from: 11, to: 12, insert: 'x' }]);
  });
});

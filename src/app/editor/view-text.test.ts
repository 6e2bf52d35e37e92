import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, invertEdits, type TextEdit } from '../../core/text';
import { toRawEdits, toRawOffset, toViewEdits, toViewOffset, viewText } from './view-text';

const characters = ['a', 'b', '\n', '\n', '\r', '\r\n', '\r\n', '\uFEFF', '\u2028', '\u0085', '🦊', ':', ' '];
const anyText = fc.array(fc.constantFrom(...characters), { maxLength: 14 }).map((parts) => parts.join(''));
const typedText = fc.array(fc.constantFrom('a', '\n', '\u2028', ' '), { maxLength: 4 }).map((parts) => parts.join(''));
const runs = { numRuns: 5_000 };

function editsOf(length: number, inserts: fc.Arbitrary<string>): fc.Arbitrary<TextEdit[]> {
  const edit = fc.tuple(fc.nat(length), fc.nat(3), inserts);
  return fc.array(edit, { maxLength: 4 }).map((wanted) => {
    const edits: TextEdit[] = [];
    let at = 0;
    for (const [from, size, insert] of [...wanted].sort((a, b) => a[0] - b[0])) {
      if (from < at || (edits.length > 0 && from === at)) continue;
      at = Math.min(length, from + size);
      edits.push({ from, to: at, insert });
    }
    return edits;
  });
}

/** An edit in the view: a text with `[` and `]` around what is replaced, and what is typed there. */
function type(raw: string, marked: string, insert: string): string {
  const from = marked.indexOf('[');
  const to = marked.indexOf(']') - 1;
  return applyEdits(raw, toRawEdits(viewText(raw), [{ from, to, insert }]));
}

describe('viewText', () => {
  it('shows every line break as one line feed and no byte order mark', () => {
    expect(viewText('\uFEFFa\r\nb\rc\nd\u2028e').text).toBe('a\nb\nc\nd\u2028e');
  });

  it('maps offsets there and back', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const view = viewText(raw);
        for (let offset = 0; offset <= view.text.length; offset++) {
          expect(toViewOffset(view, toRawOffset(view, offset))).toBe(offset);
        }
        expect(toViewOffset(view, raw.length)).toBe(view.text.length);
      }),
      runs,
    );
  });
});

describe('toRawEdits', () => {
  it('types the line break of the line', () => {
    expect(type('a: 1\r\nb: 2\r\n', 'a: 1[]\nb: 2\n', '\n  ')).toBe('a: 1\r\n  \r\nb: 2\r\n');
    expect(type('a\nb\r\nc', 'a\nb[]\nc', '\n')).toBe('a\nb\r\n\r\nc');
    expect(type('a\r\nb', 'a\nb[]', '\n')).toBe('a\r\nb\r\n');
    expect(type('a', 'a[]', '\n')).toBe('a\n');
  });

  it('keeps the byte order mark', () => {
    expect(type('\uFEFFa', '[a]', 'b')).toBe('\uFEFFb');
  });

  it('does not melt a CR and an LF into one line break', () => {
    expect(type('a\rX\nb', 'a\n[X]\nb', '')).toBe('a\r\r\nb');
    expect(type('a\rb\n', 'a\n[]b\n', '\n')).toBe('a\r\r\nb\n');
  });

  it('does to the file what was done to the view, and touches nothing else', () => {
    fc.assert(
      fc.property(
        anyText.chain((raw) => fc.tuple(fc.constant(raw), editsOf(viewText(raw).text.length, typedText))),
        ([raw, edits]) => {
          const view = viewText(raw);
          const rawEdits = toRawEdits(view, edits);
          const after = applyEdits(raw, rawEdits);
          expect(viewText(after).text).toBe(viewText(applyEdits(view.text, edits)).text);
          expect(applyEdits(after, invertEdits(raw, rawEdits))).toBe(raw);
        },
      ),
      runs,
    );
  });
});

describe('toViewEdits', () => {
  it('does to the view what was done to the file', () => {
    fc.assert(
      fc.property(
        anyText.chain((raw) => fc.tuple(fc.constant(raw), editsOf(raw.length, anyText))),
        ([raw, edits]) => {
          const view = viewText(raw);
          expect(applyEdits(view.text, toViewEdits(view, edits))).toBe(viewText(applyEdits(raw, edits)).text);
        },
      ),
      runs,
    );
  });

  it('takes back what was typed', () => {
    fc.assert(
      fc.property(
        anyText.chain((raw) => fc.tuple(fc.constant(raw), editsOf(viewText(raw).text.length, typedText))),
        ([raw, edits]) => {
          const rawEdits = toRawEdits(viewText(raw), edits);
          const after = viewText(applyEdits(raw, rawEdits));
          const back = toViewEdits(after, invertEdits(raw, rawEdits));
          expect(applyEdits(after.text, back)).toBe(viewText(raw).text);
        },
      ),
      runs,
    );
  });
});

import { describe, expect, it } from 'vitest';
import { previewFix } from './preview-fix';
import type { TextEdit } from '../../core/text';

const signs = { same: ' ', old: '-', new: '+' } as const;

/** The lines with their signs, place for place. */
function shown(text: string, edits: readonly TextEdit[]): readonly (readonly string[])[] {
  return previewFix(text, edits).map((lines) => lines.map(({ type, text: line }) => `${signs[type]}${line}`));
}

describe('previewFix', () => {
  it('shows the line of a value, with three lines around it', () => {
    expect(shown('a: 1\nb: 2\nc: 3\nd: 4\ne: 5\n', [{ from: 3, to: 4, insert: '5' }])).toEqual([
      ['-a: 1', '+a: 5', ' b: 2', ' c: 3', ' d: 4'],
    ]);
  });

  it('looks at the lines around the edits alone, wherever they are in a long text', () => {
    const lines = Array.from({ length: 400 }, (_, index) => `k${index}: 1\n`);
    const at = lines.slice(0, 200).join('').length;
    expect(shown(lines.join(''), [{ from: at, to: at + 'k200: 1\n'.length, insert: '' }])).toEqual([
      [' k197: 1', ' k198: 1', ' k199: 1', '-k200: 1', ' k201: 1', ' k202: 1', ' k203: 1'],
    ]);
    const last = lines.join('').length;
    expect(shown(lines.join(''), [{ from: last, to: last, insert: 'new: 1\n' }])).toEqual([
      [' k397: 1', ' k398: 1', ' k399: 1', '+new: 1'],
    ]);
  });

  it('takes edits of one line together, and a text without a last line break', () => {
    expect(
      shown('k: { a: 1, b: 2 }', [
        { from: 5, to: 6, insert: 'x' },
        { from: 14, to: 15, insert: '3' },
      ]),
    ).toEqual([['-k: { a: 1, b: 2 }', '+k: { x: 1, b: 3 }']]);
  });

  it('takes out a whole item', () => {
    const text = 'list:\n  - port:\n      number: 443\n  - port:\n      number: 80\n';
    const from = text.indexOf('      number: 443');
    expect(shown(text, [{ from, to: text.indexOf('      number: 80'), insert: '' }])).toEqual([
      [' list:', '-  - port:', '-      number: 443', '   - port:', '       number: 80'],
    ]);
  });
});

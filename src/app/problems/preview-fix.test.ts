import { describe, expect, it } from 'vitest';
import { previewFix } from './preview-fix';

const text = 'a: 1\nb: 2\nc: 3\nd: 4\n';

describe('previewFix', () => {
  it('shows the line of a value, and nothing around it', () => {
    expect(previewFix(text, [{ from: 8, to: 9, insert: '5' }])).toEqual([{ before: ['b: 2'], after: ['b: 5'] }]);
  });

  it('shows lines that come and lines that go, each where they are', () => {
    expect(
      previewFix(text, [
        { from: 0, to: 5, insert: '' },
        { from: 15, to: 15, insert: '# new\nx: 1\n' },
      ]),
    ).toEqual([
      { before: ['a: 1'], after: [] },
      { before: [], after: ['# new', 'x: 1'] },
    ]);
  });

  it('takes edits of one line together, and a text without a last line break', () => {
    expect(
      previewFix('k: { a: 1, b: 2 }', [
        { from: 5, to: 6, insert: 'x' },
        { from: 14, to: 15, insert: '3' },
      ]),
    ).toEqual([{ before: ['k: { a: 1, b: 2 }'], after: ['k: { x: 1, b: 3 }'] }]);
  });
});

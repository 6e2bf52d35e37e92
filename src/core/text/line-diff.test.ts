import { describe, expect, it } from 'vitest';
import { applyEdits, type TextEdit } from './edit';
import { diffText } from './diff';
import { diffLines } from './line-diff';

const signs = { same: ' ', old: '-', new: '+' } as const;

/** The hunks as a patch shows them, a line with its sign and number. */
function shown(text: string, edits: readonly TextEdit[], context?: number): string[][] {
  return diffLines(text, edits, context).map(({ lines }) =>
    lines.map(({ type, text: line, number }) => `${signs[type]}${number} ${line}`),
  );
}

describe('diffLines', () => {
  const text = 'a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\n';

  it('shows a changed line between lines that stay', () => {
    expect(shown(text, [{ from: 4, to: 5, insert: 'C' }], 1)).toEqual([[' 2 b', '-3 c', '+3 C', ' 4 d']]);
  });

  it('begins with a first line that is empty', () => {
    expect(shown('\na\n', [{ from: 0, to: 3, insert: '' }])).toEqual([['-1 ', '-2 a']]);
    expect(shown('\na\n', [{ from: 0, to: 0, insert: 'new' }])).toEqual([['-1 ', '+1 new', ' 2 a']]);
  });

  it('parts places that are far from each other, and numbers new lines in the new text', () => {
    const edits = [
      { from: 0, to: 0, insert: 'new\n' },
      { from: 20, to: 22, insert: '' },
    ];
    expect(shown(text, edits, 1)).toEqual([
      ['+1 new', ' 2 a'],
      [' 11 j', '-11 k'],
    ]);
  });

  it('aligns the lines that stay within one place', () => {
    const after = 'a\nx\nb\ny\nd\n';
    const before = 'a\nb\nc\nd\n';
    expect(shown(before, diffText(before, after))).toEqual([[' 1 a', '+2 x', ' 3 b', '-3 c', '+4 y', ' 5 d']]);
  });

  it('takes items as wholes where the next one begins alike', () => {
    const item = (port: number): string => `  - port:\n      number: ${port}\n`;
    const list = `list:\n${item(80)}${item(443)}end: 1\n`;
    expect(shown(list, [{ from: 16, to: 16 + item(80).length, insert: '' }], 1)).toEqual([
      [' 1 list:', '-2   - port:', '-3       number: 80', ' 2   - port:'],
    ]);
    expect(shown(list, [{ from: 16, to: 16, insert: `      number: 8080\n  - port:\n` }], 1)).toEqual([
      [' 1 list:', '+2   - port:', '+3       number: 8080', ' 4   - port:'],
    ]);
  });

  it('has nothing to show when nothing changes', () => {
    expect(diffLines(text, [])).toEqual([]);
  });

  it('gives the new text in its lines that stay and come', () => {
    const edits = [
      { from: 2, to: 9, insert: 'x\ny' },
      { from: 22, to: 22, insert: 'last' },
    ];
    const [hunk, ...others] = diffLines(text, edits, 99);
    expect(others).toEqual([]);
    const lines = hunk?.lines.filter(({ type }) => type !== 'old').map((line) => line.text);
    expect(lines?.join('\n')).toBe(applyEdits(text, edits));
  });
});

it('finds what changed at both ends of a long text, and in the middle', () => {
  const lines = Array.from({ length: 6000 }, (_, index) => (index % 7 === 0 ? `- name: n${index}` : '  same: line'));
  const changed = lines.map((line, index) => (index === 0 || index === 3001 || index === 5999 ? `${line}!` : line));
  const [before, after] = [`${lines.join('\n')}\n`, `${changed.join('\n')}\n`];
  const hunks = diffLines(before, [{ from: 0, to: before.length, insert: after }], 0);
  expect(hunks.map((hunk) => hunk.lines.map(({ type, number }) => `${type} ${number}`))).toEqual([
    ['old 1', 'new 1'],
    ['old 3002', 'new 3002'],
    ['old 6000', 'new 6000'],
  ]);
});

it('replaces a long text that has no line in common', () => {
  const before = 'a\n'.repeat(3000);
  const after = 'b\n'.repeat(3000);
  const [hunk] = diffLines(before, [{ from: 0, to: before.length, insert: after }]);
  expect(hunk?.lines.filter(({ type }) => type === 'old')).toHaveLength(3000);
  expect(hunk?.lines.filter(({ type }) => type === 'new')).toHaveLength(3000);
});

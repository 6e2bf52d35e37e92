import { describe, expect, it } from 'vitest';
import type { Row } from './row';
import { keyTarget, typeAhead } from './tree-keys';

/** Rows from `label`, with two spaces a level and `+` or `-` for branches. */
function rows(...lines: readonly string[]): Row[] {
  return lines.map((line, index) => {
    const [, indent = '', sign, label = ''] = /^( *)([+-]?)(.*)$/.exec(line) ?? [];
    const open = sign === '' ? undefined : sign === '-';
    return {
      id: String(index),
      type: 'part',
      level: indent.length / 2 + 1,
      label,
      detail: '',
      spoken: label,
      kind: undefined,
      place: { file: 'a', document: '1', path: [] },
      resource: undefined,
      open,
      position: 1,
      siblings: 1,
      incomplete: false,
    };
  });
}

const tree = rows('-a.yaml', '  -alpha', '    80', '    443', '  +beta', '+b.yaml');

describe('keyTarget', () => {
  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowDown', 5, 5],
    ['ArrowUp', 0, 0],
    ['Home', 4, 0],
    ['End', 1, 5],
    ['ArrowRight', 0, 1],
    ['ArrowRight', 4, 'toggle'],
    ['ArrowRight', 2, 2],
    ['ArrowLeft', 3, 1],
    ['ArrowLeft', 1, 'toggle'],
    ['ArrowLeft', 4, 0],
    ['ArrowLeft', 5, 5],
    ['x', 0, undefined],
  ] as const)('%s at %d goes to %s', (key, at, expected) => {
    expect(keyTarget(key, tree, at)).toBe(expected);
  });
});

describe('typeAhead', () => {
  const key = (letter: string, timeStamp: number) => ({ key: letter, altKey: false, timeStamp });

  it('finds the next row, round the end, and joins letters typed in a row', () => {
    const typed = { text: '', at: -Infinity };
    expect(typeAhead(key('b', 0), tree, 0, typed)).toBe(4);
    expect(typeAhead(key('b', 2000), tree, 4, typed)).toBe(5);
    expect(typeAhead(key('.', 2100), tree, 5, typed)).toBe(5);
    expect(typeAhead(key('a', 9000), tree, 5, typed)).toBe(0);
  });

  it('leaves other keys alone', () => {
    expect(typeAhead(key('Shift', 0), tree, 0, { text: '', at: 0 })).toBeUndefined();
    expect(typeAhead(key('q', 0), tree, 0, { text: '', at: -Infinity })).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import { applyEdits } from '../text';
import { editDocument, readDocuments, type Document, type Op } from './index';

function read(text: string): Document {
  return readDocuments(text).documents[0] as Document;
}

function edit(text: string, op: Op): string {
  const result = editDocument(read(text), [op]);
  return result.ok ? applyEdits(text, result.edits) : result.code;
}

const set = (path: Op['path'], value: unknown): Op => ({ type: 'set', path, value });
const unset = (path: Op['path']): Op => ({ type: 'delete', path });

describe('beside a line that cannot be read', () => {
  const cases: readonly (readonly [string, string, Op])[] = [
    ['a key behind a tab', 'spec:\n  a: 1\n \tbad: 1\n  resolution: DNS\n', set(['spec', 'resolution'], 'NONE')],
    ['a key behind an open quote', 'spec:\n  a: "x\n  resolution: DNS\n', set(['spec', 'b'], 'NONE')],
    ['a key behind a bare word', 'spec:\n  a: 1\nbad\n  resolution: DNS\n', set(['spec', 'resolution'], 'NONE')],
    [
      'a list behind a bare word',
      'spec:\n  a: 1\n  bad\n  servers:\n  - port: {number: 1}\n',
      set(['spec', 'servers', 0, 'port', 'number'], 2),
    ],
    [
      'a key that an entry in the wrong column hides',
      'spec:\n  a: 1\nb: 1\n  resolution: DNS\n',
      set(['spec', 'resolution'], 'NONE'),
    ],
    ['an absent key is not known to be absent', 'spec:\n  a: 1\n \tbad: 1\n  b: 1\n', unset(['spec', 'b'])],
    [
      'a mapping that the line cuts',
      'spec:\n  policy:\n    tls:\n      mode: A\n     x\n      sni: B\n',
      unset(['spec', 'policy', 'tls']),
    ],
    ['a list that the line cuts', 'a:\n- 1\n\t- 2\n', { type: 'insert', path: ['a'], index: 1, value: 3 }],
    ['an entry of what it cuts', 'a: 1\nb: 2\nbad\nc: 3\n', unset(['a'])],
    ['a new name', 'a: 1\nb: 2\nbad\nc: 3\n', { type: 'rename', path: ['a'], name: 'c' }],
    ['an anchor that may have uses behind it', 'a: &x 1\nb: 2\nbad\nc: *x\n', set(['a'], 2)],
    ['a value that may go on', 'a:\n\t- 1\n', set(['a'], 2)],
    ['the document', 'a: 1\nbad\n', set([], { b: 1 })],
  ];

  test.each(cases)('%s is left alone', (_, text, op) => {
    expect(edit(text, op)).toBe('unverified');
  });

  test('a refusal shows the line', () => {
    const result = editDocument(read('spec:\n  a: 1\n \tbad: 1\n'), [set(['spec', 'b'], 1)]);
    expect(result).toMatchObject({
      detail: 'The text at "bad: 1" cannot be read, so it is not known what spec holds. Fix the text first.',
    });
  });

  test('single values that were read can be replaced', () => {
    expect(edit('a: 1\nbad\nc: 3\n', set(['a'], 2))).toBe('a: 2\nbad\nc: 3\n');
    expect(edit('a: 1\nbad: [\nc: 3\n', set(['c'], 2))).toBe('a: 1\nbad: [\nc: 2\n');
  });

  test('what ended before can be changed in every way', () => {
    const text = 'a:\n  x: 1\nb: 2\nc: 3\nbad\nd: 4\n';
    expect(edit(text, set(['a', 'w'], 2))).toBe(text.replace('x: 1', 'x: 1\n  w: 2'));
    expect(edit(text, unset(['a', 'z']))).toBe(text);
  });
});

test.each([set(['a'], 3), set(['a', 'x'], 3), unset(['a']), unset(['a', 'x'])])(
  'of two entries with the same key neither is taken (%j)',
  (op) => {
    expect(edit('a: {x: 1}\nb: 1\na: {x: 2}\n', op)).toBe('duplicate-key');
  },
);

test('beside two entries with the same key the others can be changed', () => {
  expect(edit('a: 1\nb: 1\na: 2\n', set(['b'], 2))).toBe('a: 1\nb: 2\na: 2\n');
});

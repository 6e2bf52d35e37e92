import { describe, expect, it, test } from 'vitest';
import { applyEdits, type Path } from '../text';
import { deleteAll, itemTextOf, readDocuments, type Document } from './index';

function read(text: string): Document {
  return readDocuments(text).documents[0] as Document;
}

function without(text: string, ...paths: Path[]): string | undefined {
  const edits = deleteAll(read(text), paths);
  return edits && applyEdits(text, edits);
}

describe('deleting many keys at once', () => {
  test.each<[title: string, text: string, paths: Path[], expected: string | undefined]>([
    ['takes neighbours', 'a: 1\nb: 2 # two\nc:\n  d: 3\ne: 4\n', [['b'], ['c']], 'a: 1\ne: 4\n'],
    [
      'takes own comments and leaves others',
      '# head\na: 1\n# of b\nb: 2\n\n# of c\nc: 3\n',
      [['b']],
      '# head\na: 1\n\n# of c\nc: 3\n',
    ],
    [
      'takes what it empties',
      'a:\n  b:\n    c: 1\n    d: 2\n  e: 1\n',
      [
        ['a', 'b', 'c'],
        ['a', 'b', 'd'],
      ],
      'a:\n  e: 1\n',
    ],
    [
      'takes items',
      'a:\n- b: 1\n# of c\n- c: 1\n- d: 1\n',
      [
        ['a', 0],
        ['a', 1],
      ],
      'a:\n- d: 1\n',
    ],
    ['takes the first key behind a dash', '- a: 1\n  b: 2\n- c: 1\n', [[0, 'a']], '- b: 2\n- c: 1\n'],
    ['takes text blocks', 'a: |\n  x\n\n  y\nb: 1\n', [['a']], 'b: 1\n'],
    ['keeps a missing line break missing', 'a: 1\nb: 2', [['b']], 'a: 1'],
    ['keeps CRLF', 'a: 1\r\nb: 2\r\nc: 3\r\n', [['b']], 'a: 1\r\nc: 3\r\n'],
    [
      'takes parts of JSON',
      '{\n  "a": 1,\n  "b": {"c": 1, "d": 2},\n  "e": 3\n}\n',
      [['a'], ['b', 'd'], ['e']],
      '{\n  "b": {"c": 1}\n}\n',
    ],
    ['passes over what is not there', 'a: 1\n', [['b'], ['a', 'b']], 'a: 1\n'],
    ['is refused where an alias needs it', 'a: &x 1\nb: *x\n', [['a']], undefined],
    ['is refused where a comment would lose its line', '- a: 1\n  # of b\n  b: 2\n', [[0, 'a']], undefined],
    ['is refused where nothing would be left', 'a: 1\n', [['a']], undefined],
    ['is refused where the text cannot be read', 'a: 1\nb: [\n', [['a']], undefined],
  ])('%s', (_, text, paths, expected) => expect(without(text, ...paths)).toBe(expected));
});

it('gives an item with the comments above it', () => {
  const text = 'items:\n  # one\n  # more\n  - a: 1 # a\n    # b\n    b: |\n      x\n  - c: 1\n';
  expect(itemTextOf(read(text), ['items', 0])).toBe('# one\n# more\na: 1 # a\n# b\nb: |\n  x');
  expect(itemTextOf(read('[{"a":\n  1}, 2]'), [0])).toBe('{"a":\n 1}');
});

import { describe, expect, it, test } from 'vitest';
import { applyEdits, type Path } from '../text';
import { checkEditLaws } from '../testing/laws';
import { editDocument, readDocuments, textOf, textSaying, type Document, type Op } from './index';

function read(text: string): Document {
  return readDocuments(text).documents[0] as Document;
}

function edit(text: string, op: Op): string {
  const document = read(text);
  const result = editDocument(document, [op]);
  if (!result.ok) throw new Error(`${result.code}: ${result.detail}`);
  checkEditLaws(document, [op], result);
  return applyEdits(text, result.edits);
}

/** A copy of an item behind it, as its text says it. */
function copied(text: string, list: Path, index: number): string {
  const document = read(text);
  const item = textOf(document, [...list, index]) ?? '';
  return edit(text, { type: 'insert', path: list, index: index + 1, value: read(item).value, text: item });
}

describe('the text of a value', () => {
  test.each<[title: string, text: string, path: Path, expected: string | undefined]>([
    [
      'has its comments',
      'a:\n  - b: 1 # one\n    # two\n    c: 2 # three\n    # four\n  # five\n',
      ['a', 0],
      'b: 1 # one\n# two\nc: 2 # three\n# four',
    ],
    ['between braces has none of its neighbours', 'a: [ { b: 1 }, # c\n  2 ]\n', ['a', 0], '{ b: 1 }'],
    ['keeps the lines of a text block', '- a: |\n    x\n     y\n- 1\n', [0], 'a: |\n  x\n   y'],
    ['of the root is not given', 'a: 1\n', [], undefined],
    ['of nothing is not given', 'a: 1\n', ['b'], undefined],
  ])('%s', (_, text, path, expected) => expect(textOf(read(text), path)).toBe(expected));

  it('is made to say another value with all else as it was', () => {
    expect(textSaying('name: a # why\n# more\nb: 1', { name: 'c', b: 1, d: 2 })).toBe(
      'name: c # why\n# more\nb: 1\nd: 2',
    );
    expect(textSaying('{ name: a } # why', { name: 'c' })).toBe('{ name: c } # why');
  });

  it('is not used where it leans on its document', () => {
    expect(textSaying('a: *b', { a: 1 })).toBeUndefined();
    expect(textSaying('a: &b 1', { a: 1 })).toBeUndefined();
  });
});

describe('an item is inserted as it is written elsewhere', () => {
  test.each([
    [
      'with its comments',
      'a:\n  - b: 1 # one\n    # two\n    c: 2 # three\n  - 3\n',
      'a:\n  - b: 1 # one\n    # two\n    c: 2 # three\n  - b: 1 # one\n    # two\n    c: 2 # three\n  - 3\n',
    ],
    ['in its braces', 'a:\n- { b: 1 } # c\n', 'a:\n- { b: 1 } # c\n- { b: 1 } # c\n'],
    ['behind wide dashes', 'a:\n-   b: 1 # c\n    d: 2\n', 'a:\n-   b: 1 # c\n    d: 2\n-   b: 1 # c\n    d: 2\n'],
    [
      'with its line breaks',
      'a:\r\n  - b: 1 # c\r\n    d: 2\r\n',
      'a:\r\n  - b: 1 # c\r\n    d: 2\r\n  - b: 1 # c\r\n    d: 2\r\n',
    ],
    ['at the end of an open text', 'a:\n  - b: 1 # c', 'a:\n  - b: 1 # c\n  - b: 1 # c'],
    [
      'with a text block',
      'a:\n  - b: |\n      x\n\n       y\n',
      'a:\n  - b: |\n      x\n\n       y\n  - b: |\n      x\n\n       y\n',
    ],
  ])('%s', (_, before, after) => expect(copied(before, ['a'], 0)).toBe(after));

  test.each([
    ['as the first of an absent list', 'b: 1\n', 'b: 1\na:\n  - c: 1 # d\n    # e\n'],
    ['as the first of an empty list', 'a: []\n', 'a:\n  - c: 1 # d\n    # e\n'],
    ['printed between brackets', 'a: [1]\n', 'a: [{c: 1}, 1]\n'],
  ])('%s', (_, before, after) =>
    expect(edit(before, { type: 'insert', path: ['a'], index: 0, value: { c: 1 }, text: 'c: 1 # d\n# e' })).toBe(after),
  );

  it('printed, where its text says something else', () => {
    expect(edit('a:\n  - 1\n', { type: 'insert', path: ['a'], index: 1, value: 2, text: '3 # d' })).toBe(
      'a:\n  - 1\n  - 2\n',
    );
  });
});

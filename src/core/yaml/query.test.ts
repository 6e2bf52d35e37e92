import { describe, expect, it } from 'vitest';
import { formatPath } from '../text';
import type { Document } from './document';
import { pathAt, valueAt } from './query';
import { readDocuments } from './stream';

/** The formatted path at each `|` of a text, which stands in the text for a caret and not for itself. */
function pathsAt(marked: string): string[] {
  const parts = marked.split('|');
  const document = readDocuments(parts.join('')).documents[0] as Document;
  let offset = 0;
  return parts.slice(0, -1).map((part) => {
    offset += part.length;
    return formatPath(pathAt(document, offset));
  });
}

describe('pathAt', () => {
  const cases: readonly (readonly [title: string, text: string, ...paths: string[]])[] = [
    ['a key, from its first character to behind its last', 'a: 1\n|b|b|: 2\n', 'bb', 'bb', 'bb'],
    ['a value', 'a: |o|n|e\nb: 2\n', 'a', 'a', 'a'],
    ['a nested key and value', 'spec:\n  ho|st: x|y\n', 'spec.host', 'spec.host'],
    ['the line of a key whose value is below', 'spec|:|\n  host: x\n', 'spec', 'spec'],
    ['a comment behind an entry', 'a:\n  b: 1 | # no|te\n  c: 2\n', 'a.b', 'a.b'],
    ['a comment behind a key whose value is below', 'a: # no|te\n  b: 1\n', 'a'],
    ['the blanks before an entry', 'a:\n | b: 1\n', 'a.b'],
    ['a dash, and what is behind it', 'a:\n|  |-| |x|\n', 'a[0]', 'a[0]', 'a[0]', 'a[0]', 'a[0]'],
    [
      'an item that is a mapping',
      'a:\n  |- |na|me: x|\n    port: 1|\n',
      'a[0]',
      'a[0].name',
      'a[0].name',
      'a[0].name',
      'a[0].port',
    ],
    ['an empty item', 'a:\n- x\n- |\n', 'a[1]'],
    ['an empty value', 'a:\n  b: |\n  c: 1\n', 'a.b'],
    ['a list in a list', '- - |x\n  - |y\n', '[0][0]', '[0][1]'],
    ['items in brackets', 'a: |[|x|,| |y|]|\n', 'a', 'a[0]', 'a[0]', 'a', 'a[1]', 'a[1]', 'a'],
    ['entries in braces', 'a: {|b|: 1|, |c: 2 |}  # |x\n', 'a.b', 'a.b', 'a.b', 'a.c', 'a', 'a'],
    ['brackets over several lines', 'a: [\n|  x,\n  y|,|\n|]\n', 'a[0]', 'a[1]', 'a', 'a'],
    ['a block scalar with a line like a comment', 'a: >|\n  # no|te\n\n|  text\n|b: 1\n', 'a', 'a', 'a', 'b'],
    ['a blank line between entries of a collection', 'spec:\n  a: 1\n|\n  b: 2\n', 'spec'],
    ['a blank line behind a collection, by the column', 'spec:\n  a:\n    b: 1\n|  |  |\n', '', 'spec', 'spec.a'],
    ['a blank line that begins a value', 'spec:\n  a:\n    |\n', 'spec.a'],
    ['a comment directly above an entry', 'a: 1\n# no|te\n# more\nb: 2\n', 'b'],
    ['a comment with a blank line below', 'a:\n  b: 1\n  # no|te\n\n  c: 2\n', 'a'],
    ['a comment in another column than the entry below', 'a:\n  b: 1\n  # no|te\nc: 2\n', 'a'],
    ['the comments above the document', '# lic|ense\napiVersion: v1\n', ''],
    ['the marker line', '-|--\na: 1\n', ''],
    ['the end of the document', 'a: 1\n|', ''],
    ['the end of a document without a line break', 'a:\n  b: 1|', 'a.b'],
    ['Windows line breaks', 'a: 1|\r\n# no|te\r\nb:\r\n  c: 2|\r\n|', 'a', 'b', 'b.c', ''],
    ['a line break at the very start', '|\n|a: 1\n', '', 'a'],
    ['a scalar document', 'wo|rd\n', ''],
  ];
  it.each(cases)('%s', (_title, text, ...paths) => {
    expect(pathsAt(text)).toEqual(paths);
  });

  it('gives nothing in an empty document', () => {
    expect(pathsAt('# note|\n')).toEqual(['']);
  });
});

describe('valueAt', () => {
  it('finds own properties only', () => {
    const value = { a: [{ b: 1 }] };
    expect(valueAt(value, ['a', 0, 'b'])).toBe(1);
    expect(valueAt(value, [])).toBe(value);
    expect(valueAt(value, ['a', 1, 'b'])).toBeUndefined();
    expect(valueAt(value, ['__proto__'])).toBeUndefined();
    expect(valueAt(value, ['constructor', 'name'])).toBeUndefined();
    expect(valueAt(null, ['a'])).toBeUndefined();
  });
});

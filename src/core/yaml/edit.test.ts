import { describe, expect, test } from 'vitest';
import { applyEdits, type Path } from '../text';
import { checkEditLaws } from '../testing/laws';
import { editDocument, readDocuments, type Document, type EditOptions, type Op } from './index';

/** One case: what happens, the text before, the operations, the text after. */
type Case = readonly [title: string, before: string, ops: readonly Op[], after: string];

const set = (path: Path, value: unknown): Op => ({ type: 'set', path, value });
const del = (...path: Path): Op => ({ type: 'delete', path });
const insert = (path: Path, index: number, value: unknown): Op => ({ type: 'insert', path, index, value });
const move = (path: Path, from: number, to: number): Op => ({ type: 'move', path, from, to });
const rename = (path: Path, name: string): Op => ({ type: 'rename', path, name });

function read(text: string): Document {
  return readDocuments(text).documents[0] as Document;
}

function edit(text: string, ops: readonly Op[], options?: EditOptions): string {
  const document = read(text);
  const result = editDocument(document, ops, options);
  if (!result.ok) throw new Error(`${result.code}: ${result.detail}`);
  checkEditLaws(document, ops, result, options);
  return applyEdits(text, result.edits);
}

function run(cases: readonly Case[]): void {
  test.each(cases)('%s', (_, before, ops, after) => expect(edit(before, ops)).toBe(after));
}

describe('setting a scalar replaces its token', () => {
  run([
    ['plain stays plain', 'a: b # c\n', [set(['a'], 'x y')], 'a: x y # c\n'],
    ['double quotes stay', 'a: "b" # c\n', [set(['a'], 'x')], 'a: "x" # c\n'],
    ['single quotes stay', "a: 'b'\n", [set(['a'], "it's")], "a: 'it''s'\n"],
    ['single quotes give way to an escape', "a: 'b'\n", [set(['a'], 'x\ty')], 'a: "x\\ty"\n'],
    ['a text that looks like a boolean is quoted', 'a: b\n', [set(['a'], 'yes')], 'a: "yes"\n'],
    ['in the quotes of the neighbours', "a: b\nc: 'd'\n", [set(['a'], '012')], "a: '012'\nc: 'd'\n"],
    ['a number loses the quotes', 'a: "1"\n', [set(['a'], 2)], 'a: 2\n'],
    ['null', 'a: 1\n', [set(['a'], null)], 'a: null\n'],
    ['an empty value', 'a:   # c\nb: 1\n', [set(['a'], 1)], 'a: 1   # c\nb: 1\n'],
    ['an empty item', '- # c\n- x\n', [set([0], 'w')], '- w # c\n- x\n'],
    ['a multi-line text becomes a block', 'a: b # c\nd: 1\n', [set(['a'], 'x\ny\n')], 'a: | # c\n  x\n  y\nd: 1\n'],
    ['but not within braces', 'a: {b: c}\n', [set(['a', 'b'], 'x\ny')], 'a: {b: "x\\ny"}\n'],
    ['an anchor stays', 'a: &x b\n', [set(['a'], 'c')], 'a: &x c\n'],
    ['a tag that still fits stays', 'a: !!str 1\n', [set(['a'], 'b')], 'a: !!str b\n'],
    ['a tag that fits no more goes', 'a: !!str 1\n', [set(['a'], 5)], 'a: 5\n'],
    ['a text over several lines', 'a: one\n  two\nb: 1\n', [set(['a'], 'x')], 'a: x\nb: 1\n'],
    ['a flow pair without a value', 'a: {b, c: 1}\n', [set(['a', 'b'], 2)], 'a: {b: 2, c: 1}\n'],
    ['the root', '--- a # c\n', [set([], 'b')], '--- b # c\n'],
  ]);
});

describe('text blocks', () => {
  run([
    ['keep their indentation', 'a: |\n    x\n    y\nb: 1\n', [set(['a'], 'x\nz\n')], 'a: |\n    x\n    z\nb: 1\n'],
    ['change the sign only', 'a: | # c\n  x\n', [set(['a'], 'x')], 'a: |- # c\n  x\n'],
    ['are quoted where a block cannot hold the text', 'a: |\n  x\nb: 1\n', [set(['a'], ' x\n')], 'a: " x\\n"\nb: 1\n'],
    [
      'folded paragraphs keep their lines',
      'a: >\n  one\n  two\n\n  three\nb: 1\n',
      [set(['a'], 'one two\nfour five\n')],
      'a: >\n  one\n  two\n\n  four five\nb: 1\n',
    ],
    ['give way to a number', 'a: |- # c\n  x\nb: 1\n', [set(['a'], 1)], 'a: 1 # c\nb: 1\n'],
    ['blank lines do not become content of |+', 'a: |+\n  x\nb: 1\n\nc: 2\n', [del('b')], 'a: |+\n  x\nc: 2\n'],
  ]);
});

describe('setting a missing key', () => {
  run([
    ['at the end', 'a:\n  b: 1\n\nc: 2\n', [set(['a', 'd'], 3)], 'a:\n  b: 1\n  d: 3\n\nc: 2\n'],
    [
      'behind deeper comments',
      'a:\n  b: 1\n    # of b\nc: 2\n',
      [set(['a', 'd'], 3)],
      'a:\n  b: 1\n    # of b\n  d: 3\nc: 2\n',
    ],
    ['without a final line break', 'a: 1', [set(['b'], 2)], 'a: 1\nb: 2'],
    ['with CRLF', 'a: 1\r\nb: 2\r\n', [set(['c'], { d: 1 })], 'a: 1\r\nb: 2\r\nc:\r\n  d: 1\r\n'],
    ['with a lone CR', 'a: 1\rb: 2\r', [set(['c'], 3)], 'a: 1\rb: 2\rc: 3\r'],
    ['behind a byte order mark', '\uFEFFa: 1\n', [set(['b'], 3)], '\uFEFFa: 1\nb: 3\n'],
    ['before a document end', 'a: 1\n...\n', [set(['b'], 3)], 'a: 1\nb: 3\n...\n'],
    ['with its missing parents', 'a: 1\n', [set(['b', 'c', 0, 'd'], 1)], 'a: 1\nb:\n  c:\n    - d: 1\n'],
    ['into an empty mapping, whose comment stays', 'a: {} # c\nb: 1\n', [set(['a', 'x'], 1)], 'a: # c\n  x: 1\nb: 1\n'],
    ['into nothing', 'a:\nb: 1\n', [set(['a', 'x'], 1)], 'a:\n  x: 1\nb: 1\n'],
    [
      'into a key with only a comment',
      'a:\n    # x: 1\nb: 1\n',
      [set(['a', 'w'], 1)],
      'a:\n    w: 1\n    # x: 1\nb: 1\n',
    ],
    ['within braces', 'a: {b: 1}\n', [set(['a', 'c'], 'x, y')], 'a: {b: 1, c: "x, y"}\n'],
    ['into empty braces within braces', 'a: { b: {} }\n', [set(['a', 'b', 'c'], 1)], 'a: { b: { c: 1 } }\n'],
    ['in JSON', '{\n  "a": 1\n}\n', [set(['b'], { c: 'd' })], '{\n  "a": 1,\n  "b": {\n    "c": "d"\n  }\n}\n'],
    ['in an empty file', '', [set(['a'], 1)], 'a: 1\n'],
    ['behind comments', '# c\n', [set(['a'], 1)], '# c\na: 1\n'],
    ['behind a marker', '--- # c\n...\n', [set(['a', 'b'], 1)], '--- # c\na:\n  b: 1\n...\n'],
    ['on an item', '- a: 1\n- b: 2\n', [set([0, 'c'], 3)], '- a: 1\n  c: 3\n- b: 2\n'],
    ['with the list style of the document', 'a:\n- 1\nb: 2\n', [set(['c'], [1])], 'a:\n- 1\nb: 2\nc:\n- 1\n'],
    [
      'with the step of the document',
      'a:\n    b: 1\n',
      [set(['c'], { d: { e: 1 } })],
      'a:\n    b: 1\nc:\n    d:\n        e: 1\n',
    ],
  ]);

  test('goes behind the last key that the order puts before it', () => {
    const options: EditOptions = {
      order: (path) => (path.length === 1 ? ['hosts', 'location', 'ports', 'resolution'] : undefined),
    };
    const text = 'spec:\n  hosts: [a]\n  # about the ports\n  ports: []\n  other: 1\n';
    const after = 'spec:\n  hosts: [a]\n  location: X\n  # about the ports\n  ports: []\n  other: 1\n';
    expect(edit(text, [set(['spec', 'location'], 'X')], options)).toBe(after);
  });
});

describe('deleting', () => {
  run([
    ['takes the comments of its own', 'a: 1\n# of b\nb: 2 # b\n  # deeper\nc: 3\n', [del('b')], 'a: 1\nc: 3\n'],
    [
      'leaves a comment that a blank line parts',
      'a: 1\n# loose\n\nb: 2\nc: 3\n',
      [del('b')],
      'a: 1\n# loose\n\nc: 3\n',
    ],
    ['leaves the header of the file', '# header\na: 1\nb: 2\n', [del('a')], '# header\nb: 2\n'],
    ['joins blank lines', 'a: 1\n\nb: 2\n\nc: 3\n', [del('b')], 'a: 1\n\nc: 3\n'],
    ['the last key', 'a:\n  b: 1 # c\nd: 2\n', [del('a', 'b')], 'a: {}\nd: 2\n'],
    ['the last item', 'a: # c\n- x\nd: 2\n', [del('a', 0)], 'a: [] # c\nd: 2\n'],
    ['the first key of an item', '- a: 1 # a\n  b: 2\n', [del(0, 'a')], '- b: 2\n'],
    [
      'the first key of an item, with a comment behind',
      '- a: 1\n  # of b\n  b: 2\n',
      [del(0, 'a')],
      '-\n  # of b\n  b: 2\n',
    ],
    ['without a final line break', 'a: 1\nb: 2', [del('b')], 'a: 1'],
    ['leaves no blank line at the end', 'a: 1\n\nb: 2\n', [del('b')], 'a: 1\n'],
    ['between braces', 'a: {b: 1, c: 2}\n', [del('a', 'b')], 'a: {c: 2}\n'],
    ['the last between brackets', 'a: [ x, y ]\n', [del('a', 1)], 'a: [ x ]\n'],
    ['the only one between braces', 'a: { b: 1 }\n', [del('a', 'b')], 'a: {}\n'],
    ['in JSON', '{\n  "a": 1,\n  "b": 2\n}\n', [del('b')], '{\n  "a": 1\n}\n'],
    ['what is not there', 'a: 1\n', [del('b', 'c')], 'a: 1\n'],
  ]);
});

describe('lists', () => {
  run([
    [
      'insert in front, before the comment of the first',
      'a:\n  # one\n  - 1\n',
      [insert(['a'], 0, 0)],
      'a:\n  - 0\n  # one\n  - 1\n',
    ],
    ['insert at the end', 'a:\n- 1 # one\n', [insert(['a'], 1, { b: 1, c: [] })], 'a:\n- 1 # one\n- b: 1\n  c: []\n'],
    [
      'insert between items that stand between brackets',
      'a:\n  - { b: 1, c: x } # one\n',
      [insert(['a'], 1, { b: 2, c: 'y z', d: [1] })],
      'a:\n  - { b: 1, c: x } # one\n  - { b: 2, c: y z, d: [ 1 ] }\n',
    ],
    [
      'insert a JSON item',
      '- {"b":1}\n- {"b":2}\n',
      [insert([], 0, { b: 'x' })],
      '- {"b": "x"}\n- {"b":1}\n- {"b":2}\n',
    ],
    [
      'insert what would be too wide between brackets',
      '- {b: 1}\n',
      [insert([], 1, { b: 'x'.repeat(150) })],
      `- {b: 1}\n- b: ${'x'.repeat(150)}\n`,
    ],
    ['insert beside mixed items', '- {b: 1}\n- b: 2\n', [insert([], 2, { b: 3 })], '- {b: 1}\n- b: 2\n- b: 3\n'],
    ['insert where there is none', 'a: 1\n', [insert(['b'], 0, 'x')], 'a: 1\nb:\n  - x\n'],
    ['insert between blank lines', '- 1\n\n- 2\n', [insert([], 1, 3)], '- 1\n\n- 3\n\n- 2\n'],
    ['insert into a list within an item', '- - x\n', [insert([0], 0, 'w')], '- - w\n  - x\n'],
    ['wide dashes', '-   a: 1\n', [insert([], 1, { b: 1, c: 2 })], '-   a: 1\n-   b: 1\n    c: 2\n'],
    ['insert between brackets', 'a: [x, y]\n', [insert(['a'], 1, 'z')], 'a: [x, z, y]\n'],
    [
      'insert behind a comment between brackets',
      'a: [\n  x # x\n]\n',
      [insert(['a'], 1, 'w')],
      'a: [\n  x, # x\n  w\n]\n',
    ],
    ['quoted items stay quoted', 'a: ["x", "y"]\n', [insert(['a'], 2, 'z')], 'a: ["x", "y", "z"]\n'],
    ['move with comments', '# header\n- a\n# b\n- b # b\n', [move([], 1, 0)], '# header\n# b\n- b # b\n- a\n'],
    ['move leaves blank lines', 'x:\n  - a\n\n  - b\n  - c\n', [move(['x'], 0, 2)], 'x:\n  - b\n\n  - c\n  - a\n'],
    ['move between brackets', 'a: [x, y,  z]\n', [move(['a'], 2, 0)], 'a: [z, x,  y]\n'],
    ['append by index', 'a:\n- 1\n', [set(['a', 1], 2)], 'a:\n- 1\n- 2\n'],
  ]);
});

describe('replacing a subtree', () => {
  run([
    [
      'changes what differs',
      'a:\n  b: 1 # b\n  c: 2 # c\n',
      [set(['a'], { b: 1, c: 3, d: 4 })],
      'a:\n  b: 1 # b\n  c: 3 # c\n  d: 4\n',
    ],
    [
      'knows items by their names',
      'p:\n# web\n- name: web\n  number: 80 # n\n# tls\n- name: tls\n  number: 443\n',
      [
        set(
          ['p'],
          [
            { name: 'tls', number: 8443 },
            { name: 'web', number: 80 },
          ],
        ),
      ],
      'p:\n# tls\n- name: tls\n  number: 8443\n# web\n- name: web\n  number: 80 # n\n',
    ],
    ['another sort of value', 'a: # c\n  b: 1\nd: 1\n', [set(['a'], [1])], 'a: # c\n  - 1\nd: 1\n'],
    ['a mapping by a scalar', 'a: # c\n  b: 1 # b\nd: 1\n', [set(['a'], 'x')], 'a: x # c\nd: 1\n'],
    ['an item by a mapping', '- x # c\n- y\n', [set([0], { a: 1, b: 2 })], '- a: 1 # c\n  b: 2\n- y\n'],
    ['an item behind a tab by a mapping', '- \tx\n', [set([0], { a: 1 })], '-\n  a: 1\n'],
    ['an anchored item by a mapping', '- &k x\n', [set([0], { a: 1 })], '- &k\n  a: 1\n'],
    ['brackets stay brackets', 'a: [v, w]\n', [set(['a'], ['w', 'z'])], 'a: [w, z]\n'],
    ['a list by an empty one', 'a:\n  - x\nb: 1\n', [set(['a'], [])], 'a: []\nb: 1\n'],
    ['the present value', 'a: {b: [1,  2]}\n', [set(['a'], { b: [1, 2] })], 'a: {b: [1,  2]}\n'],
  ]);
});

describe('renaming', () => {
  run([
    ['replaces the key', 'a: 1 # c\n', [rename(['a'], 'b')], 'b: 1 # c\n'],
    ['keeps quotes', '"a": 1\n', [rename(['a'], 'b')], '"b": 1\n'],
    ['quotes what looks like a boolean', 'a: 1\n', [rename(['a'], 'on')], '"on": 1\n'],
    ['in JSON', '{"a": 1}\n', [rename(['a'], 'b')], '{"b": 1}\n'],
  ]);
});

describe('several operations', () => {
  run([
    ['one after the other', 'a: 1\nb: 2\n', [del('a'), set(['c'], 3), rename(['b'], 'd')], 'd: 2\nc: 3\n'],
    ['that cancel out give no edit', 'a: 1\n', [set(['b'], 1), del('b')], 'a: 1\n'],
  ]);

  test('a syntax error elsewhere in the document does not stand in the way', () => {
    expect(edit('a: 1\nb: [1, 2\nc: 3\n', [set(['a'], 2)])).toBe('a: 2\nb: [1, 2\nc: 3\n');
  });

  test('nothing is done when one of them is refused', () => {
    const result = editDocument(read('a: 1\n'), [set(['b'], 1), set(['a', 'x'], 1)]);
    expect(result).toMatchObject({ ok: false, code: 'no-path' });
  });
});

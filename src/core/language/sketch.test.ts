import { describe, expect, it } from 'vitest';
import { Sketch } from './sketch';

/** What is known of the caret at `|`. */
function at(marked: string) {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const drawn = Sketch.of(text, offset);
  const { caret } = drawn;
  if (!caret) return undefined;
  const { type, path, typed } = caret;
  return { type, path: path.join('.'), typed, keys: drawn.keysAt(path).join(' ') };
}

describe('Sketch', () => {
  const text = `kind: X
spec:
  hosts:
  - a # first
  - "b"
  ports:
    - number: 1
      name: x
    - { number: 2, name: 'y' }
  note: |
    not: this
    - nor this
  inline: [c, "d"]
  to:
    host: h
`;

  it('reads scalars, keys and lists, in blocks and in brackets', () => {
    const drawn = Sketch.of(text);
    expect(drawn.keysAt([])).toEqual(['kind', 'spec']);
    expect(drawn.keysAt(['spec'])).toEqual(['hosts', 'ports', 'note', 'inline', 'to']);
    expect([0, 1, 2].map((index) => drawn.scalarAt(['spec', 'hosts', index]))).toEqual(['a', 'b', undefined]);
    expect([0, 1, 2].map((index) => drawn.scalarAt(['spec', 'inline', index]))).toEqual(['c', 'd', undefined]);
    expect(drawn.lengthAt(['spec', 'ports'])).toBe(2);
    expect(drawn.scalarAt(['spec', 'ports', 0, 'name'])).toBe('x');
    expect(drawn.scalarAt(['spec', 'ports', 1, 'name'])).toBe('y');
    expect(drawn.scalarAt(['spec', 'to', 'host'])).toBe('h');
    expect(drawn.scalarAt(['spec', 'note', 'not'])).toBeUndefined();
  });

  it('reads the same with CRLF', () => {
    const drawn = Sketch.of(text.replace(/\n/g, '\r\n'));
    expect([0, 1, 2].map((index) => drawn.scalarAt(['spec', 'hosts', index]))).toEqual(['a', 'b', undefined]);
    expect(drawn.scalarAt(['spec', 'to', 'host'])).toBe('h');
    expect(at('a: 1\r\nb:\r\n  |\r\nc: 1\r\n')).toMatchObject({ type: 'key', path: 'b' });
  });

  it.each([
    ['a:\n  |\n', 'key', 'a', ''],
    ['a:\n  b: 1\n  |\n  c: 2\n', 'key', 'a', 'b c'],
    ['a:\n  b: 1\n|\nc: 2\n', 'key', '', 'a c'],
    ['a:\n- x: 1\n- |\n', 'key', 'a.1', ''],
    ['a:\n- x: 1\n  |\n- y: 1', 'key', 'a.0', 'x'],
    ['a:\n  - x: 1\n  - y|: 1\n    z: 1', 'key', 'a.1', 'z'],
    ['a:\n  - - |', 'key', 'a.0.0', ''],
    ['a:\n  b: |', 'value', 'a.b', ''],
    ['a:\n  b:|', 'value', 'a.b', ''],
    ['a:\n  b: x|y # z', 'value', 'a.b', ''],
    ['a:\n  b: "x|y"', 'value', 'a.b', ''],
    ['a: {b|}', 'key', 'a', ''],
    ['a: {b: 1, |}', 'key', 'a', 'b'],
    ['a: {b: |, c: 1}', 'value', 'a.b', ''],
    ['a: { b: { c: x| } }', 'value', 'a.b.c', ''],
    ['a: [x, |]', 'value', 'a.1', ''],
    ['a: [{x: 1}, {y|', 'key', 'a.1', ''],
    ['a: [x, |\nb: 1', 'value', 'a.1', ''],
    ['a: [\n  x,\n  |\n]\nb: 1', 'value', 'a.1', ''],
    ['{"a": {"b|": 1}}', 'key', 'a', ''],
  ])('%j: a %s at %s', (marked, type, path, keys) => {
    expect(at(marked)).toMatchObject({ type, path, keys });
  });

  it.each(['# a|', 'a: 1 # b|', 'a: >\n  b|', 'a: b\n  |', '---|', '  | a: 1', 'a: b c\nd e|'])(
    '%j: nothing',
    (marked) => {
      expect(at(marked)).toBeUndefined();
    },
  );

  it('goes on behind what cannot be read', () => {
    const drawn = Sketch.of('a: [1,\nb: "x\nc:\n   d: 1\n  e: 2\n\tf: 3\ng: {h: 1\ni: 2');
    expect(drawn.keysAt([])).toEqual(['a', 'b', 'c', 'g', 'i']);
  });
});

import { describe, expect, it } from 'vitest';
import { applyEdits, parsePath, type Path } from '../text';
import { readDocuments, type Document } from '../yaml';
import { moveEntry } from './move-entry';

function move(text: string, from: string, to: string): string | null {
  const document = readDocuments(text).documents[0] as Document;
  const edits = moveEntry(document, parsePath(from) as Path, parsePath(to) as Path);
  return edits && applyEdits(text, edits);
}

describe('moveEntry', () => {
  it('wraps an entry in mappings that are not there yet', () => {
    expect(move('a:\n  x:\n    # why\n    y: 1\n  z: 2\n', 'a.x', 'a.b.c.x')).toBe(
      'a:\n  b:\n    c:\n      x:\n        # why\n        y: 1\n  z: 2\n',
    );
  });

  it('carries an entry to a mapping before or behind it, with the comments above it', () => {
    const moved = 'a:\n  b:\n    c: 1\n    # why\n    x: 2 # two\n  z: 3\n';
    expect(move('a:\n  # why\n  x: 2 # two\n  b:\n    c: 1\n  z: 3\n', 'a.x', 'a.b.x')).toBe(moved);
    expect(move('a:\n  b:\n    c: 1\n  # why\n  x: 2 # two\n  z: 3\n', 'a.x', 'a.b.x')).toBe(moved);
  });

  it('opens empty brackets for an entry', () => {
    const moved = 'a:\n  b: # b\n    # why\n    x: { y: 1 } # x\n  z: 3\n';
    expect(move('a:\n  b: {} # b\n  # why\n  x: { y: 1 } # x\n  z: 3\n', 'a.x', 'a.b.x')).toBe(moved);
    expect(move('a:\n  # why\n  x: { y: 1 } # x\n  b: {} # b\n  z: 3\n', 'a.x', 'a.b.x')).toBe(moved);
    expect(move('a:\n  # why\n  x: 1\n  b: { c: 1 }\n', 'a.x', 'a.b.x')).toBeNull();
  });

  it('carries an entry outwards', () => {
    expect(move('a:\n  b:\n    c: 1\n    x:\n      - 1\n      - 2\n  z: 3\n', 'a.b.x', 'a.x')).toBe(
      'a:\n  b:\n    c: 1\n  z: 3\n  x:\n    - 1\n    - 2\n',
    );
  });

  it('keeps line ends, blank lines and texts over several lines', () => {
    expect(move('a:\r\n  x: |\r\n    one\r\n\r\n    two\r\n  z: 3\r\n', 'a.x', 'a.b.x')).toBe(
      'a:\r\n  b:\r\n    x: |\r\n      one\r\n\r\n      two\r\n  z: 3\r\n',
    );
  });

  it('works at the end of a text without a line break', () => {
    expect(move('a:\n  z: 3\n  x: 1', 'a.x', 'a.b.x')).toBe('a:\n  z: 3\n  b:\n    x: 1');
  });

  it('wraps and carries the first entry of an item with its comments', () => {
    expect(move('a:\n  - x: 1 # one\n    # two\n    z: 2\n', 'a[0].x', 'a[0].b.x')).toBe(
      'a:\n  - b:\n      x: 1 # one\n    # two\n    z: 2\n',
    );
    expect(move('a:\n  - b:\n      - x: 1 # one\n        y: 2\n', 'a[0].b[0].x', 'a[0].x')).toBe(
      'a:\n  - b:\n      - y: 2\n    x: 1 # one\n',
    );
    expect(move('a:\n  - b:\n      - x: 1 # one\n        # two\n        y: 2\n', 'a[0].b[0].x', 'a[0].x')).toBeNull();
  });

  it('makes a list of one on the way', () => {
    expect(move('a:\n  # why\n  x:\n    - 1 # one\n  z: 3\n', 'a.x', 'a.b[0].x')).toBe(
      'a:\n  # why\n  b:\n    - x:\n        - 1 # one\n  z: 3\n',
    );
    expect(move('a:\n  c:\n    z: 3\n  # why\n  x: 1\n', 'a.x', 'a.c.b[0].x')).toBe(
      'a:\n  c:\n    z: 3\n    b:\n      - # why\n        x: 1\n',
    );
    expect(move('a:\n  b:\n    - z: 3\n  x: 1\n', 'a.x', 'a.b[0].x')).toBe('a:\n  b:\n    - z: 3\n      x: 1\n');
  });

  it('adds what is in a mapping to the mapping that is there', () => {
    expect(move('a:\n  # why\n  x:\n    # one\n    p: 1 # 1\n  b:\n    x:\n      q: 2\n', 'a.x', 'a.b.x')).toBe(
      'a:\n  b:\n    x:\n      q: 2\n      # why\n      # one\n      p: 1 # 1\n',
    );
    expect(move('a:\n  x: # lost\n    p: 1\n  b:\n    x:\n      q: 2\n', 'a.x', 'a.b.x')).toBeNull();
    expect(move('a:\n  x:\n    p: 1\n  b:\n    x:\n      p: 2\n', 'a.x', 'a.b.x')).toBeNull();
  });

  it.each([
    ['in a flow mapping', 'a: { x: 1, z: 2 }\n', 'a.x', 'a.b.x', 'a: { z: 2, b: { x: 1 } }\n'],
    [
      'on the first line of an item',
      'a:\n  - x: 1\n    z: 2\n',
      'a[0].x',
      'a[0].b.x',
      'a:\n  - b:\n      x: 1\n    z: 2\n',
    ],
    ['into a flow mapping', 'a:\n  x: 1\n  b: { c: 2 }\n', 'a.x', 'a.b.x', 'a:\n  b: { c: 2, x: 1 }\n'],
  ])('moves an entry without comments %s', (_, text, from, to, output) => {
    expect(move(text, from, to)).toBe(output);
  });

  it.each([
    ['an entry in flow style with a comment', 'a:\n  b: { c: 2 }\n  x: # why\n    y: 1\n', 'a.x', 'a.b.x'],
    ['a place that is taken', 'a:\n  x: 1\n  b:\n    x: 2\n', 'a.x', 'a.b.x'],
    ['a place in a text', 'a:\n  x: 1\n  b: text\n', 'a.x', 'a.b.x'],
  ])('leaves %s alone', (_, text, from, to) => {
    expect(move(text, from, to)).toBeNull();
  });
});

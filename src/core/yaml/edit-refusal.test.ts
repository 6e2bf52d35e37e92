import { describe, expect, test } from 'vitest';
import { applyEdits } from '../text';
import { editDocument, readDocuments, setIn, type Document, type EditOptions, type Op } from './index';

function read(text: string): Document {
  return readDocuments(text).documents[0] as Document;
}

const SHARED = 'base: &b\n  x: 1\n  w: 2\none: *b\ntwo:\n  <<: *b\n  z: 3\n';

describe('what is refused, and why', () => {
  const cases: readonly (readonly [string, string, Op, string])[] = [
    ['a path through an alias', SHARED, { type: 'set', path: ['one', 'x'], value: 5 }, 'alias'],
    ['a change within a shared anchor', SHARED, { type: 'set', path: ['base', 'x'], value: 5 }, 'shared-anchor'],
    ['deleting an anchor in use', SHARED, { type: 'delete', path: ['base'] }, 'dangling-alias'],
    ['deleting what a merge key brings', SHARED, { type: 'delete', path: ['two', 'x'] }, 'merged-key'],
    ['the merge key itself', SHARED, { type: 'delete', path: ['two', '<<'] }, 'merge-conflict'],
    [
      'deleting an override',
      'a: &a {x: 1}\nb:\n  <<: *a\n  x: 2\n',
      { type: 'delete', path: ['b', 'x'] },
      'merge-conflict',
    ],
    [
      'renaming an override',
      'a: &a {x: 1}\nb:\n  <<: *a\n  x: 2\n',
      { type: 'rename', path: ['b', 'x'], name: 'y' },
      'merge-conflict',
    ],
    [
      'moving an alias before its anchor',
      '- &a x\n- *a\n',
      { type: 'move', path: [], from: 1, to: 0 },
      'dangling-alias',
    ],
    ['an explicit key', '? a\n: 1\nb: 2\n', { type: 'delete', path: ['a'] }, 'explicit-key'],
    [
      'a key that is a template',
      '{{ .X }}: 1\nb: 2\n',
      { type: 'rename', path: ['{{ .X }}'], name: 'c' },
      'complex-key',
    ],
    ['deleting one of two equal keys', 'a: 1\na: 2\n', { type: 'delete', path: ['a'] }, 'duplicate-key'],
    ['a name that is taken', 'a: 1\nb: 2\n', { type: 'rename', path: ['a'], name: 'b' }, 'duplicate-key'],
    ['a key below a text', 'a: 1\n', { type: 'set', path: ['a', 'b'], value: 1 }, 'no-path'],
    ['an index past the end', 'a: [1]\n', { type: 'insert', path: ['a'], index: 3, value: 1 }, 'no-path'],
    ['a name for an item', 'a: [1]\n', { type: 'rename', path: ['a', 0], name: 'x' }, 'no-path'],
    ['deleting the root', 'a: 1\n', { type: 'delete', path: [] }, 'no-path'],
  ];

  test.each(cases)('%s', (_, text, op, code) => {
    const result = editDocument(read(text), [op]);
    expect(result).toMatchObject({ ok: false, code });
    if (!result.ok) expect(result.detail).toMatch(/^\S.*\.$/);
  });

  test('a refusal says how many aliases are concerned', () => {
    const result = setIn(read('a: &a {x: 1}\nb: *a\nc: *a\n'), ['a', 'x'], 2);
    expect(result).toMatchObject({ ok: false, detail: expect.stringContaining('2 aliases use a') as string });
  });
});

describe('ways on', () => {
  const after = (text: string, ops: readonly Op[], choice: EditOptions['choice']): string => {
    const result = editDocument(read(text), ops, { choice });
    return result.ok ? applyEdits(text, result.edits) : result.code;
  };

  test('detach writes an own copy in the place of the alias', () => {
    const op: Op = { type: 'set', path: ['one', 'x'], value: 5 };
    expect(after(SHARED, [op], 'detach')).toBe(
      'base: &b\n  x: 1\n  w: 2\none:\n  x: 5\n  w: 2\ntwo:\n  <<: *b\n  z: 3\n',
    );
  });

  test('edit-anchor changes what the alias stands for', () => {
    const op: Op = { type: 'set', path: ['one', 'x'], value: 5 };
    expect(after(SHARED, [op], 'edit-anchor')).toBe(SHARED.replace('x: 1', 'x: 5'));
    expect(after(SHARED, [{ ...op, path: ['base', 'x'] }], 'edit-anchor')).toBe(SHARED.replace('x: 1', 'x: 5'));
  });

  test('edit-anchor on lists', () => {
    const text = 'a: &a\n- 1\nb: *a\n';
    expect(after(text, [{ type: 'insert', path: ['b'], index: 1, value: 2 }], 'edit-anchor')).toBe(
      'a: &a\n- 1\n- 2\nb: *a\n',
    );
  });

  test('a merged key can be overridden in its place', () => {
    const result = setIn(read(SHARED), ['two', 'x'], 9);
    expect(result.ok && applyEdits(SHARED, result.edits)).toBe(`${SHARED}  x: 9\n`);
  });

  test('an alias itself can be replaced or deleted', () => {
    const replaced = setIn(read(SHARED), ['one'], 'v');
    expect(replaced.ok && applyEdits(SHARED, replaced.edits)).toBe(SHARED.replace('*b\ntwo', 'v\ntwo'));
    const deleted = setIn(read(SHARED), ['one'], undefined);
    expect(deleted.ok && applyEdits(SHARED, deleted.edits)).toBe(SHARED.replace('one: *b\n', ''));
  });
});

test('setting nothing deletes', () => {
  const text = 'a: [1, 2]\n';
  const deleted = setIn(read(text), ['a', 0], undefined);
  expect(deleted.ok && applyEdits(text, deleted.edits)).toBe('a: [2]\n');
});

import { describe, expect, it } from 'vitest';
import { applyChange, invertChange, type Workspace } from '../../core/workspace';
import { workspaceOf } from '../../core/testing/mesh-fixture';
import { restoreChange } from './restore-change';
import { sameFiles, versionsToDrop, type Version } from './version';

describe('restoring a version', () => {
  const cases: readonly (readonly [string, Workspace, Workspace])[] = [
    ['another text', workspaceOf({ 'a.yaml': 'a: 1\nb: 2\n' }), workspaceOf({ 'a.yaml': 'a: 1\nb: 3\n' })],
    ['a text that repeats itself', workspaceOf({ 'a.yaml': 'aaaa' }), workspaceOf({ 'a.yaml': 'aaaaaa' })],
    [
      'files that come and go',
      workspaceOf({ 'a.yaml': 'a', 'b.yaml': 'b' }),
      workspaceOf({ 'c.yaml': 'c', 'b.yaml': 'b' }),
    ],
    [
      'another order',
      workspaceOf({ 'a.yaml': 'a', 'b.yaml': 'b', 'c.yaml': 'c' }),
      workspaceOf({ 'c.yaml': 'C', 'a.yaml': 'a', 'b.yaml': 'b' }),
    ],
    ['nothing left', workspaceOf({ 'a.yaml': 'a' }), workspaceOf({})],
    ['everything from nothing', workspaceOf({}), workspaceOf({ 'a.yaml': 'a', 'b.yaml': '' })],
  ];
  it.each(cases)('%s is one step there, and one back', (_name, from, to) => {
    const change = restoreChange(from, to, 'Restore');
    if (!change) throw new Error('Nothing would change.');
    expect(applyChange(from, change)).toEqual(to);
    expect(applyChange(to, invertChange(from, change))).toEqual(from);
  });

  it('replaces the stretch that differs and no more', () => {
    const change = restoreChange(
      workspaceOf({ 'a.yaml': 'a: 1\nb: 2\n' }),
      workspaceOf({ 'a.yaml': 'a: 1\nb: 3\n' }),
      '',
    );
    expect(change?.files).toMatchObject([{ type: 'edit', edits: [{ from: 8, to: 9, insert: '3' }] }]);
  });

  it('is no step where nothing differs', () => {
    expect(restoreChange(workspaceOf({ 'a.yaml': 'a' }), workspaceOf({ 'a.yaml': 'a' }), '')).toBeNull();
  });
});

describe('versions that are kept', () => {
  const version = (id: number, name = '', size = 10): Version => ({
    id,
    name,
    reason: 'pause',
    at: id,
    files: 1,
    size,
  });

  it('drops the oldest that nobody named', () => {
    const all = [version(4), version(1), version(2, 'before the audit'), version(3)];
    expect(versionsToDrop(all, { automatic: 2, size: 1_000 }).map(({ id }) => id)).toEqual([1]);
  });

  it('drops more where their text is too large, and never what has a name', () => {
    const all = [version(1, 'large', 90), version(2), version(3)];
    expect(versionsToDrop(all, { automatic: 9, size: 50 }).map(({ id }) => id)).toEqual([2, 3]);
  });

  it('are the same where files, texts and order are', () => {
    expect(sameFiles(workspaceOf({ a: '1', b: '2' }), workspaceOf({ a: '1', b: '2' }))).toBe(true);
    expect(sameFiles(workspaceOf({ a: '1', b: '2' }), workspaceOf({ b: '2', a: '1' }))).toBe(false);
    expect(sameFiles(workspaceOf({ a: '1' }), workspaceOf({ a: '2' }))).toBe(false);
  });
});

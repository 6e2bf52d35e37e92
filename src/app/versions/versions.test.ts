import { describe, expect, it } from 'vitest';
import { workspaceOf } from '../../core/testing/mesh-fixture';
import { filesSince, sameFiles, versionsToDrop, type Version } from './version';
import { differenceWords } from './words';

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

describe('what a version says of itself', () => {
  const said = (then: Readonly<Record<string, string>>, now: Readonly<Record<string, string>>, resources = 0): string =>
    differenceWords.compared({
      type: 'compared',
      resources,
      behaviour: 0,
      files: filesSince(workspaceOf(then), workspaceOf(now)),
    });

  const noResource = 'differs in text, notes or accepted findings';

  it.each([
    ['a comment', { 'a.yaml': 'a: 1\n' }, { 'a.yaml': 'a: 1 # why\n' }, noResource],
    ['what is no resource', { 'values.yaml': 'replicas: 2\n' }, { 'values.yaml': 'replicas: 3\n' }, noResource],
    [
      'a design of notes that came',
      { 'a.yaml': '1' },
      { 'a.yaml': '1', 'design.yaml': '2' },
      'since then 1 file added',
    ],
    [
      'files that went',
      { 'a.yaml': '1', 'b.yaml': '2', 'c.yaml': '3' },
      { 'a.yaml': '1' },
      'since then 2 files removed',
    ],
    [
      'one that came, one that went, and one under another name',
      { 'a.yaml': '1', 'b.yaml': '2' },
      { 'c.yaml': '1', 'd.yaml': '3' },
      'since then 1 file added, 1 removed, 1 renamed',
    ],
  ])('tells of %s', (_, then, now, words) => expect(said(then, now)).toBe(words));

  it('counts resources where some say something else', () => {
    expect(said({ 'a.yaml': '1' }, { 'b.yaml': '2' }, 1)).toBe('since then 1 resource, 0 behaviour changes');
  });
});

import { describe, expect, it } from 'vitest';
import { workspaceOf } from '../../core/testing/mesh-fixture';
import { sameFiles, versionsToDrop, type Version } from './version';

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

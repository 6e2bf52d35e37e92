import { expect, it } from 'vitest';
import { versionsToDrop, type Version, type VersionReason } from './version';

const kept = (id: number, reason: VersionReason): Version => ({ id, name: '', reason, at: id, files: 1, size: 10 });

it.each(['overtaken', 'reserve'] as const)('a version with the reason %s stays: its work is nowhere else', (reason) => {
  const all = [kept(1, reason), kept(2, 'pause'), kept(3, 'import'), kept(4, 'export')];
  expect(versionsToDrop(all, { automatic: 2, size: 1_000 }).map(({ id }) => id)).toEqual([2]);
  expect(versionsToDrop(all, { automatic: 9, size: 5 }).map(({ id }) => id)).toEqual([2, 3, 4]);
});

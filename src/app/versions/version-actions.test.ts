// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { workspaceOf } from '../../core/testing/mesh-fixture';
import { keepVersion, readVersion } from '../browser/versions-storage';
import { notify } from '../notices';
import { setSession } from '../session';
import { getState, load } from '../store';
import { compareVersions, restoreVersion } from './version-actions';
import type { Version } from './version';

vi.mock('../browser/versions-storage');
vi.mock('../notices');

const version: Version = { id: 1, name: 'before', reason: 'named', at: 0, files: 1, size: 1 };
const now = workspaceOf({ 'a.yaml': 'a: 2\n' });
const then = workspaceOf({ 'a.yaml': 'a: 1\n' });
const begin = vi.fn();
const said = (): string | undefined => vi.mocked(notify).mock.lastCall?.[0].text;

beforeEach(() => {
  vi.resetAllMocks();
  setSession({ readOnly: false, restoring: false });
  load(now);
});

describe.each(['TimeoutError', 'InvalidStateError', 'UnknownError'])('a storage that fails with %s', (name) => {
  beforeEach(() => {
    vi.mocked(readVersion).mockRejectedValue(new DOMException('It is gone.', name));
  });

  it.each([
    ['restored', () => restoreVersion(version)],
    ['compared with the design', () => compareVersions(version, null, begin)],
    ['compared with another', () => compareVersions(version, { ...version, id: 2 }, begin)],
  ])('says so where a version is to be %s, and changes nothing', async (_what, ask) => {
    expect(await ask()).toBe(false);
    expect(said()).toContain('could not read its versions, so the design is left as it is.');
    expect(getState().snapshot.workspace).toBe(now);
    expect(begin).not.toHaveBeenCalled();
  });
});

it('restores a version also where what was there cannot be kept as another', async () => {
  vi.mocked(readVersion).mockResolvedValue(then);
  vi.mocked(keepVersion).mockRejectedValue(new DOMException('It is full.', 'QuotaExceededError'));
  expect(await restoreVersion(version)).toBe(true);
  expect(getState().snapshot.workspace.files[0]?.text).toBe('a: 1\n');
  expect(said()).toContain('Restored “before”');
});

it('says that a version is gone, and takes a mistake of the page for one', async () => {
  vi.mocked(readVersion).mockResolvedValueOnce(undefined);
  expect(await restoreVersion(version)).toBe(false);
  expect(said()).toBe('before is no longer kept.');
  vi.mocked(readVersion).mockRejectedValueOnce(new TypeError('It is not a function.'));
  await expect(compareVersions(version, null, begin)).rejects.toThrow(TypeError);
});

import type { Workspace } from '../../core/workspace';
import { keepVersion, readVersion } from '../browser/versions-storage';
import { notify } from '../notices';
import { dispatch, getState } from '../store';
import { restoreChange } from '../restore-change';
import { sameFiles, type Version } from './version';
import { versionAsSide, versionNotices } from './words';

/** Makes the design what it was in a version, as one step of the history; answers whether that was done. What was there is kept as a version. */
export function restoreVersion(version: Version): Promise<boolean> {
  return orSayWhyNot(() => restore(version));
}

async function restore(version: Version): Promise<boolean> {
  const workspace = await readVersion(version.id);
  if (!workspace) return say(versionNotices.gone(version));
  const now = getState().snapshot.workspace;
  if (sameFiles(now, workspace)) return say(versionNotices.already(version));
  const change = restoreChange(now, workspace, versionNotices.restore(version));
  if (!change || !dispatch(change)) return false;
  // The step can be taken back as long as the page is open; a version of what was there stays longer, where one can be kept.
  if (now.files.length > 0)
    await keepVersion(now, 'restore').catch((error: unknown) => {
      if (!(error instanceof DOMException)) throw error;
    });
  notify({ tone: 'ok', text: versionNotices.restored(version), undo: true });
  return true;
}

/** A version as one side of a review: what it is called there, and its files. */
export interface VersionSide {
  readonly name: string;
  readonly workspace: Workspace;
}

/** Begins a review of two versions; null as the newer one stands for the design as it is on the page. */
export type BeginReview = (older: VersionSide, newer: VersionSide | null) => void;

/** Reads the versions that are to be compared and begins their review; answers whether it has begun. */
export function compareVersions(older: Version, newer: Version | null, begin: BeginReview): Promise<boolean> {
  return orSayWhyNot(() => compare(older, newer, begin));
}

async function compare(older: Version, newer: Version | null, begin: BeginReview): Promise<boolean> {
  const [before, after] = await Promise.all([sideOf(older), newer && sideOf(newer)]);
  if (!before || (newer && !after)) return say(versionNotices.oneGone);
  begin(before, after);
  return true;
}

async function sideOf(version: Version): Promise<VersionSide | null> {
  const workspace = await readVersion(version.id);
  return workspace ? { name: versionAsSide(version), workspace } : null;
}

/** Where the browser cannot read its versions, a sentence says so, and nothing is done. */
async function orSayWhyNot(work: () => Promise<boolean>): Promise<boolean> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    notify({ tone: 'error', text: versionNotices.unreadable });
    return false;
  }
}

function say(text: string): false {
  notify({ tone: 'info', text });
  return false;
}

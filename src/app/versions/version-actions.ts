import type { Workspace } from '../../core/workspace';
import { keepVersion, readVersion } from '../browser/versions-storage';
import { notify } from '../notices';
import { dispatch, getState } from '../store';
import { restoreChange } from '../restore-change';
import { sameFiles, versionName, type Version } from './version';

/** Makes the design what it was in a version, as one step of the history; answers whether that was done. What was there is kept as a version. */
export async function restoreVersion(version: Version): Promise<boolean> {
  const workspace = await readVersion(version.id);
  if (!workspace) return say(`${versionName(version)} is no longer kept.`);
  const now = getState().snapshot.workspace;
  if (sameFiles(now, workspace)) return say(`The design is as in ${quoted(version)} already.`);
  const change = restoreChange(now, workspace, `Restore ${quoted(version)}`);
  if (!change || !dispatch(change)) return false;
  // The step can be taken back as long as the page is open; a version of what was there stays longer, where one can be kept.
  if (now.files.length > 0)
    await keepVersion(now, 'restore').catch((error: unknown) => {
      if (!(error instanceof DOMException)) throw error;
    });
  notify({ tone: 'ok', text: `Restored ${quoted(version)} from ${timeOf(version)}.`, undo: true });
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
export async function compareVersions(older: Version, newer: Version | null, begin: BeginReview): Promise<boolean> {
  const [before, after] = await Promise.all([sideOf(older), newer && sideOf(newer)]);
  if (!before || (newer && !after)) return say('One of the versions is no longer kept.');
  begin(before, after);
  return true;
}

async function sideOf(version: Version): Promise<VersionSide | null> {
  const workspace = await readVersion(version.id);
  return workspace ? { name: `${quoted(version)}, ${timeOf(version)}`, workspace } : null;
}

/** 21 Nov, 14:02. */
export function timeOf({ at }: Version): string {
  return new Date(at).toLocaleString('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
}

function quoted(version: Version): string {
  return `“${versionName(version)}”`;
}

function say(text: string): false {
  notify({ tone: 'info', text });
  return false;
}

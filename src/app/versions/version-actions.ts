import { keepVersion, readVersion } from '../browser/versions-storage';
import { notify } from '../notices';
import { openSection } from '../open-section';
import { reviewed, startReview } from '../review-mode';
import type { Reviewed } from '../review-state';
import { dispatch, getState } from '../store';
import { restoreChange } from './restore-change';
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
  if (now.files.length > 0) await keepVersion(now, 'restore').catch(() => undefined);
  notify({ tone: 'ok', text: `Restored ${quoted(version)} from ${timeOf(version)}.`, undo: true });
  return true;
}

/** Begins a review of a version: against the design as it is on the page, or of another version against it; answers whether it has begun. */
export async function compareVersions(older: Version, newer: Version | null): Promise<boolean> {
  const [before, after] = await Promise.all([sideOf(older), newer && sideOf(newer)]);
  if (!before || (newer && !after)) return say('One of the versions is no longer kept.');
  startReview(before, after);
  openSection('review');
  return true;
}

async function sideOf(version: Version): Promise<Reviewed | null> {
  const workspace = await readVersion(version.id);
  return workspace ? reviewed(`${quoted(version)}, ${timeOf(version)}`, workspace) : null;
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

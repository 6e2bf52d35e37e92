import { isTraced } from '../core/mesh';
import { takeSnapshot, type Snapshot } from '../core/snapshot';
import { topologyOf } from '../core/topology';
import { applyChange, type Change } from '../core/workspace';
import { settingsToday } from './browser/today';

/** The change that was looked at ahead, and what it leads to. */
let ahead: { readonly from: Snapshot; readonly change: Change; readonly to: Snapshot } | undefined;

/** What a change leads to. What was looked at ahead is given away once, and is gone where another change is made. */
export function snapshotAfter(from: Snapshot, change: Change): Snapshot {
  const known = ahead?.from === from && ahead.change === change ? ahead.to : undefined;
  ahead = undefined;
  return known ?? makeSnapshot(from, change);
}

/**
 * Works out what a change leads to, and what is drawn of it, for whoever makes it in a task of its own: the page is answered in between. Changes nothing, and
 * does nothing while the calls of now are still being followed, which takes longer than one task may.
 */
export function lookAhead(from: Snapshot, change: Change): void {
  if (!isTraced(from.mesh)) return;
  const to = makeSnapshot(from, change);
  topologyOf(to);
  ahead = { from, change, to };
}

/** Lets go of what was looked at ahead, as for a design that is not there any more. */
export function forgetAhead(): void {
  ahead = undefined;
}

function makeSnapshot(from: Snapshot, change: Change): Snapshot {
  return takeSnapshot(applyChange(from.workspace, change), from, change, settingsToday(from.settings));
}

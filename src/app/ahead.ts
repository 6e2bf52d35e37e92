import { takeSnapshot, type Snapshot } from '../core/snapshot';
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

/** Works out what a change leads to, for whoever makes it in a task of its own: the page is answered in between. Changes nothing. */
export function lookAhead(from: Snapshot, change: Change): Snapshot {
  const to = makeSnapshot(from, change);
  ahead = { from, change, to };
  return to;
}

/** Lets go of what was looked at ahead, as for a design that is not there any more. */
export function forgetAhead(): void {
  ahead = undefined;
}

function makeSnapshot(from: Snapshot, change: Change): Snapshot {
  return takeSnapshot(applyChange(from.workspace, change), from, change, settingsToday(from.settings));
}

import { takeSnapshot, type Snapshot } from '../core/snapshot';
import { applyChange, fileAt, type Change } from '../core/workspace';
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

/**
 * Works out what one more space in the middle of a file would lead to, and forgets it: the browser makes code fast that has run, and what is remembered of the
 * documents is remembered then, so that the first key that is pressed in the file is answered like those after it.
 */
export function rehearseTyping(from: Snapshot, path: string): void {
  const file = fileAt(from.workspace, path);
  if (file === undefined) return;
  const middle = file.text.indexOf('\n', file.text.length >> 1);
  const at = middle < 0 ? file.text.length : middle;
  makeSnapshot(from, {
    label: '',
    origin: 'editor',
    files: [{ type: 'edit', path, edits: [{ from: at, to: at, insert: ' ' }] }],
  });
}

/** Lets go of what was looked at ahead, as for a design that is not there any more. */
export function forgetAhead(): void {
  ahead = undefined;
}

function makeSnapshot(from: Snapshot, change: Change): Snapshot {
  return takeSnapshot(applyChange(from.workspace, change), from, change, settingsToday(from.settings));
}

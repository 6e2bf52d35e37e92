import type { Snapshot } from '../../core/snapshot';
import type { Change } from '../../core/workspace';
import { designOf } from './design-document';

/** How many documents a change touches; a new file counts once, and so does a new document. */
export function documentsTouched(snapshot: Snapshot, change: Change): number {
  let count = 0;
  for (const file of change.files) {
    if (file.type === 'edit') count += touchedIn(snapshot, file.path, file.edits);
    else if (file.type !== 'create' || !isOnlyRecord(snapshot, file.path)) count++;
  }
  return count;
}

/** A design file made on the way only records what is drawn, so it is nothing to be asked about. */
function isOnlyRecord(snapshot: Snapshot, path: string): boolean {
  return designOf(snapshot) === undefined && path.startsWith('design');
}

function touchedIn(snapshot: Snapshot, path: string, edits: readonly { readonly from: number }[]): number {
  const starts = snapshot.files.find((file) => file.path === path)?.stream.starts;
  if (!starts) return 1;
  const touched = new Set(edits.map(({ from }) => documentAt(starts, from)));
  return touched.size;
}

function documentAt(starts: ArrayLike<number>, offset: number): number {
  let index = starts.length - 1;
  while (index > 0 && (starts[index] ?? 0) > offset) index--;
  return index;
}

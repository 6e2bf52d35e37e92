import { unreadFrom, type Place } from '../core/schema';
import { locate, type Snapshot } from '../core/snapshot';
import { positionIn } from '../core/yaml';

/** The 1-based line in the file of the first thing in a document that cannot be read, or is missing; undefined when all of it could be read. */
export function unreadLine(snapshot: Snapshot, place: Place): number | undefined {
  const located = locate(snapshot, place);
  if (located === undefined) return undefined;
  const from = unreadFrom(located.document);
  return from === undefined ? undefined : positionIn(located.view.stream, located.index, from).line;
}

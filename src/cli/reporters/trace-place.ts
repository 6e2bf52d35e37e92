import { rangeAt, type Place, type Resource } from '../../core/schema';
import { locate, type Snapshot } from '../../core/snapshot';
import { LineIndex, type Path } from '../../core/text';

/** The 1-based line of a path in a resource, or of the nearest part above it that is written. */
export function lineOf(snapshot: Snapshot, resource: Resource, path: Path): number {
  return lineAt(snapshot, resource.place, path);
}

/** The same from a place. */
export function lineAt(snapshot: Snapshot, place: Place, path: Path): number {
  const located = locate(snapshot, place);
  if (located === undefined) return 1;
  const { from } = rangeAt(located.document, [...place.path, ...path], 'key');
  return linesOf(located.view.file.text).positionAt(located.start + from).line;
}

const indexes = new Map<string, LineIndex>();

/** The lines of the text asked about last; a trace asks about few files many times. */
function linesOf(text: string): LineIndex {
  let index = indexes.get(text);
  if (index === undefined) {
    if (indexes.size >= 64) indexes.clear();
    indexes.set(text, (index = new LineIndex(text)));
  }
  return index;
}

/** Where a path of a resource stands, as `file:line`. */
export function placeText(snapshot: Snapshot): (resource: Resource, path: Path) => string {
  return (resource, path) => `${resource.place.file}:${lineOf(snapshot, resource, path)}`;
}

import { rangeAt, type Place, type Resource } from '../../core/schema';
import { locate, type Snapshot } from '../../core/snapshot';
import type { Path } from '../../core/text';
import { positionIn } from '../../core/yaml';

/** The 1-based line of a path in a resource, or of the nearest part above it that is written. */
export function lineOf(snapshot: Snapshot, resource: Resource, path: Path): number {
  return lineAt(snapshot, resource.place, path);
}

/** The same from a place. */
export function lineAt(snapshot: Snapshot, place: Place, path: Path): number {
  const located = locate(snapshot, place);
  if (located === undefined) return 1;
  const { from } = rangeAt(located.document, [...place.path, ...path], 'key');
  return positionIn(located.view.stream, located.index, from).line;
}

/** Where a path of a resource stands, as `file:line`. */
export function placeText(snapshot: Snapshot): (resource: Resource, path: Path) => string {
  return (resource, path) => `${resource.place.file}:${lineOf(snapshot, resource, path)}`;
}

import { rangeAt, type Resource } from '../core/schema';
import { locate, type Snapshot } from '../core/snapshot';
import { LineIndex, type Path } from '../core/text';
import type { SourceFile } from '../core/workspace';

/** Where a part of a resource is written, as `file:line`, or where what is nearest above it is. */
export function placeWords(snapshot: Snapshot, { place }: Resource, path: Path): string {
  const located = locate(snapshot, place);
  if (located === undefined) return place.file;
  const { from } = rangeAt(located.document, [...place.path, ...path], 'key');
  return `${place.file}:${linesOf(located.view.file).positionAt(located.start + from).line}`;
}

const indexes = new WeakMap<SourceFile, LineIndex>();

function linesOf(file: SourceFile): LineIndex {
  let index = indexes.get(file);
  if (index === undefined) indexes.set(file, (index = new LineIndex(file.text)));
  return index;
}

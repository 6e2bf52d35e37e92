import { lastUpTo } from '../../core/lists';
import { locate, resourceAt, type Located, type Snapshot } from '../../core/snapshot';
import type { Place } from '../../core/schema';
import type { Path, Range } from '../../core/text';
import { findNode, keyRangeOf, pathAt, rangeOf, type Document } from '../../core/yaml';

/** Where a place stands in its file: the entry with its key. Offsets are raw ones of the file. */
interface PlaceRange {
  /** What was asked for, or the nearest entry above it that is there. */
  readonly entry: Range;
  /** The whole resource (or document) that it belongs to. */
  readonly resource: Range;
  /** Whether the place is a field that is written; false for the resource itself and for a field that is not there. */
  readonly isField: boolean;
}

/** The range of a place in its file; undefined when its document is gone. */
export function rangeOfPlace(snapshot: Snapshot, place: Place): PlaceRange | undefined {
  const located = locate(snapshot, place);
  if (located === undefined) return undefined;
  const root = resourceAt(snapshot, place)?.place.path ?? [];
  const resource = entryRange(located, root);
  const isField = place.path.length > root.length && findNode(located.document.tree, place.path) >= 0;
  return { entry: entryRange(located, place.path), resource, isField };
}

/** The place at an offset of a file's text (raw); undefined when there is no such file. */
export function placeAtOffset(snapshot: Snapshot, file: string, offset: number): Place | undefined {
  const found = documentAtOffset(snapshot, file, offset);
  return found && { file, document: found.document.id, path: pathAt(found.document, offset - found.start) };
}

/** The document at an offset of a file's text (raw), and where it starts; undefined when there is no such file. */
export function documentAtOffset(
  snapshot: Snapshot,
  file: string,
  offset: number,
): { document: Document; start: number } | undefined {
  const view = snapshot.files.find((each) => each.path === file);
  if (view === undefined) return undefined;
  const { documents, starts } = view.stream;
  const index = lastUpTo(starts, offset);
  const document = documents[index];
  return document && { document, start: starts[index] as number };
}

function entryRange(located: Located, path: Path): Range {
  const { document, start } = located;
  const range = rangeIn(document, path);
  return { from: start + range.from, to: start + trimEnd(document.text, range) };
}

function rangeIn(document: Document, path: Path): Range {
  const { tree } = document;
  if (tree.size === 0) return contentOf(document.text);
  for (let length = path.length; length > 0; length--) {
    const node = findNode(tree, path.slice(0, length));
    if (node < 0) continue;
    const value = rangeOf(tree, node);
    const from = Math.min(keyRangeOf(tree, node)?.from ?? value.from, value.from);
    return { from, to: Math.max(value.to, from) };
  }
  return rangeOf(tree, 0);
}

/** A document without content: what is written there, comments or a marker line. */
function contentOf(text: string): Range {
  return { from: 0, to: text.length };
}

/** Blocks end behind their last line break; a range for the eye ends before it. */
function trimEnd(text: string, range: Range): number {
  let to = range.to;
  while (to > range.from && /[\s]/.test(text[to - 1] as string)) to--;
  return to;
}

import type { Place } from '../core/schema';
import { locate, type Snapshot } from '../core/snapshot';
import { mapOffset, type Path, type TextEdit } from '../core/text';
import { findNode, pathAt } from '../core/yaml';

/**
 * Where a change of one document has written something, in the snapshot after it: the entry in which the first text stands that was put in, else, where
 * something was only taken out, what is left of the place `around`. The offsets of the edits are those of the document before. Undefined where the
 * document is gone.
 */
export function writtenPlace(after: Snapshot, around: Place, edits: readonly TextEdit[]): Place | undefined {
  const located = locate(after, around);
  if (located === undefined) return undefined;
  const { document } = located;
  const written = edits.find(({ insert }) => insert.trim() !== '');
  const isThere = (path: Path): boolean => path.length === 0 || findNode(document.tree, path) >= 0;
  if (written === undefined) return { ...around, path: longest(around.path, isThere) };
  // The first sign of what is written, behind the blanks that lead to it.
  const blanks = written.insert.length - written.insert.trimStart().length;
  const at = mapOffset(edits, written.from, 'before') + blanks;
  return { ...around, path: pathAt(document, at) };
}

/** As much of a path as is there. */
function longest(path: Path, isThere: (path: Path) => boolean): Path {
  for (let length = path.length; length > 0; length--) if (isThere(path.slice(0, length))) return path.slice(0, length);
  return [];
}

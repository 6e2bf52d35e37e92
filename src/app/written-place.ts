import type { Place } from '../core/schema';
import { lastUpTo } from '../core/lists';
import { locate, resourceAt, type Snapshot } from '../core/snapshot';
import { mapOffset, type Path, type TextEdit } from '../core/text';
import type { Change, FileChange } from '../core/workspace';
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

/**
 * Where a change has first written something, in the snapshot after it: in a resource of Istio before a design, which follows it. A resource that is all new
 * is that place itself. Undefined where it only took out.
 */
export function firstWritten(after: Snapshot, change: Change): Place | undefined {
  const places = change.files.flatMap((file) => writtenIn(after, file));
  return places.find((place) => resourceAt(after, place)?.kind !== 'EgressDesign') ?? places[0];
}

function writtenIn(after: Snapshot, change: FileChange): readonly Place[] {
  const edits =
    change.type === 'edit' ? change.edits : change.type === 'create' ? [{ from: 0, to: 0, insert: change.text }] : [];
  return edits
    .filter(({ insert }) => insert.trim() !== '')
    .flatMap(({ from, insert }) => {
      // Behind the blanks, and behind what separates a new document from those before.
      const lead = /^(?:\s|---(?=\s))*/.exec(insert)?.[0].length ?? 0;
      return placeAtOffset(after, change.path, mapOffset(edits, from, 'before') + lead) ?? [];
    });
}

function placeAtOffset({ files }: Snapshot, file: string, offset: number): Place | undefined {
  const stream = files.find(({ path }) => path === file)?.stream;
  const index = stream ? lastUpTo(stream.starts, offset) : -1;
  const document = stream?.documents[index];
  if (!stream || !document) return undefined;
  const path = pathAt(document, offset - (stream.starts[index] ?? 0));
  return { file, document: document.id, path: path.at(-1) === 'apiVersion' ? path.slice(0, -1) : path };
}

/** As much of a path as is there. */
function longest(path: Path, isThere: (path: Path) => boolean): Path {
  for (let length = path.length; length > 0; length--) if (isThere(path.slice(0, length))) return path.slice(0, length);
  return [];
}

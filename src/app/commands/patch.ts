import { resourceAt, takeSnapshot, type FileView, type Snapshot } from '../../core/snapshot';
import { lastUpTo } from '../../core/lists';
import { diffLines, LineIndex, type PatchLine, type TextEdit } from '../../core/text';
import { applyChange, fileAt, type Change } from '../../core/workspace';
import { pathAt } from '../../core/yaml';
import { once } from '../once';

/** What a change does to one file. */
export interface FilePatch {
  readonly path: string;
  readonly type: 'changed' | 'new' | 'removed' | 'renamed';
  readonly hunks: readonly DocumentHunk[];
  readonly added: number;
  readonly removed: number;
}

/** Lines that change together, and the resource that they stand in: "ServiceEntry api"; empty where they are in none. */
interface DocumentHunk {
  readonly heading: string;
  readonly lines: readonly PatchLine[];
}

/** A change as a person reads it before it is made: file for file, in the order of the workspace, with the lines around. */
export function patchOf(snapshot: Snapshot, change: Change): readonly FilePatch[] {
  const after = once(() => takeSnapshot(applyChange(snapshot.workspace, change), snapshot, change));
  return change.files.map((file): FilePatch => {
    const old = fileAt(snapshot.workspace, file.path)?.text ?? '';
    switch (file.type) {
      case 'create':
        return patched(snapshot, after, file.path, 'new', '', [{ from: 0, to: 0, insert: file.text }]);
      case 'remove':
        return patched(snapshot, after, file.path, 'removed', old, [{ from: 0, to: old.length, insert: '' }]);
      case 'rename':
        return { path: `${file.path} → ${file.to}`, type: 'renamed', hunks: [], added: 0, removed: 0 };
      case 'edit':
        return patched(snapshot, after, file.path, 'changed', old, file.edits);
    }
  });
}

function patched(
  before: Snapshot,
  after: () => Snapshot,
  path: string,
  type: FilePatch['type'],
  old: string,
  edits: readonly TextEdit[],
): FilePatch {
  const sides = { before: sideOf(before, path), after: once(() => sideOf(after(), path)) };
  let moved = 0;
  const hunks = diffLines(old, edits)
    .flatMap(({ lines }) => byDocument(lines))
    .map((lines): DocumentHunk => {
      const heading = headingOf(sides, lines, moved);
      moved += movedBy(lines);
      return { heading, lines };
    });
  const count = (type: PatchLine['type']): number => hunks.reduce((sum, { lines }) => sum + countOf(lines, type), 0);
  return { path, type, hunks, added: count('new'), removed: count('old') };
}

function countOf(lines: readonly PatchLine[], wanted: PatchLine['type']): number {
  return lines.filter(({ type }) => type === wanted).length;
}

/** By how many lines a change moves what follows it down. */
function movedBy(lines: readonly PatchLine[]): number {
  return countOf(lines, 'new') - countOf(lines, 'old');
}

/** A file before or after the change, with its lines. */
interface Side {
  readonly snapshot: Snapshot;
  readonly view: FileView;
  readonly lines: LineIndex;
}

/** Undefined where there is no such file. */
function sideOf(snapshot: Snapshot, path: string): Side | undefined {
  const view = snapshot.files.find((file) => file.path === path);
  return view && { snapshot, view, lines: new LineIndex(view.file.text) };
}

/** The sides of a file. Reading it as it would be is a whole opening where it is one document of megabytes, so that waits until it has to be. */
interface Sides {
  readonly before: Side | undefined;
  readonly after: () => Side | undefined;
}

/** Lines of several documents apart: each that comes or goes begins at its marker. Lines around that are of a document that stays are left out. */
function byDocument(lines: readonly PatchLine[]): PatchLine[][] {
  const parts: PatchLine[][] = [[]];
  for (const line of lines) {
    if (line.type !== 'same' && isMarker(line)) parts.push([]);
    parts.at(-1)?.push(line);
  }
  return parts.filter((part) => part.some(({ type }) => type !== 'same'));
}

function isMarker({ text }: PatchLine): boolean {
  return /^---(\s|$)/.test(text);
}

/** `moved`: by how many lines the changes above have moved what follows down. */
function headingOf({ before, after }: Sides, lines: readonly PatchLine[], moved: number): string {
  const at = lines.findIndex(({ type, text }) => type !== 'same' && text.trim() !== '' && text.trim() !== '---');
  const changed = lines[at];
  if (!changed) return '';
  if (changed.type === 'old') return resourceOnLine(before, changed.number);
  // Lines that come into a document stand behind one of its own; a document that comes is nowhere before.
  const isOwn = before !== undefined && lines.every((line) => line.type !== 'new' || !isMarker(line));
  if (!isOwn) return resourceOnLine(after(), changed.number);
  return resourceOnLine(before, changed.number - moved - movedBy(lines.slice(0, at)) - 1);
}

function resourceOnLine(side: Side | undefined, line: number): string {
  if (!side) return '';
  const { snapshot, view, lines } = side;
  const { documents, starts } = view.stream;
  const at = lines.startOf(line);
  const index = lastUpTo(starts, at);
  const document = documents[index];
  if (!document) return '';
  // The items of a List are resources of one document.
  const path = pathAt(document, at - (starts[index] ?? 0));
  const resource = resourceAt(snapshot, { file: view.path, document: document.id, path });
  return resource ? `${resource.kind} ${resource.name}` : '';
}

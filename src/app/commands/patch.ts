import { resourceAt, takeSnapshot, type FileView, type Snapshot } from '../../core/snapshot';
import { lastUpTo } from '../../core/lists';
import { diffLines, LineIndex, type PatchLine, type TextEdit } from '../../core/text';
import { applyChange, fileAt, type Change } from '../../core/workspace';

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
  const after = takeSnapshot(applyChange(snapshot.workspace, change), snapshot, change);
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
  after: Snapshot,
  path: string,
  type: FilePatch['type'],
  old: string,
  edits: readonly TextEdit[],
): FilePatch {
  const sides = { before: sideOf(before, path), after: sideOf(after, path) };
  const hunks = diffLines(old, edits)
    .flatMap(({ lines }) => byDocument(lines))
    .map((lines): DocumentHunk => ({ heading: headingOf(sides, lines), lines }));
  const count = (sign: PatchLine['type']): number =>
    hunks.reduce((sum, hunk) => sum + hunk.lines.filter((line) => line.type === sign).length, 0);
  return { path, type, hunks, added: count('new'), removed: count('old') };
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

/** Lines of several documents apart: each that comes or goes begins at its marker. Lines around that are of a document that stays are left out. */
function byDocument(lines: readonly PatchLine[]): PatchLine[][] {
  const parts: PatchLine[][] = [[]];
  for (const line of lines) {
    if (line.type !== 'same' && /^---(\s|$)/.test(line.text)) parts.push([]);
    parts.at(-1)?.push(line);
  }
  return parts.filter((part) => part.some(({ type }) => type !== 'same'));
}

function headingOf(
  { before, after }: { readonly before: Side | undefined; readonly after: Side | undefined },
  lines: readonly PatchLine[],
): string {
  const changed = lines.find(({ type, text }) => type !== 'same' && text.trim() !== '' && text.trim() !== '---');
  const side = changed?.type === 'old' ? before : after;
  return changed && side ? resourceOnLine(side, changed.number) : '';
}

function resourceOnLine({ snapshot, view, lines }: Side, line: number): string {
  const { documents, starts } = view.stream;
  const document = documents[lastUpTo(starts, lines.startOf(line))];
  const resource = document && resourceAt(snapshot, { file: view.path, document: document.id, path: [] });
  return resource ? `${resource.kind} ${resource.name}` : '';
}

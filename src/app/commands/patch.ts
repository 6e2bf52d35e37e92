import { resourceAt, takeSnapshot, type FileView, type Snapshot } from '../../core/snapshot';
import { diffLines, type PatchLine, type TextEdit } from '../../core/text';
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
  const hunks = diffLines(old, edits)
    .flatMap(({ lines }) => byDocument(lines))
    .map((lines): DocumentHunk => ({ heading: headingOf(before, after, path, lines), lines }));
  const count = (sign: PatchLine['type']): number =>
    hunks.reduce((sum, hunk) => sum + hunk.lines.filter((line) => line.type === sign).length, 0);
  return { path, type, hunks, added: count('new'), removed: count('old') };
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

function headingOf(before: Snapshot, after: Snapshot, path: string, lines: readonly PatchLine[]): string {
  const changed = lines.find(({ type, text }) => type !== 'same' && text.trim() !== '' && text.trim() !== '---');
  if (!changed) return '';
  const snapshot = changed.type === 'old' ? before : after;
  const view = snapshot.files.find((file) => file.path === path);
  return view ? resourceOnLine(snapshot, view, changed.number) : '';
}

function resourceOnLine(snapshot: Snapshot, view: FileView, line: number): string {
  const { documents, starts } = view.stream;
  const offset = offsetOfLine(view.file.text, line);
  const index = documents.findLastIndex((_, at) => (starts[at] ?? 0) <= offset);
  const document = documents[index];
  const resource = document && resourceAt(snapshot, { file: view.path, document: document.id, path: [] });
  return resource ? `${resource.kind} ${resource.name}` : '';
}

function offsetOfLine(text: string, line: number): number {
  let offset = 0;
  for (let at = 1; at < line; at++) {
    const end = text.indexOf('\n', offset);
    if (end < 0) return text.length;
    offset = end + 1;
  }
  return offset;
}

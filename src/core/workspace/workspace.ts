import { isRecord } from '../lists';
import { applyEdits, invertEdits, type TextEdit } from '../text';

/** One file: its path inside the workspace (`/`-separated, unique) and its text, byte for byte as UTF-8 would hold it, BOM included. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Whether a value of unknown origin, such as parsed JSON, is a file. */
export function isSourceFile(value: unknown): value is SourceFile {
  return isRecord(value) && typeof value['path'] === 'string' && typeof value['text'] === 'string';
}

/** The files of a design, in the order in which they were opened. A file that did not change keeps its identity. */
export interface Workspace {
  readonly files: readonly SourceFile[];
}

/** What a change does to one file. Edits have offsets in that file's text before the change. */
export type FileChange =
  | { readonly type: 'edit'; readonly path: string; readonly edits: readonly TextEdit[] }
  | { readonly type: 'create'; readonly path: string; readonly text: string; readonly index?: number }
  | { readonly type: 'remove'; readonly path: string }
  | { readonly type: 'rename'; readonly path: string; readonly to: string };

/** Who made a change. Only `editor` changes (typing) are joined in the history. */
export type Origin = 'editor' | 'form' | 'canvas' | 'explorer' | 'command' | 'fix' | 'import';

/** One undoable step: a label for people ("Set resolution to DNS"), who made it, and what happens to which file, in order. */
export interface Change {
  readonly label: string;
  readonly origin: Origin;
  readonly files: readonly FileChange[];
  /** Whether another design takes the place of the one before, which has nothing to do with it. */
  readonly isAnother?: true;
}

/** A workspace without files. */
export const emptyWorkspace: Workspace = { files: [] };

/** The file at a path, or undefined. */
export function fileAt(workspace: Workspace, path: string): SourceFile | undefined {
  return workspace.files.find((file) => file.path === path);
}

/** The workspace after a change. Throws when a path is missing or taken: only a bug can cause that. */
export function applyChange(workspace: Workspace, change: Change): Workspace {
  return change.files.reduce(applyFileChange, workspace);
}

/** The change that takes `applyChange(workspace, change)` back to `workspace`, with the same label and origin. */
export function invertChange(workspace: Workspace, change: Change): Change {
  const inverse: FileChange[] = [];
  let at = workspace;
  for (const [index, fileChange] of change.files.entries()) {
    inverse.unshift(invertFileChange(at, fileChange));
    // Behind the last one nobody looks at the text, which would be another copy of it at each keystroke.
    if (index < change.files.length - 1) at = applyFileChange(at, fileChange);
  }
  return { label: change.label, origin: change.origin, files: inverse };
}

/** A path that is not taken: `path` itself, else `name-2.yaml`, `name-3.yaml` and so on. */
export function freePath(workspace: Workspace, path: string): string {
  return freeAmong(new Set(workspace.files.map((file) => file.path)), path);
}

/** The same where the paths that are taken are at hand, as when thousands of files come at once. */
export function freeAmong(taken: ReadonlySet<string>, path: string): string {
  if (!taken.has(path)) return path;
  const dot = path.lastIndexOf('.');
  const cut = dot > path.lastIndexOf('/') ? dot : path.length;
  for (let count = 2; ; count++) {
    const candidate = `${path.slice(0, cut)}-${count}${path.slice(cut)}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** The workspace after what a change does to one of its files. */
export function applyFileChange(workspace: Workspace, change: FileChange): Workspace {
  const { files } = workspace;
  if (change.type === 'create') {
    if (fileAt(workspace, change.path)) throw new Error(`There is a file ${change.path} already`);
    const index = change.index ?? files.length;
    return { files: [...files.slice(0, index), { path: change.path, text: change.text }, ...files.slice(index)] };
  }
  const file = requireFile(workspace, change.path);
  switch (change.type) {
    case 'edit':
      return {
        files: files.map((each) =>
          each === file ? { path: file.path, text: applyEdits(file.text, change.edits) } : each,
        ),
      };
    case 'remove':
      return { files: files.filter((each) => each !== file) };
    case 'rename':
      if (fileAt(workspace, change.to)) throw new Error(`There is a file ${change.to} already`);
      return { files: files.map((each) => (each === file ? { path: change.to, text: file.text } : each)) };
  }
}

function invertFileChange(workspace: Workspace, change: FileChange): FileChange {
  switch (change.type) {
    case 'create':
      return { type: 'remove', path: change.path };
    case 'edit':
      return {
        type: 'edit',
        path: change.path,
        edits: invertEdits(requireFile(workspace, change.path).text, change.edits),
      };
    case 'remove':
      return {
        type: 'create',
        path: change.path,
        text: requireFile(workspace, change.path).text,
        index: workspace.files.findIndex((file) => file.path === change.path),
      };
    case 'rename':
      return { type: 'rename', path: change.to, to: change.path };
  }
}

function requireFile(workspace: Workspace, path: string): SourceFile {
  const file = fileAt(workspace, path);
  if (file === undefined) throw new Error(`There is no file ${path} in the workspace`);
  return file;
}

import type { TextEdit } from '../text';
import { applyFileChange, fileAt, type Change, type FileChange, type SourceFile, type Workspace } from './workspace';

/** The text that a change of a file was made for. It stands beside the change, so that a change is still plain data. */
const texts = new WeakMap<FileChange, string>();

/** Edits of a file as it is now: they fit no other text, and `fits` says so once there is one. */
export function editFile({ path, text }: SourceFile, edits: readonly TextEdit[]): FileChange {
  return madeFor(text, { type: 'edit', path, edits });
}

/** Removes a file, as long as it holds what it holds now. */
export function removeFile({ path, text }: SourceFile): FileChange {
  return madeFor(text, { type: 'remove', path });
}

/**
 * Whether a change can be made to a workspace: its files are there, the paths that it makes are free, its edits lie inside the texts, and a
 * text that one of them was made for is the text that is there. Time passes between asking and writing, and the design may change in it.
 */
export function fits(workspace: Workspace, change: Change): boolean {
  let at = workspace;
  for (const each of change.files) {
    if (!fileFits(at, each)) return false;
    at = applyFileChange(at, each);
  }
  return true;
}

/** The same change without the texts that it was made for, for keeping: a history would keep all of them. */
export function withoutTexts(change: Change): Change {
  return { ...change, files: change.files.map((file) => ({ ...file })) };
}

function madeFor(text: string, change: FileChange): FileChange {
  texts.set(change, text);
  return change;
}

function fileFits(workspace: Workspace, change: FileChange): boolean {
  const file = fileAt(workspace, change.path);
  if (change.type === 'create') return file === undefined;
  if (file === undefined || (texts.get(change) ?? file.text) !== file.text) return false;
  if (change.type === 'rename') return fileAt(workspace, change.to) === undefined;
  return change.type === 'remove' || areInside(file.text, change.edits);
}

function areInside(text: string, edits: readonly TextEdit[]): boolean {
  let least = 0;
  return edits.every(({ from, to }) => {
    const isInside = from >= least && to >= from && to <= text.length;
    least = to;
    return isInside;
  });
}

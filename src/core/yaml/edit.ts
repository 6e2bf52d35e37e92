import type { Path } from '../text';
import type { Document, EditOptions, EditResult, Op } from './document';
import type { Progress } from './edit-op';
import { Run } from './edit-run';
import { mergeEdits } from './edit-value';
import { readDocument } from './read';

/**
 * Compiles operations, one after the other, to edits of the document's text. Each result was read back: it has the value that the
 * operations make of the old one, the same complaints, and is still one document; what cannot be done so is refused, and then
 * nothing is. An operation that changes nothing gives no edit.
 */
export function editDocument(document: Document, ops: readonly Op[], options: EditOptions = {}): EditResult {
  const { text, tree, value, problems, incomplete } = document;
  const lineBreak = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  // A document tells only the first cause of its errors; here all of them count.
  const parsed = incomplete ? readDocument(text) : { tree, value, problems };
  let progress: Progress = { draft: { ...parsed, text, lineBreak }, edits: [] };
  for (const op of ops) {
    const next = new Run(text, options).runOp(progress, op);
    if ('ok' in next) return next;
    progress = next;
  }
  return { ok: true, edits: mergeEdits(progress.edits) };
}

/** Sets the value at a path; see `Op`. An undefined value deletes. */
export function setIn(document: Document, path: Path, value: unknown, options?: EditOptions): EditResult {
  return editDocument(document, [{ type: 'set', path, value }], options);
}

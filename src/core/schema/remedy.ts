import { applyEdits, type Path, type QuickFix, type TextEdit } from '../text';
import { editDocument, type Document, type Op } from '../yaml';
import { commentsOf } from './comments';

/**
 * A fix by operations on a document; their paths are from `base`. It is made when somebody asks for it, and not offered when the text cannot be
 * written so or would lose a comment.
 */
export function remedyAt(document: Document, base: Path, title: string, ops: readonly Op[]): () => QuickFix | null {
  return () => {
    const edits = editKeepingComments(
      document,
      ops.map((op) => ({ ...op, path: [...base, ...op.path] })),
    );
    return edits && { title, edits };
  };
}

/** The edits of operations on a document; null when they change nothing, cannot be written or would lose a comment. */
export function editKeepingComments(document: Document, ops: readonly Op[]): readonly TextEdit[] | null {
  const result = editDocument(document, ops);
  if (!result.ok || result.edits.length === 0) return null;
  const after = applyEdits(document.text, result.edits);
  return commentsOf(after) === commentsOf(document.text) ? result.edits : null;
}

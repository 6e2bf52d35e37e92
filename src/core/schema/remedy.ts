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
  const edits = editsOf(document, ops);
  return edits !== null && commentsOf(applyEdits(document.text, edits)) === commentsOf(document.text) ? edits : null;
}

/** The edits of operations on a document, whatever becomes of comments; null when they change nothing or cannot be written. */
export function editsOf(document: Document, ops: readonly Op[]): readonly TextEdit[] | null {
  const result = editDocument(document, ops);
  return result.ok && result.edits.length > 0 ? result.edits : null;
}

/** How many comments of a text edits take away. */
export function commentsLost(text: string, edits: readonly TextEdit[]): number {
  return countComments(text) - countComments(applyEdits(text, edits));
}

function countComments(text: string): number {
  const comments = commentsOf(text);
  return comments === '' ? 0 : comments.split('\n').length;
}

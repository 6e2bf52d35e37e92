import { editAlone, editKeepingComments, type Resource } from '../../schema';
import type { QuickFix } from '../../text';
import type { Op } from '../../yaml';

/**
 * A fix by operations on a resource; their paths are from its root. It is made when somebody asks for it, and not offered when the text
 * cannot be written so or would lose a comment.
 */
export function remedyIn({ document, place }: Resource, title: string, ops: readonly Op[]): () => QuickFix | null {
  const placed = ops.map((op) => ({ ...op, path: [...place.path, ...op.path] }));
  return () => {
    const edits = editAlone(document, place.path, (each, pathHere) =>
      editKeepingComments(
        each,
        placed.map((op) => ({ ...op, path: pathHere(op.path) })),
      ),
    );
    return edits && { title, edits };
  };
}

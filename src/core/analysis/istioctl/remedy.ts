import { editAlone, type Resource } from '../../schema';
import { applyEdits, type QuickFix, type TextEdit } from '../../text';
import { editDocument, type Document, type Op } from '../../yaml';

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

function editKeepingComments(document: Document, ops: readonly Op[]): readonly TextEdit[] | null {
  const result = editDocument(document, ops);
  if (!result.ok || result.edits.length === 0) return null;
  const after = applyEdits(document.text, result.edits);
  return commentsOf(after) === commentsOf(document.text) ? result.edits : null;
}

/** Every comment of a text, in any order; what only looks like one counts too, which costs at most an offer. */
function commentsOf(text: string): string {
  return (text.match(/(?<=^|\s)#.*$/gm) ?? []).sort().join('\n');
}

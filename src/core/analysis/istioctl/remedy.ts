import type { Resource } from '../../schema';
import { applyEdits, type QuickFix } from '../../text';
import { editDocument, type Op } from '../../yaml';

/**
 * A fix by operations on a resource; their paths are from its root. It is made when somebody asks for it, and not offered when the text
 * cannot be written so or would lose a comment.
 */
export function remedyIn({ document, place }: Resource, title: string, ops: readonly Op[]): () => QuickFix | null {
  return () => {
    const result = editDocument(
      document,
      ops.map((op) => ({ ...op, path: [...place.path, ...op.path] })),
    );
    if (!result.ok || result.edits.length === 0) return null;
    const after = applyEdits(document.text, result.edits);
    return commentsOf(after) === commentsOf(document.text) ? { title, edits: result.edits } : null;
  };
}

/** Every comment of a text, in any order; what only looks like one counts too, which costs at most an offer. */
function commentsOf(text: string): string {
  return (text.match(/(?<=^|\s)#.*$/gm) ?? []).sort().join('\n');
}

import { commentsLost, editAlone, editKeepingComments, editsOf, type Resource } from '../../schema';
import type { Path, QuickFix } from '../../text';
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

/**
 * A fix that takes a part of a resource away. A comment in it is about what goes, so it goes along, and the title says so: whoever reads it beside the
 * changed lines knows.
 */
export function removalIn(resource: Resource, title: string, path: Path): () => QuickFix | null {
  return takingAway(resource, title, [{ type: 'delete', path }]);
}

/** A fix that takes parts of a resource away, or puts something in their place, with the comments in them. It is always somebody's choice. */
export function takingAway({ document, place }: Resource, title: string, ops: readonly Op[]): () => QuickFix | null {
  const placed = ops.map((op) => ({ ...op, path: [...place.path, ...op.path] }));
  return ifWanted(() => {
    let lost = 0;
    const edits = editAlone(document, place.path, (each, pathHere) => {
      const made = editsOf(
        each,
        placed.map((op) => ({ ...op, path: pathHere(op.path) })),
      );
      lost = made === null ? 0 : commentsLost(each.text, made);
      return made;
    });
    return (
      edits && {
        title: lost === 0 ? title : `${title}, with ${lost === 1 ? 'its comment' : `its ${lost} comments`}`,
        edits,
      }
    );
  });
}

/** A fix beside which there is another way out that cannot be written here, or that changes what somebody may have meant. */
export function ifWanted(make: () => QuickFix | null): () => QuickFix | null {
  return () => {
    const fix = make();
    return fix && { ...fix, isChoice: true };
  };
}

/** Several remedies to choose from, the usual one first. */
export function oneOf(...remedies: readonly (() => QuickFix | null)[]): () => readonly QuickFix[] {
  return () => remedies.flatMap((make) => make() ?? []);
}

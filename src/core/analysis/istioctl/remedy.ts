import { commentsLost, editAlone, editKeepingComments, editsOf, type Resource } from '../../schema';
import type { Path } from '../../text';
import type { Op } from '../../yaml';
import type { OneRemedy, Remedy } from '../rule';

/**
 * A fix by operations on a resource; their paths are from its root. It is made when somebody asks for it, and not offered when the text
 * cannot be written so or would lose a comment.
 */
export function remedyIn({ place }: Resource, title: string, ops: readonly Op[]): OneRemedy {
  const placed = ops.map((op) => ({ ...op, path: [...place.path, ...op.path] }));
  return (document) => {
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
export function removalIn(resource: Resource, title: string, path: Path): OneRemedy {
  return takingAway(resource, title, [{ type: 'delete', path }]);
}

/** A fix that takes parts of a resource away, or puts something in their place, with the comments in them. It is always somebody's choice. */
export function takingAway({ place }: Resource, title: string, ops: readonly Op[]): OneRemedy {
  const placed = ops.map((op) => ({ ...op, path: [...place.path, ...op.path] }));
  return ifWanted((document) => {
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
export function ifWanted(make: OneRemedy): OneRemedy {
  return (document) => {
    const fix = make(document);
    return fix && { ...fix, isChoice: true };
  };
}

/** Several remedies to choose from, the usual one first. */
export function oneOf(...remedies: readonly OneRemedy[]): Remedy {
  return (document) => remedies.flatMap((make) => make(document) ?? []);
}

import { editAlone, moveEntry, type Resource } from '../../schema';
import type { Path } from '../../text';
import type { OneRemedy } from '../rule';

/** A fix that takes a key with its comments to another place of the same resource; paths are from its root. It is made when somebody asks for it. */
export function moveRemedy({ place }: Resource, title: string, from: Path, to: Path): OneRemedy {
  return (document) => {
    const edits = editAlone(document, place.path, (each, pathHere) =>
      moveEntry(each, pathHere([...place.path, ...from]), pathHere([...place.path, ...to])),
    );
    return edits === null ? null : { title, edits };
  };
}

import { isOfReview } from '../core/mesh';
import { takeSnapshot } from '../core/snapshot';
import type { Workspace } from '../core/workspace';
import { isReadAtOnce } from './design-difference';

/**
 * How many answers to changes stand in a design that stand in none of some others: who has one of them, or sent it, reads them for the first time. 0 as well where
 * reading the designs would be felt.
 */
export function countNewAnswers(workspace: Workspace, ...known: readonly Workspace[]): number {
  const [own, ...others] = [workspace, ...known].map(withNotes);
  if (own === undefined || own.files.length === 0 || !isReadAtOnce(own, ...others)) return 0;
  const old = new Set(others.flatMap(answersIn));
  return new Set(answersIn(own).filter((answer) => !old.has(answer))).size;
}

/** The files in which notes may stand. */
function withNotes({ files }: Workspace): Workspace {
  return { files: files.filter(({ text }) => text.includes('EgressDesign') && text.includes('notes')) };
}

/** Each answer as one text: what is said, by whom and when. */
function answersIn(workspace: Workspace): readonly string[] {
  return takeSnapshot(workspace)
    .mesh.designs.flatMap(({ notes }) => notes.filter(isOfReview))
    .map(({ text, by, at }) => JSON.stringify([text, by, at]));
}

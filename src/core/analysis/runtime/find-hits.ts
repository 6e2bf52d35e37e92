import type { Mesh } from '../../mesh';
import { flatOf, question, type Question } from '../question';
import type { Report } from '../rule';
import { reportHits, type Hit } from './hits';

/** What a rule finds in each item by itself, one report for each place. */
export function hitsIn<T>(
  items: Question<readonly T[]>,
  find: (item: T) => readonly Hit[],
): Question<readonly Report[]> {
  const hits = flatOf(items, find);
  return question((input) => reportHits(hits(input)));
}

/** What a rule finds in the few items that `isSuspect` leaves, with all of the mesh to judge them by. */
export function hitsInMesh<T>(
  items: Question<readonly T[]>,
  isSuspect: (item: T) => boolean,
  find: (mesh: Mesh, item: T) => readonly Hit[],
): Question<readonly Report[]> {
  const suspects = flatOf(items, (item) => (isSuspect(item) ? [item] : []));
  return question((input) => {
    const few = suspects(input);
    if (few.length === 0) return nothing;
    const { mesh } = input;
    return reportHits(few.flatMap((item) => find(mesh, item)));
  });
}

const nothing: readonly Report[] = [];

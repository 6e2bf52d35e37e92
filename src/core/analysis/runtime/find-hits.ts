import { sameList } from '../../lists';
import type { Mesh } from '../../mesh';
import { flatOf, question, type Question } from '../question';
import type { Report } from '../rule';
import { reportHits, type Hit } from './hits';
import { standing } from './standing';

/** What a rule finds in each item by itself, one report for each place. */
export function hitsIn<T>(
  items: Question<readonly T[]>,
  find: (item: T) => readonly Hit[],
): Question<readonly Report[]> {
  return reportsOf(flatOf(items, find));
}

/** The reports of hits; the same list as before while there is the same to say. */
export function reportsOf(hits: Question<readonly Hit[]>): Question<readonly Report[]> {
  return question((input, before: readonly Report[] | undefined) => sameList(reportHits(hits(input)), before));
}

/** What a rule finds in the few items that `isSuspect` leaves, with all of the mesh to judge them by. */
export function hitsInMesh<T>(
  items: Question<readonly T[]>,
  isSuspect: (item: T) => boolean,
  find: (mesh: Mesh, item: T) => readonly Hit[],
): Question<readonly Report[]> {
  const suspects = flatOf(items, (item) => (isSuspect(item) ? [item] : []));
  return reportsOf((input) => {
    const few = suspects(input);
    if (few.length === 0) return nothing;
    const { mesh } = input;
    return few.flatMap((item) => find(mesh, item));
  });
}

/**
 * The same for items that are common. What is found in one may depend on nothing but what the mesh has for its hosts, and not on which calls are drawn:
 * it is looked at again when something about those changes.
 */
export function hitsByHost<T extends object>(
  items: Question<readonly T[]>,
  hostsOf: (item: T) => readonly string[],
  isSuspect: (item: T) => boolean,
  find: (mesh: Mesh, item: T) => readonly Hit[],
): Question<readonly Report[]> {
  const suspects = flatOf(items, (item) => (isSuspect(item) ? [item] : []));
  return reportsOf(flatOf(standing(suspects, hostsOf), ({ mesh, item }) => find(mesh, item)));
}

const nothing: readonly never[] = [];

import { sameList } from '../../lists';
import { changedAbout, type ChangedHosts, type Mesh } from '../../mesh';
import { question, type Question } from '../question';

/** An item with the mesh to judge it by: the same object as before while nothing changed about any host that it is about. */
interface Standing<T> {
  readonly item: T;
  /** The mesh that was asked about last; of a later one than the item's finding is, it says the same about the item's hosts. */
  readonly mesh: Mesh;
}

/**
 * The items of a list with the mesh. Whoever judges each by itself is asked again only about those with a host that has other services, rules or
 * routes than before. What depends on other hosts, or on which calls are drawn, cannot be judged by them.
 */
export function standing<T extends object>(
  items: Question<readonly T[]>,
  hostsOf: (item: T) => readonly string[],
): Question<readonly Standing<T>[]> {
  const known = new WeakMap<T, { readonly item: T; mesh: Mesh }>();
  let last: Mesh | undefined;
  return question((input, before: readonly Standing<T>[] | undefined) => {
    const { mesh } = input;
    const list = items(input);
    const changed = last && changedAbout(last, mesh);
    const now = list.map((item): Standing<T> => {
      const own = known.get(item);
      // What was away for a while may have missed a change.
      const isCurrent = own !== undefined && own.mesh === last;
      if (isCurrent && changed && !concerns(changed, hostsOf(item))) {
        own.mesh = mesh;
        return own;
      }
      const made = { item, mesh };
      known.set(item, made);
      return made;
    });
    last = mesh;
    return sameList(now, before);
  });
}

function concerns(changed: ChangedHosts, hosts: readonly string[]): boolean {
  return !changed.none && hosts.some((host) => changed.includes(host));
}

import { isSameList, sameList } from '../lists';
import { isEqual } from '../mesh';

const indexOf = new WeakMap<readonly { readonly id: string }[], Map<string, { readonly id: string }>>();

/**
 * The list with every element that equals the one of the same id before replaced by that one, and the list before when nothing differs at
 * all, so that whoever draws it can tell by identity what to draw again.
 */
export function keepKnown<T extends { readonly id: string }>(
  list: readonly T[],
  before: readonly T[] | undefined,
): readonly T[] {
  if (before === undefined || isSameList(list, before)) return before ?? list;
  const kept = list.map((item, index) => keepOne(item, index, before));
  return sameList(kept, before);
}

function keepOne<T extends { readonly id: string }>(item: T, index: number, before: readonly T[]): T {
  const same = before[index];
  if (same === item) return item;
  const known = same?.id === item.id ? same : (byId(before).get(item.id) as T | undefined);
  return known !== undefined && (known === item || isEqual(known, item)) ? known : item;
}

function byId(list: readonly { readonly id: string }[]): Map<string, { readonly id: string }> {
  let index = indexOf.get(list);
  if (index === undefined) indexOf.set(list, (index = new Map(list.map((item) => [item.id, item]))));
  return index;
}

/** Whether two lists hold the same objects in the same order. */
export function isSameList(list: readonly unknown[], other: readonly unknown[] | undefined): boolean {
  if (list === other) return true;
  if (list.length !== other?.length) return false;
  for (let index = 0; index < list.length; index++) if (list[index] !== other[index]) return false;
  return true;
}

/** The list of before where the new one holds the same objects, so that whatever remembers by its identity goes on. */
export function sameList<T>(list: readonly T[], before: readonly T[] | undefined): readonly T[] {
  return before !== undefined && isSameList(list, before) ? before : list;
}

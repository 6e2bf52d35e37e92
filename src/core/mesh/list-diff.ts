/** What went out of a list and what came into it, compared by identity. */
export interface ListDiff<T> {
  readonly removed: readonly T[];
  readonly added: readonly T[];
}

/** The difference between two lists in which nothing occurs twice. Lists that differ in a few places of equal length are compared place by place. */
export function diffLists<T>(before: readonly T[], now: readonly T[]): ListDiff<T> {
  if (before === now) return { removed: [], added: [] };
  let from = 0;
  const most = Math.min(before.length, now.length);
  while (from < most && before[from] === now[from]) from++;
  let tail = 0;
  while (tail < most - from && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  const gone = new Set(before.slice(from, before.length - tail));
  const added = now.slice(from, now.length - tail).filter((item) => !gone.delete(item));
  return { removed: [...gone], added };
}

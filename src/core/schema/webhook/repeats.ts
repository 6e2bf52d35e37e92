/** An item of a list that has the same key as an earlier one. */
interface Repeat<T> {
  readonly item: T;
  /** The first item with the key. */
  readonly before: T;
}

/** Items whose key an earlier item has already; those without a key are left out. */
export function repeatsOf<T>(
  items: readonly T[],
  keyOf: (item: T) => string | number | undefined,
): readonly Repeat<T>[] {
  const first = new Map<string | number, T>();
  return items.flatMap((item) => {
    const key = keyOf(item);
    if (key === undefined) return [];
    const before = first.get(key);
    if (before !== undefined) return [{ item, before }];
    first.set(key, item);
    return [];
  });
}

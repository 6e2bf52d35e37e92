/**
 * A plain value or a map of such, in the place of each part that is equal to that part of the value before it, with that one: what is drawn of a part
 * that did not change then stays as it is, though its text was read anew.
 */
export function shareEqual<T>(before: unknown, after: T): T {
  if (before instanceof Map && after instanceof Map) return shareMap(before, after, shareEqual) as T;
  if (Object.is(before, after) || !isPlain(before) || !isPlain(after)) return after;
  if (Array.isArray(before) !== Array.isArray(after)) return after;
  const [keys, oldKeys] = [Object.keys(after), Object.keys(before)];
  let isEqual = keys.length === oldKeys.length;
  let shared: T = after;
  for (const [index, key] of keys.entries()) {
    const [old, own] = [before[key], after[key]];
    const part = shareEqual(old, own);
    // The order is that of the text, and of what is drawn of it.
    isEqual &&= Object.is(part, old) && oldKeys[index] === key;
    // A key of this name would set the prototype.
    if (part === own || key === '__proto__') continue;
    if (shared === after) shared = (Array.isArray(after) ? after.slice() : { ...after }) as T;
    (shared as Record<string, unknown>)[key] = part;
  }
  return isEqual ? (before as T) : shared;
}

/** The same for a map whose values are compared by `share`, which gives the one before where both are the same to those who use it. */
export function shareMap<K, V>(
  before: ReadonlyMap<K, V>,
  after: ReadonlyMap<K, V>,
  share: (before: V | undefined, after: V) => V,
): ReadonlyMap<K, V> {
  const shared = new Map<K, V>();
  const oldKeys = before.keys();
  let isEqual = before.size === after.size;
  for (const [key, own] of after) {
    const part = share(before.get(key), own);
    shared.set(key, part);
    isEqual &&= Object.is(oldKeys.next().value, key) && Object.is(before.get(key), part);
  }
  return isEqual ? before : shared;
}

/** Whether a value is a mapping or a list of JSON: all that it says stands in its keys. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}

import { useState } from 'react';

/**
 * A plain value, in the place of each part that is equal to that part of the value before it, with that one: what is drawn of a part that did not change
 * then stays as it is, though its text was read anew.
 */
export function shareEqual<T>(before: unknown, after: T): T {
  if (Object.is(before, after) || !isObject(before) || !isObject(after)) return after;
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

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** The same for the values that one component is given one after the other. */
export function useShared<T>(value: T): T {
  const [kept, setKept] = useState(value);
  const shared = shareEqual(kept, value);
  if (!Object.is(shared, kept)) setKept(() => shared);
  return shared;
}

const values = new WeakSet();

/** Notes that the located parser has read the item of a list by itself, without an error. */
export function noteReadAlone(value: unknown): void {
  if (typeof value === 'object' && value !== null) values.add(value);
}

/**
 * Whether a value is that of a list's item which the located parser has read by itself, in a large text with an error elsewhere: all that its lines say is in
 * it. False says nothing of the item: it may be in a smaller text.
 */
export function wasReadAlone(value: object): boolean {
  return values.has(value);
}

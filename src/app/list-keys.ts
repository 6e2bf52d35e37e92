/** How many lines of a list a page is. */
const page = 8;

/** Where a key leads in a list of this length that is walked from a field beside it; undefined for keys that are the field's. */
export function stepInList(key: string, at: number, length: number): number | undefined {
  if (key === 'ArrowDown') return Math.min(length - 1, at + 1);
  if (key === 'ArrowUp') return Math.max(0, at - 1);
  if (key === 'PageDown') return Math.min(length - 1, at + page);
  if (key === 'PageUp') return Math.max(0, at - page);
  return undefined;
}

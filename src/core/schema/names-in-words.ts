/**
 * Names as a sentence has them: `a`, `a and b`, `a, b and c`; of more than `most` the rest is counted. Where there are more names than are handed
 * over, `count` says how many.
 */
export function joinNames(
  names: readonly string[],
  word: 'and' | 'or' = 'and',
  most = Infinity,
  count = names.length,
): string {
  const shown = count > most ? [...names.slice(0, most - 1), `${count - most + 1} more`] : names;
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} ${word} ${last}`;
}

import { digits } from './digits';

/** A number with its noun: `1 entry`, `2 entries`, `3,000 entries`. */
export function counted(number: number, noun: string, plural = `${noun}s`): string {
  return `${digits(number)} ${number === 1 ? noun : plural}`;
}

/**
 * Names as a sentence has them: `a`, `a and b`, `a, b and c`; of more than `most` the rest is counted: `a, b and 7 more`. `of` says how many there are where
 * not all are handed over, and `more` what the rest is called.
 */
export function joinNames(
  names: readonly string[],
  word: 'and' | 'or' = 'and',
  most = Infinity,
  { of = names.length, more = 'more' }: { readonly of?: number; readonly more?: string } = {},
): string {
  const shown = of > most ? [...names.slice(0, most - 1), `${of - most + 1} ${more}`] : names;
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} ${word} ${last}`;
}

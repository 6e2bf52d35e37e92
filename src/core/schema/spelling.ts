/**
 * The one candidate that a word was meant to be: the same letters in another case or with `_`, else the only one within one or two typing
 * errors, else the only one of which it is an abbreviation. Undefined when none is near, or several are.
 */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const same = candidates.filter((candidate) => plain(candidate) === plain(word));
  if (same.length > 0) return same.length === 1 ? same[0] : undefined;
  const { length } = plain(word);
  const limit = length < 4 ? 0 : length < 7 ? 1 : 2;
  const near = candidates
    .map((candidate) => ({ candidate, distance: editDistance(plain(word), plain(candidate), limit) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance);
  const [first, second] = near;
  if (first) return first.distance !== second?.distance ? first.candidate : undefined;
  const long = candidates.filter((candidate) => abbreviates(word, candidate));
  return long.length === 1 ? long[0] : undefined;
}

/**
 * Whether each word of a name is the word of another one, or its beginning: `mod` of `mode`, `baseEjectTime` of `baseEjectionTime`. A long
 * name may also lack the last words: `consecutive5xx` of `consecutive5xxErrors`.
 */
function abbreviates(short: string, long: string): boolean {
  const words = wordsOf(short);
  const others = wordsOf(long);
  const { length } = plain(short);
  if (length < 3 || words.length > others.length || (words.length < others.length && length < 8)) return false;
  return words.every((word, index) => {
    const other = others[index] as string;
    return word === other || (word.length >= 3 && other.startsWith(word));
  });
}

/** The words that a name in camel case, or with `_` or `-`, is made of. */
function wordsOf(name: string): string[] {
  return name.split(/[_-]+|(?<=[a-z0-9])(?=[A-Z])/).map((word) => word.toLowerCase());
}

/** A word without what people vary: case, `_` and `-`. */
export function plain(word: string): string {
  return word.replace(/[_-]/g, '').toLowerCase();
}

/** Insertions, deletions, replacements and swaps of neighbours between two words; more than `limit` counts as `limit + 1`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const way = Math.min(at(row, j - 1) + 1, at(last, j) + 1, at(last, j - 1) + (same ? 0 : 1));
      row.push(swapped ? Math.min(way, at(beforeLast, j - 2) + 1) : way);
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}

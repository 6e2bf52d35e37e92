/**
 * The one candidate that a word was meant to be: the same letters in another case or with `_`, else the only one within one or two typing
 * errors. Undefined when none is near, or several are.
 */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const same = candidates.filter((candidate) => plain(candidate) === plain(word));
  if (same.length > 0) return same.length === 1 ? same[0] : undefined;
  const limit = word.length < 4 ? 0 : word.length < 7 ? 1 : 2;
  const near = candidates
    .map((candidate) => ({ candidate, distance: editDistance(plain(word), plain(candidate), limit) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance);
  const [first, second] = near;
  return first && first.distance !== second?.distance ? first.candidate : undefined;
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
      const ways = [at(row, j - 1) + 1, at(last, j) + 1, at(last, j - 1) + (same ? 0 : 1)];
      if (swapped) ways.push(at(beforeLast, j - 2) + 1);
      row.push(Math.min(...ways));
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}

/** Puts all items behind those of a list. `list.push(...items)` hands each over as an argument, and throws where there are some hundred thousand. */
export function addAll<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) list.push(item);
}

/** The least of some numbers, however many; `Infinity` where there are none. */
export function leastOf(numbers: Iterable<number>): number {
  let least = Infinity;
  for (const number of numbers) if (number < least) least = number;
  return least;
}

/** The greatest of some numbers, however many; `-Infinity` where there are none. */
export function greatestOf(numbers: Iterable<number>): number {
  let greatest = -Infinity;
  for (const number of numbers) if (number > greatest) greatest = number;
  return greatest;
}

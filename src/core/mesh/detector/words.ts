const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** `second`, and `12th` from there on. */
export function ordinal(nth: number): string {
  return ordinals[nth - 1] ?? `${nth}th`;
}

/** Milliseconds as seconds: `3 s`, `4.5 s`. */
export function secondsText(milliseconds: number): string {
  return `${Math.round(milliseconds / 100) / 10} s`;
}

/** `1,200`. */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

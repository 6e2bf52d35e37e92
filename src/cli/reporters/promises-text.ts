import type { Promised } from './promises';

/** One line a promise, those that fail with what was found. */
export function promisesText(promises: readonly Promised[]): string {
  if (promises.length === 0) return 'No call has a promise (expect), so there is nothing to check.\n';
  const held = promises.filter(({ verdict }) => verdict === 'holds').length;
  return `${promises.map(linesFor).join('')}\n${held} of ${promises.length} promises hold.\n`;
}

function linesFor({ verdict, from, method, url, expected, because, refused, file, line }: Promised): string {
  const first = `${verdict.padEnd(11)} ${from} ${method} ${url} expects ${expectedText(expected)}\n`;
  const more = [verdict === 'holds' ? '' : `${because} (${file}:${line})`, refused].filter((text) => text !== '');
  return first + more.map((text) => `            ${text}\n`).join('');
}

/** `reached, tls originated, via sidecar`. */
export function expectedText({ outcome, ...rest }: Promised['expected']): string {
  const more = Object.entries(rest).map(([name, value]) => `${name} ${value}`);
  return [...(outcome === undefined ? [] : [outcome]), ...more].join(', ');
}

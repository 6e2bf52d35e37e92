import type { ExpectationCheck } from '../core/mesh';

/** "promise holds", "promise fails", "promise cannot be told": what panes say of a call that promises something. */
export function promiseWords(verdict: ExpectationCheck['verdict']): string {
  return verdict === 'cannot tell' ? 'promise cannot be told' : `promise ${verdict}`;
}

/** "1 promise fails", "3 promises fail". */
export function brokenWords(count: number): string {
  return count === 1 ? '1 promise fails' : `${count} promises fail`;
}

/** "What https://api.example.com does today is expected from now on.": what is said when a call gets its promise. */
export function expectedFromNow(url: string): string {
  return `What ${url} does today is expected from now on.`;
}

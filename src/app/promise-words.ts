import type { Expectation, ExpectationCheck, Trace } from '../core/mesh';

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

/** What is expected in the words of the design: "reached, tls originated, via sidecar". */
export function expectedWords({ outcome, tls, via }: Expectation): string {
  return words(outcome, tls, via);
}

/** What is found, in the same words. */
export function foundWords(trace: Pick<Trace, 'outcome' | 'tls' | 'via'> | undefined): string {
  if (!trace) return 'nothing';
  const isSentOn = trace.outcome === 'reached' || trace.outcome === 'passthrough';
  return isSentOn ? words(trace.outcome, trace.tls ?? undefined, trace.via) : trace.outcome;
}

function words(outcome: string | undefined, tls: string | undefined, via: string | undefined): string {
  const parts = [outcome, tls === undefined ? undefined : `tls ${tls}`, via === undefined ? undefined : `via ${via}`];
  return parts.filter((part) => part !== undefined).join(', ');
}

/** "expects blocked · found passthrough": a promise that is not kept. */
export function expectedAndFound(expected: string, found: string): string {
  return `expects ${expected} · found ${found}`;
}

import type { ReactNode } from 'react';
import type { Expectation, Hop, Trace } from '../../core/mesh';
import { counted } from '../counted';
import { idleWords } from '../idle-words';

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

/** The list of promises, and the calls that promise nothing. */
export const assertionWords = {
  noPromises: idleWords.assertions,
  promises: 'Promises',
  copiedCiStep: 'Copied the CI step.',
  copyCiStep: 'Copy CI step',
  trace: 'Trace',
  fix: 'Fix…',
  expects: (expected: string) => `expects ${expected}`,
  found: (expected: string, found: string) => `expects ${expected} · found ${found}`,
  firstDiffers: ({ at, what, because }: Hop): ReactNode => (
    <>
      First differs at <strong>{at}</strong>: {what} {because}
    </>
  ),
  accept: 'Accept the new behaviour',
  without: (calls: number) => `${counted(calls, 'call')} without a promise`,
  promiseToday: 'Promise what happens today',
  callsWithout: 'Calls without a promise',
  cannotBeTraced: 'cannot be traced: edit its URL',
  promised: (calls: number) => `${counted(calls, 'call')} ${calls === 1 ? 'promises' : 'promise'} what happens today.`,
} as const;

/** What would make a promise hold. */
export const remedyWords = {
  none: 'No quick fix or pattern makes this promise hold. The trace shows which decision leads elsewhere.',
  fixes: 'Fixes',
  holdsThen: (url: string) => `The promise of ${url} holds then.`,
  done: (title: string) => `${title}: done.`,
  breaks: (promises: number) =>
    promises === 1 ? '1 other promise fails then.' : `${promises} other promises fail then.`,
  removeTls: (path: string, resource: string) => `Remove ${path} of ${resource}`,
} as const;

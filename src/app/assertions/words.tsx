import type { ReactNode } from 'react';
import type { Hop } from '../../core/mesh';
import { counted } from '../counted';
import { idleWords } from '../idle-words';
import { expectedAndFound } from '../promise-words';

/** The list of promises, and the calls that promise nothing. */
export const assertionWords = {
  noPromises: idleWords.assertions,
  promises: 'Promises',
  copiedCiStep: 'Copied the CI step.',
  copyCiStep: 'Copy CI step',
  trace: 'Trace',
  fix: 'Fix…',
  expects: (expected: string) => `expects ${expected}`,
  found: expectedAndFound,
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
  none: 'No fix makes this promise hold. The trace shows which decision leads elsewhere.',
  fixes: 'Fixes',
  holdsThen: (url: string) => `The promise of ${url} holds then.`,
  done: (title: string) => `${title}: done.`,
  breaks: (promises: number) =>
    promises === 1 ? '1 other promise fails then.' : `${promises} other promises fail then.`,
  removeTls: (path: string, resource: string) => `Remove ${path} of ${resource}`,
} as const;

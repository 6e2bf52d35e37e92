import type { Mesh } from '../mesh';
import { pairKinds } from './sampled-cells';

/** Whose calls were traced: those that a side draws; else what drawn workloads can reach; or, where there are none of both sides, what pods can that are assumed. */
export type Drawn = 'calls' | 'workloads' | 'assumed';

/** What two sides draw, where so many calls were held against each other. */
export function drawnIn(before: Mesh, after: Mesh, calls: number): Drawn {
  if (calls > 0) return 'calls';
  return pairKinds(before, after).length > 0 ? 'workloads' : 'assumed';
}

/** What was tried where no call is drawn, and what was not, in two sentences; undefined where calls are drawn. */
export function untracedWords(drawn: Drawn): string | undefined {
  return drawn === 'calls' ? undefined : `No call is drawn: ${triedWords[drawn]} ${untriedWords}`;
}

const triedWords: Readonly<Record<Exclude<Drawn, 'calls'>, string>> = {
  workloads: 'what the drawn pods can reach was tried.',
  assumed: 'pods were assumed, and what they can reach was tried.',
};

const untriedWords = 'Timeouts, retries and routes by path are compared as text alone.';

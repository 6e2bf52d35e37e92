import type { Mesh } from '../mesh';
import { pairKinds } from './sampled-cells';

/** Whose calls were traced: those that a side draws; else what drawn workloads can reach; or, where there are none of both sides, what pods can that are assumed. */
export type Drawn = 'calls' | 'workloads' | 'assumed';

/** What two sides draw, where so many calls were held against each other. */
export function drawnIn(before: Mesh, after: Mesh, calls: number): Drawn {
  if (calls > 0) return 'calls';
  return pairKinds(before, after).length > 0 ? 'workloads' : 'assumed';
}

/** What a comparison without calls does not say, in one sentence; undefined where calls are drawn. */
export function untracedWords(drawn: Drawn): string | undefined {
  switch (drawn) {
    case 'calls':
      return undefined;
    case 'workloads':
      return 'No call is drawn on either side, so none was traced: what workloads can reach, and what the documents say, was compared. Timeouts, retries and routes by path were not: draw a call for that.';
    case 'assumed':
      return 'No call is drawn on either side, and no workload that both have: what assumed pods can reach, and what the documents say, was compared. Timeouts, retries and routes by path were not: draw a call for that.';
  }
}

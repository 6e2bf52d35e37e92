import type { Mesh } from '../mesh';
import { pairKinds } from './sampled-cells';

/** What there was to trace: calls that a side draws; else what workloads of both sides can reach; or nothing. */
export type Drawn = 'calls' | 'workloads' | 'nothing';

/** What two sides draw, where so many calls were held against each other. */
export function drawnIn(before: Mesh, after: Mesh, calls: number): Drawn {
  if (calls > 0) return 'calls';
  return pairKinds(before, after).length > 0 ? 'workloads' : 'nothing';
}

/** What a comparison without calls does not say, in one sentence; undefined where calls are drawn. */
export function untracedWords(drawn: Drawn): string | undefined {
  switch (drawn) {
    case 'calls':
      return undefined;
    case 'workloads':
      return 'No call is drawn on either side, so none was traced: what workloads can reach, and what the documents say, was compared.';
    case 'nothing':
      return 'No call is drawn on either side, so nothing was traced: only what the documents say was compared.';
  }
}

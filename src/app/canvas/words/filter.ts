import { counted } from '../../counted';
import { digits } from '../../language';

/** The filter of the canvas, and what is said of what it finds. */
export const filterWords = {
  label: 'Filter the canvas',
  placeholder: 'kind: host: tls: outcome: …',
  clear: 'Clear the filter',
  cleared: 'The filter is empty.',
  completions: 'Completions',
  only: 'Hide what does not match',
  hits: (hits: number) => number(hits),
  hitOf: (at: number, hits: number) => `${number(at)} of ${number(hits)}`,
  matches: (hits: number, first: string) => `${counted(hits, 'match', 'matches')}, 1: ${first}.`,
  reached: (at: number, hits: number, says: string) => `${number(at)} of ${number(hits)}: ${says}`,
  noCard: 'No card matches.',
  nothing: 'Nothing matches.',
  emptyOrNothing: 'The filter is empty, or matches nothing.',
} as const;

function number(value: number): string {
  return digits(value);
}

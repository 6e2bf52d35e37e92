import type { TraceOutcome } from '../../../mesh';

/** How an outcome that is not `reached` is shown: a redirect is an answer that the caller can follow, the others are not what was asked for. */
export function toneOfOutcome(outcome: TraceOutcome | undefined): 'error' | 'plain' | 'warning' {
  if (outcome === 'error') return 'error';
  return outcome === 'redirected' ? 'plain' : 'warning';
}

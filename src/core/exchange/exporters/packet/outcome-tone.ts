/**
 * How the word for an outcome other than `reached` is shown; undefined where no call was followed. A redirect is an answer that the caller can follow, the
 * others are not what was asked for.
 */
export function toneOfOutcome(outcome: string | undefined): 'error' | 'plain' | 'warning' {
  if (outcome === 'error') return 'error';
  return outcome === 'redirected' ? 'plain' : 'warning';
}

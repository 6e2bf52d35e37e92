import type { Expectation, Trace } from '../../core/mesh';

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

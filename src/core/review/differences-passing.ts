import { decidersOf, lastReason } from './deciding';
import { destinationsOf } from './destinations';
import { addressDifferences, addressWords, copyDifferences } from './differences-address';
import { inThePast, wayDifferences, wayWords } from './differences-path';
import { tellsOfWay } from './differences-tls';
import { fromTo, type BothTraces, type Difference } from './difference';
import type { Reasons } from './reasons';

/** Where a call goes, and by which proxies, as far as no difference of TLS says it. */
export function directionDifferences(traces: BothTraces, reasons: Reasons): readonly Difference[] {
  if (tellsOfWay(traces)) return copyDifferences(traces, reasons);
  const passing = passingDifference(traces, reasons);
  return passing
    ? [passing, ...copyDifferences(traces, reasons)]
    : [...addressDifferences(traces, reasons), ...wayDifferences(traces, reasons)];
}

/** What passes through on one side alone has another address because it is known there no more, or at last: that is one difference. */
function passingDifference(traces: BothTraces, reasons: Reasons): Difference | undefined {
  const { before, after } = traces;
  if (isPassing(before) === isPassing(after)) return undefined;
  const [old, now] = [addressWords(destinationsOf(before)), addressWords(destinationsOf(after))];
  const isMoved = old !== now;
  const was = inThePast(directionWords(before, isMoved));
  const is = directionWords(after, isMoved);
  const reasoned = reasons.ofCall(['way', 'address'], decidersOf(before), decidersOf(after), traces);
  return {
    kind: isMoved ? 'address-changed' : 'path-changed',
    risk: isMoved ? 'high' : 'medium',
    says: (about) => `Calls ${fromTo(about)} ${is} (${was}).`,
    ...reasoned,
    why: reasoned.why || lastReason(after),
  };
}

function isPassing({ outcome }: BothTraces['before']): boolean {
  return outcome === 'passthrough';
}

/** `go through the sidecar to 192.0.2.25:587`; what passes through goes where it was dialled. */
function directionWords(trace: BothTraces['before'], withAddress: boolean): string {
  const words = wayWords(trace);
  return withAddress && !isPassing(trace) ? `${words} to ${addressWords(destinationsOf(trace))}` : words;
}

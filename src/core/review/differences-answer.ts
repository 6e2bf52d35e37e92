import { fixedBits, isUnseen, type AssumedAnswer, type Trace } from '../mesh';
import { joinNames } from '../text';
import type { ChangePlace } from './behaviour-change';
import { fromTo, type BothTraces, type Difference } from './difference';
import type { Reasons } from './reasons';

/**
 * On which answer of DNS it rests that a call gets out: an app that goes on to dial what DNS has answered before finds that the sidecar does not know it. Nothing is
 * told where either side assumes nothing about DNS.
 */
export function answerDifferences({ before, after }: BothTraces, reasons: Reasons): readonly Difference[] {
  const [was, is] = [assumedBy(before), assumedBy(after)];
  if (was === undefined || is === undefined) return [];
  const isNarrower = is.addresses.length > 0 && !coversAll(is.addresses, was.addresses);
  if (!isNarrower && (was.addresses.length === 0 || coversAll(was.addresses, is.addresses))) return [];
  return [
    {
      kind: 'address-changed',
      risk: isNarrower ? 'medium' : 'low',
      says: (about) => `Calls ${fromTo(about)} ${sayAnswer(was, is)}.`,
      ...reasons.ofCall(['dialled'], placesOf(was), placesOf(is), { before, after }),
    },
  ];
}

function assumedBy(trace: Trace): AssumedAnswer | undefined {
  return trace.outcome === 'reached' && !isUnseen(trace) ? trace.dnsAnswer : undefined;
}

/** Whether all of some addresses and ranges are within others; those of what takes any are not. */
function coversAll(others: readonly string[], some: readonly string[]): boolean {
  if (some.length === 0) return false;
  const bitsOf = (address: string): string => fixedBits(address) ?? address;
  const ranges = others.map(bitsOf);
  const known = new Set(ranges);
  const isWithin = (bits: string): boolean => known.has(bits) || ranges.some((range) => bits.startsWith(range));
  return some.every((address) => isWithin(bitsOf(address)));
}

/** `get out only where DNS answers 10.99.0.1 (was 10.20.0.1)`. */
function sayAnswer(was: AssumedAnswer, is: AssumedAnswer): string {
  const [verb, past] = is.isRefusedElsewhere ? ['get out', 'got out'] : ['are known to the sidecar', 'were known'];
  const [old, now] = [was, is].map(({ addresses }) => joinNames(addresses, 'or', 5, { more: 'more' }));
  if (is.addresses.length === 0) return `${verb} whatever DNS answers (${past} only where it answers ${old ?? ''})`;
  const before = was.addresses.length === 0 ? `${past} whatever it answers` : `was ${old ?? ''}`;
  return `${verb} only where DNS answers ${now ?? ''} (${before})`;
}

function placesOf({ entries }: AssumedAnswer): readonly ChangePlace[] {
  return entries.map((resource) => ({ resource, path: ['spec', 'addresses'] }));
}

import { ejectionOf, percentToEject, type Ejection } from '../../../core/mesh';
import type { Snapshot } from '../../../core/snapshot';
import { ejectionWords } from '../words/sections';

/** The limit of ejection for a host by the entries that define it; without a host nothing is known but the percentage. */
export function ejectionFor(snapshot: Snapshot, host: string | undefined, maxEjectionPercent?: number): Ejection {
  return ejectionOf(host === undefined ? [] : snapshot.mesh.entryIndex.withHost(host), maxEjectionPercent);
}

/** The percentages at which one more of so many endpoints can be ejected, for the marks of a slider; none when there are too many to tell apart. */
export function ejectionMarks(endpoints: number | undefined): readonly number[] {
  if (endpoints === undefined || endpoints > 20) return [];
  return Array.from({ length: endpoints }, (_, index) => percentToEject(index + 1, endpoints));
}

/**
 * The block that the switch writes. Envoy's default of 10 % ejects nobody among fewer than ten endpoints, so that it writes the percentage
 * that ejects one, but never the one that ejects all: without an endpoint left every call fails (Envoy's panic threshold is 0 in Istio).
 */
export function startingBlock({ endpoints }: Pick<Ejection, 'endpoints'>): Readonly<Record<string, number>> {
  if (endpoints === undefined || endpoints < 2) return { consecutive5xxErrors: 5 };
  return { consecutive5xxErrors: 5, maxEjectionPercent: Math.max(10, percentToEject(1, endpoints)) };
}

/** What a limit does to a host whose number of endpoints is known; undefined where it is not. */
export function describeEjection({ endpoints, ejectable, percent }: Ejection): string | undefined {
  if (endpoints === undefined || ejectable === undefined) return undefined;
  if (ejectable >= endpoints) return ejectionWords.all(endpoints);
  if (endpoints === 1) return ejectionWords.onlyOne(percent);
  if (ejectable > 0) return ejectionWords.some(ejectable, endpoints);
  return ejectionWords.none(percent, endpoints, percentToEject(1, endpoints));
}

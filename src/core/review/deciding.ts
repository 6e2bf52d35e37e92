import type { Hop, Trace } from '../mesh';
import type { ChangePlace } from './behaviour-change';

/** The places that decided at hops of some sorts, each once; of the last proxy where several decided. */
export function decidersOf(trace: Trace | undefined, ...sorts: readonly Hop['at'][]): readonly ChangePlace[] {
  const places = (trace?.hops ?? []).flatMap(({ at, resource, path }) =>
    resource && (sorts.length === 0 || sorts.includes(at)) ? [{ resource, path }] : [],
  );
  return places.filter((place, index) => places.findIndex((other) => other.resource === place.resource) === index);
}

/** The last decision of a sort. */
export function lastHop(trace: Trace, at: Hop['at']): Hop | undefined {
  return trace.hops.findLast((hop) => hop.at === at);
}

/** What the last decision of a call rests on, in one sentence. */
export function lastReason(trace: Trace | undefined): string {
  return trace?.hops.at(-1)?.because ?? '';
}

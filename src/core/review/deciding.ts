import { groupBy } from '../lists';
import type { Hop, Trace } from '../mesh';
import type { ChangePlace } from './behaviour-change';

/** The places that decided at hops of some sorts, one of each resource: where a resource decides at several proxies, that of the last of them. */
export function decidersOf(trace: Trace | undefined, ...sorts: readonly Hop['at'][]): readonly ChangePlace[] {
  const hops = (trace?.hops ?? []).flatMap(({ at, proxy, resource, path }) =>
    resource && (sorts.length === 0 || sorts.includes(at)) ? [{ resource, path, proxy }] : [],
  );
  return [...groupBy(hops, ({ resource }) => resource).values()].flatMap((ofResource) => {
    const last = ofResource.at(-1)?.proxy;
    return ofResource
      .filter(({ proxy }) => proxy === last)
      .slice(0, 1)
      .map(({ resource, path }) => ({ resource, path }));
  });
}

/** The last decision of a sort. */
export function lastHop(trace: Trace, at: Hop['at']): Hop | undefined {
  return trace.hops.findLast((hop) => hop.at === at);
}

/** What the last decision of a call rests on, in one sentence. */
export function lastReason(trace: Trace | undefined): string {
  return trace?.hops.at(-1)?.because ?? '';
}

import { hostCovers } from '../../mesh';
import type { Edge } from '../../topology';

/**
 * The dials that a call to a host takes: where the hosts of an entry are endpoints of their own, only that host's. `impliedHosts`: the host of each endpoint
 * that nobody wrote.
 */
export function dialsFor(
  edges: readonly Edge[],
  host: string,
  impliedHosts: ReadonlyMap<string, string>,
): readonly Edge[] {
  const dials = edges.filter((edge) => edge.type === 'dials');
  if (dials.length < 2) return dials;
  const exact = dials.filter((edge) => impliedHosts.get(edge.to) === host);
  if (exact.length > 0) return exact;
  const covering = dials.filter((edge) => hostCovers(impliedHosts.get(edge.to) ?? '', host));
  return covering.length > 0 ? covering : dials;
}

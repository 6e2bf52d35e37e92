import { append } from '../../lists';
import type { Cluster, ClusterUse, RouteUse } from '../../mesh';
import { question } from '../question';
import { clusterUses } from './cluster-uses';

/** The clusters of all clients by what they are for: one for each different policy. */
export const clustersByTarget = question((input): ReadonlyMap<string, readonly Cluster[]> => {
  const map = new Map<string, Cluster[]>();
  for (const use of clusterUses(input)) append(map, keyOf(use), use.cluster);
  return map;
});

/**
 * The clusters to which a rule leads, as any client has them, whether or not the rule counts for that one. Empty where some destination has none.
 */
export function routedClusters(
  map: ReadonlyMap<string, readonly Cluster[]>,
  { route, shared }: RouteUse,
): readonly Cluster[] {
  const called = [...new Set(shared.map(({ port }) => port))];
  const keys = route.destinations.flatMap(({ host, port, subset }) =>
    (port === undefined ? called : [port]).map((number) => `${host} ${number} ${subset ?? ''}`),
  );
  const lists = [...new Set(keys)].map((key) => map.get(key) ?? []);
  return lists.some((list) => list.length === 0) ? [] : lists.flat();
}

function keyOf({ service, port, subset }: ClusterUse): string {
  return `${service.host} ${port.number} ${subset ?? ''}`;
}

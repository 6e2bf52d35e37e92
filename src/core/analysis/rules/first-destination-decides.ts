import { sentTo, type Cluster, type Mesh, type RouteUse } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import { hitsInMesh } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { listNames } from '../istioctl/words';
import { routeUses } from '../runtime/routings';

export const firstDestinationDecides: WorkspaceRule = {
  id: 'first-destination-decides',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'info',
  refs: ['R23'],
  summary: 'Weighted destinations of a tls or tcp route have different policies, and the first one is used for all.',
  why: 'A connection has one tcp_proxy, made before it is known which destination it goes to. Its idle timeout, its longest duration, its hash and its tunnel are those of the first destination; what belongs to clusters stays that of each.',
  source: 'istio/istio pilot/pkg/networking/core/networkfilter.go (buildOutboundNetworkFiltersWithWeightedClusters)',
  check: hitsInMesh(
    routeUses,
    ({ route, shared }) => shared.length > 0 && route.protocol !== 'http' && route.destinations.length > 1,
    findHits,
  ),
};

function findHits(mesh: Mesh, use: RouteUse): readonly Hit[] {
  const sent = sentTo(mesh, use);
  return sent.flatMap((each) => {
    const first = sent.find(({ scope, place }) => scope === each.scope && place === each.place);
    const different = first === undefined ? [] : differences(first.cluster, each.cluster);
    if (first === undefined || different.length === 0 || each.destination.path === undefined) return [];
    const { host, subset } = each.destination;
    const name = subset === undefined ? host : `${host} subset ${subset}`;
    return [
      {
        resource: each.resource,
        path: each.destination.path,
        part: 'key',
        ref: 'R23',
        clients: [],
        all: [],
        say: () =>
          `Connections to ${name} get ${listNames(different)} of the first destination, ${first.destination.host}, and not of its own DestinationRule. Set the same values for both.`,
      },
    ];
  });
}

/** What differs of that which `tcp_proxy` has. */
function differences(a: Cluster, b: Cluster): readonly string[] {
  if (a.type === null || b.type === null) return [];
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['idleTimeout', a.pool.tcpIdleTimeout, b.pool.tcpIdleTimeout],
    ['maxConnectionDuration', a.pool.maxConnectionDuration, b.pool.maxConnectionDuration],
    ['consistentHash', a.loadBalancer.hash, b.loadBalancer.hash],
    ['tunnel', a.policy.blocks.tunnel?.value, b.policy.blocks.tunnel?.value],
  ];
  return pairs.flatMap(([name, one, other]) => (JSON.stringify(one) === JSON.stringify(other) ? [] : [name]));
}

import { hostCovers, type FilterChain, type ListenerUse, type ToClusters } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import type { Hit } from '../runtime/hits';
import { forListeners } from '../runtime/listener-uses';

export const unlistedServerName: WorkspaceRule = {
  id: 'unlisted-server-name',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['R19'],
  summary: 'tls routes list some server names of a host, so that the others have no route.',
  why: 'As soon as one tls route counts for a service, istiod writes only the filter chains of the routes, and none for the service itself. Connections for other names of the host pass through without its policy, or are closed under REGISTRY_ONLY.',
  source: 'istio/istio pilot/pkg/networking/core/tls.go (buildSidecarOutboundTLSFilterChainOpts)',
  check: forListeners((use) => use.listeners.flatMap(({ chains }) => hitsOf(use, chains))),
};

interface Routed {
  readonly to: ToClusters;
  readonly route: NonNullable<ToClusters['route']>;
}

function hitsOf(use: ListenerUse, chains: readonly FilterChain[]): readonly Hit[] {
  const routed = new Map<string, Routed>();
  for (const { to } of chains)
    if (to.type === 'tcp' && to.route?.path[1] === 'tls' && !routed.has(to.service.host))
      routed.set(to.service.host, { to, route: to.route });
  return [...routed].flatMap(([host, { to, route }]) => {
    const own = chains.filter((chain) => chain.to.type === 'tcp' && chain.to.service === to.service);
    const listed = chains.flatMap(({ serverNames }) => serverNames);
    const takesAny = own.some(({ serverNames }) => serverNames.length === 0);
    if (takesAny || listed.some((name) => hostCovers(name, host))) return [];
    const { virtualService, path, match } = route;
    const hit: Hit = {
      resource: virtualService.resource,
      path: [...path, 'match', match ?? 0, 'sniHosts'],
      part: 'key',
      ref: 'R19',
      clients: use.clients,
      all: use.all,
      say: (whose) =>
        `Connections${whose} to port ${use.port} for any other name of ${host} are treated as unknown: these tls routes list only some names. Add a last route with sniHosts ${host}.`,
    };
    return [hit];
  });
}

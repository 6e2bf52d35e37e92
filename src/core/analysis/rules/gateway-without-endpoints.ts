import {
  clusterOf,
  hasKey,
  isWildcard,
  listIn,
  recordIn,
  scopeOf,
  type Cluster,
  type Mesh,
  type RouteUse,
} from '../../mesh';
import { remedyIn } from '../istioctl/remedy';
import { callOf } from '../istioctl/words';
import type { WorkspaceRule } from '../rule';
import { hitsInMesh } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { isGateway } from '../runtime/ways-to';
import { gatewayUses } from '../runtime/routings';

export const gatewayWithoutEndpoints: WorkspaceRule = {
  id: 'gateway-without-endpoints',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'error',
  refs: ['L10'],
  summary: 'An egress gateway sends calls to a host with resolution NONE, for which it has no endpoint.',
  why: 'NONE means the address that the app dialled. At a gateway there is none, so istiod makes an EDS cluster that stays empty, and the gateway answers requests with 503 UH and closes connections.',
  source: 'istio/istio pilot/pkg/networking/core/cluster.go (convertResolution)',
  check: hitsInMesh(gatewayUses, ({ route }) => route.destinations.length > 0, withoutEndpoints),
};

function withoutEndpoints(mesh: Mesh, use: RouteUse): readonly Hit[] {
  const { route } = use;
  return use.at.flatMap(({ client, port }) => {
    if (!isGateway(client)) return [];
    const scope = scopeOf(mesh, client);
    return route.destinations.flatMap((to) => {
      if (scope.service(to.host)?.resolution !== 'NONE') return [];
      const cluster = clusterOf(scope, to.host, to.port ?? port, to.subset);
      return hitOf(cluster, client, route.protocol === 'http') ?? [];
    });
  });
}

function hitOf(
  { service, endpoints, host }: Cluster,
  client: Hit['clients'][number],
  isHttp: boolean,
): Hit | undefined {
  const entry = service?.entry;
  if (entry === undefined || endpoints.length > 0) return undefined;
  const { resource } = entry;
  const spec = recordIn(resource.value, 'spec');
  const isNamed = !entry.hosts.some(isWildcard) && listIn(spec, 'addresses').length === 0;
  const remedy = isNamed ? 'Use resolution DNS.' : 'Send to an entry with resolution DNS or STATIC.';
  return {
    resource,
    path: hasKey(spec, 'resolution') ? ['spec', 'resolution'] : ['spec'],
    ...(hasKey(spec, 'resolution') ? {} : { part: 'key' as const }),
    ref: 'L10',
    clients: [client],
    all: [client],
    say: () =>
      `Calls to ${host} ${isHttp ? 'get 503' : 'are closed'} at the egress gateway in ${client.namespace}: resolution NONE of ${callOf(resource)} means the address that the app dialled, which no gateway knows. ${remedy}`,
    fix: isNamed
      ? remedyIn(resource, 'Use resolution DNS', [{ type: 'set', path: ['spec', 'resolution'], value: 'DNS' }])
      : undefined,
  };
}

import { gatewayName, hostsOverlap, rulesFor, scopeOf, type DestinationRule, type Mesh } from '../../mesh';
import { callOf } from '../istioctl/words';
import type { WorkspaceRule } from '../rule';
import { exportAdvice, exportedTo, exportPath } from '../runtime/export-to';
import { reportsOf } from '../runtime/find-hits';
import { holdsAt } from '../runtime/gateway-sides';
import { gatewayTrips, type GatewayTrip } from '../runtime/gateway-trips';
import type { Hit } from '../runtime/hits';

export const hiddenFromGateway: WorkspaceRule = {
  id: 'hidden-from-gateway',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'error',
  refs: ['V03'],
  summary: 'An egress gateway needs a resource that is not exported to its namespace.',
  why: 'Gateway pods are clients of their own namespace. Without the VirtualService the gateway answers 404, without the ServiceEntry it has no cluster and answers 503, and without the DestinationRule it starts no TLS. Rules that are exported and never asked for are another finding.',
  source:
    'istio/istio pilot/pkg/model/push_context.go (initServiceRegistry, setDestinationRules), pilot/pkg/model/virtualservice.go (SelectVirtualServices)',
  check: reportsOf((input) => {
    const { mesh } = input;
    return gatewayTrips(input).flatMap((trip) => [
      ...hiddenRoutes(mesh, trip),
      ...hiddenEntries(mesh, trip),
      ...hiddenTls(mesh, trip),
    ]);
  }),
};

function hiddenRoutes(mesh: Mesh, trip: GatewayTrip): readonly Hit[] {
  const { target, dialled, sent } = trip;
  if (trip.onward || trip.trace.outcome !== 'error') return [];
  const names = target.gateways.map(gatewayName);
  const seen = new Set(scopeOf(mesh, target.proxy).virtualServices);
  const meant = mesh.virtualServices.filter(
    (each) =>
      each.hosts.some((host) => hostsOverlap(host, dialled.host)) &&
      names.some((name) => each.gateways.includes(name) && each.routes.some((route) => holdsAt(route, name))),
  );
  if (meant.some((each) => seen.has(each))) return [];
  const fate = sent.isHttp ? 'answers 404' : 'closes the connections';
  return meant.map(({ resource }) => hitOf(trip, resource, `the gateway has no route for ${dialled.host} and ${fate}`));
}

function hiddenEntries(mesh: Mesh, trip: GatewayTrip): readonly Hit[] {
  const scope = scopeOf(mesh, trip.target.proxy);
  const lost = (trip.onward?.ways ?? []).filter(
    ({ cluster }) => cluster.type === null && cluster.service === undefined,
  );
  const fate = trip.onward?.isHttp ? 'answers 503' : 'closes the connections';
  return lost.flatMap(({ cluster }) =>
    scope
      .unseen(cluster.host)
      .filter(({ why }) => why === 'exportTo')
      .map(({ service }) => hitOf(trip, service.resource, `the gateway does not know ${cluster.host} and ${fate}`)),
  );
}

/** Rules by which somebody would start TLS, where the gateway sends requests in plaintext. */
function hiddenTls(mesh: Mesh, trip: GatewayTrip): readonly Hit[] {
  const { onward, target } = trip;
  if (!onward?.isHttp) return [];
  const scope = scopeOf(mesh, target.proxy);
  return onward.ways.flatMap(({ cluster: { host, port, type, tls } }) => {
    if (type === null || tls.added !== 'none' || tls.block) return [];
    return rulesFor(scope, host)
      .filter(({ verdict, rule }) => verdict === 'not-exported' && startsTls(rule, port))
      .map(({ rule }) =>
        hitOf(trip, rule.resource, `the gateway starts no TLS and sends plain text to ${host}:${port}`),
      );
  });
}

function startsTls({ policy, selector }: DestinationRule, port: number): boolean {
  const own = policy?.ports.find(({ number }) => number === port);
  const mode = (own ?? policy)?.tls?.mode;
  return selector === undefined && (mode === 'SIMPLE' || mode === 'MUTUAL');
}

function hitOf({ client, target }: GatewayTrip, resource: Hit['resource'], fate: string): Hit {
  const { namespace } = target.proxy;
  return {
    resource,
    path: exportPath(resource),
    ref: 'V03',
    clients: [client],
    all: [client],
    say: () =>
      `${callOf(resource)} is not exported to ${namespace}, the namespace of the egress gateway: ${fate}. ${exportAdvice(resource, [namespace])}`,
    fix: exportedTo(resource, namespace),
  };
}

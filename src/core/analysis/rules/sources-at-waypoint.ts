import { hasKey, hostsOverlap, listIn, type Mesh, type Proxy, type Route, type VirtualService } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import { servedServices, type AmbientService } from '../runtime/ambient';
import { reportsOf } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';

export const sourcesAtWaypoint: WorkspaceRule = {
  id: 'sources-at-waypoint',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['A06'],
  summary: 'A match of a route at a waypoint asks for sourceLabels or sourceNamespace.',
  why: 'A waypoint serves all callers with the same routes. It drops http matches with sourceLabels and compares sourceNamespace with its own namespace; tls and tcp matches with either never match.',
  source:
    'istio/istio pilot/pkg/networking/core/listener_waypoint.go (waypointInboundRoute, getTLSRouteMatch, getTCPRouteMatch)',
  check: reportsOf(({ mesh }) => servedServices(mesh).flatMap((each) => bySource(mesh, each))),
};

type Served = AmbientService & { readonly pods: Proxy };

function bySource(mesh: Mesh, each: Served): readonly Hit[] {
  const { service, pods } = each;
  const near = mesh.routeIndex
    .routing(service.host)
    .filter(
      ({ gateways, namespace, hosts }) =>
        gateways.includes('mesh') &&
        (namespace === pods.namespace || namespace === service.namespace) &&
        hosts.some((host) => hostsOverlap(host, service.host)),
    );
  return near.flatMap((virtualService) =>
    virtualService.routes.flatMap((route) => inRule(each, virtualService, route)),
  );
}

const fields = ['sourceLabels', 'sourceNamespace'] as const;

function inRule(
  { service, pods, callers }: Served,
  { resource }: VirtualService,
  { protocol, index, rule }: Route,
): readonly Hit[] {
  return listIn(rule, 'match').flatMap((match, at) =>
    fields
      .filter((field) => hasKey(match, field))
      .map((field) => ({
        resource,
        path: ['spec', protocol, index, 'match', at, field],
        part: 'key' as const,
        ref: 'A06',
        clients: callers,
        all: callers,
        say: () =>
          `The waypoint of ${service.host} ${whatItDoes(protocol, field, pods.namespace)}. Tell callers apart by an AuthorizationPolicy or by headers.`,
      })),
  );
}

function whatItDoes(protocol: Route['protocol'], field: (typeof fields)[number], namespace: string): string {
  if (protocol !== 'http') return `never takes a ${protocol} match with ${field}`;
  return field === 'sourceLabels'
    ? 'drops a match with sourceLabels, so the route never runs'
    : `compares sourceNamespace with its own namespace, ${namespace}, and not with the caller’s`;
}

import {
  gatewayName,
  gatewayNamed,
  hasKey,
  hostCovers,
  hostsOverlap,
  listIn,
  recordIn,
  textIn,
  type Gateway,
  type Mesh,
  type Proxy,
  type Route,
  type RouteUse,
  type VirtualService,
} from '../../mesh';
import type { Resource } from '../../schema';
import { formatPath } from '../../text';
import { callOf, listNames } from '../istioctl/words';
import type { WorkspaceRule } from '../rule';
import { callsTo } from '../runtime/calls-to';
import { reportsOf } from '../runtime/find-hits';
import { bindingTo, unboundMatches, type UnboundMatch } from '../runtime/gateway-binding';
import { gatewaysOfPods, gatewaysOfRule, gatewaysUsing, holdsAt, leadsTo, sendersTo } from '../runtime/gateway-sides';
import { destinationPath, gatewayTrips, type GatewayTrip } from '../runtime/gateway-trips';
import type { Hit } from '../runtime/hits';
import { gatewayUses } from '../runtime/routings';

export const oneSidedGatewayRoute: WorkspaceRule = {
  id: 'one-sided-gateway-route',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['R25'],
  summary: 'Of the two routes of an egress gateway, that of the sidecars or that of the gateway is missing.',
  why: 'Without a route for the gateway it answers 404, closes the connection, or does not listen at all. Without one for mesh the calls go past it. The other route may stand in another VirtualService, in any namespace that shows it. Gateways of ingress pods, a Sidecar with an egressProxy, and entries whose endpoints are the gateway need no route for mesh.',
  source:
    'istio/istio pilot/pkg/networking/core/gateway.go (buildGatewayHTTPRouteConfig, createGatewayTCPFilterChainOpts)',
  check: reportsOf((input) => [
    ...gatewayTrips(input).flatMap((trip) => withoutGatewayRule(input.mesh, trip)),
    ...gatewayUses(input).flatMap((use) => withoutMeshRule(input.mesh, use)),
  ]),
};

function withoutGatewayRule(
  mesh: Mesh,
  { client, cluster, dialled, onward, rule, target, trace }: GatewayTrip,
): readonly Hit[] {
  const { gateways } = target;
  if (rule === undefined || onward || gateways.length === 0 || trace.outcome !== 'error' || cluster.type === null)
    return [];
  const names = gateways.map(gatewayName);
  if (mesh.virtualServices.some((each) => takesAt(each, names, dialled.host))) return [];
  const sent = `Sidecars send calls to ${dialled.host} to the egress gateway, which ${fateOf(trace)}`;
  const [dead] = unboundRules(mesh, dialled.host, names);
  if (dead)
    return [
      {
        ...bindingHit(dead),
        clients: [client],
        all: [client],
        say: () =>
          `${sent}: the route for it at ${wordsOf(dead, rule.resource)} is never used, since spec.gateways lacks ${dead.name}. Add it there.`,
      },
    ];
  return [
    {
      resource: rule.resource,
      path: destinationPath(rule, cluster.host),
      ref: 'R25',
      clients: [client],
      all: [client],
      say: () =>
        `${sent}: no VirtualService bound to Gateway ${listNames(names)} has a route for that host. Add one that sends it on.`,
    },
  ];
}

/** What the gateway does with a call that it sends nowhere. */
function fateOf({ response, via }: GatewayTrip['trace']): string {
  if (via !== 'egress-gateway') return 'does not listen for them';
  return response?.code === 404 ? 'answers 404' : 'closes the connections';
}

function takesAt({ hosts, gateways, routes }: VirtualService, names: readonly string[], host: string): boolean {
  const bound = names.filter((name) => gateways.includes(name));
  return (
    hosts.some((each) => hostsOverlap(each, host)) && routes.some((route) => bound.some((name) => holdsAt(route, name)))
  );
}

function withoutMeshRule(mesh: Mesh, use: RouteUse): readonly Hit[] {
  const { virtualService, route, path, delegate } = use;
  const server = route.destinations.find(
    ({ host }) => isOutside(mesh, host) && virtualService.hosts.some((each) => hostCovers(each, host)),
  );
  const pods = server && passedBy(mesh, use);
  if (delegate || server === undefined || pods === undefined) return [];
  const dead = virtualService.hosts
    .flatMap((host) => unboundRules(mesh, host, ['mesh']))
    .find((each) => gatewaysOfRule(mesh, each.virtualService, each.route).some((target) => leadsTo(target, pods)));
  if (dead)
    return [
      {
        ...bindingHit(dead),
        clients: [pods],
        all: [pods],
        say: () =>
          `Calls to ${server.host} bypass the egress gateway: the route that would send them there, ${wordsOf(dead, virtualService.resource)}, is never used, since spec.gateways lacks mesh. Add mesh there.`,
      },
    ];
  return [
    {
      resource: virtualService.resource,
      path,
      part: 'key',
      ref: 'R25',
      clients: [pods],
      all: [pods],
      say: () =>
        `Calls to ${server.host} bypass the egress gateway, and this route is never used: no route for mesh sends them there. Add one with gateways: [mesh] and the gateway’s Service as destination.`,
    },
  ];
}

/** The first of the gateways that use a rule, where nothing sends calls for it to any of them. */
function passedBy(mesh: Mesh, use: RouteUse): Proxy | undefined {
  const users = gatewaysUsing(use);
  const hostsAt = (pods: Proxy): readonly string[] =>
    use.at.flatMap(({ client, host }) => (client === pods ? host : []));
  return users.every((pods) => isEgress(mesh, pods) && !isUsed(mesh, pods, hostsAt(pods))) ? users[0] : undefined;
}

/** A rule that is there, in a VirtualService that lacks the gateway, or `mesh`, that its match is for. */
interface UnboundRule {
  readonly virtualService: VirtualService;
  readonly route: Route;
  readonly match: UnboundMatch;
  /** As it is written in the match. */
  readonly name: string;
}

function unboundRules(mesh: Mesh, host: string, gateways: readonly string[]): readonly UnboundRule[] {
  return mesh.routeIndex.routing(host).flatMap((virtualService) =>
    virtualService.routes.flatMap((route) =>
      unboundMatches(virtualService, route).flatMap((match) => {
        const name = match.names.find((each) => gateways.includes(gatewayNamed(each, virtualService.namespace)));
        return name === undefined ? [] : [{ virtualService, route, match, name }];
      }),
    ),
  );
}

/** At `spec.gateways`, where the name is missing; at the match where the VirtualService has none. */
function bindingHit({ virtualService, match, name }: UnboundRule): Pick<Hit, 'resource' | 'path' | 'ref' | 'fix'> {
  const { resource } = virtualService;
  const isWritten = hasKey(recordIn(resource.value, 'spec'), 'gateways');
  return {
    resource,
    path: isWritten ? ['spec', 'gateways'] : match.path,
    ref: 'R25',
    fix: bindingTo(virtualService, name),
  };
}

function wordsOf({ virtualService, match }: UnboundRule, seenIn: Resource): string {
  const place = formatPath(match.path.slice(0, 3));
  const { resource } = virtualService;
  return resource === seenIn ? place : `${place} of ${callOf(resource)}`;
}

function isOutside({ registry }: Mesh, host: string): boolean {
  return registry.withHost(host).some(({ external, registry: from }) => external && from === 'ServiceEntry');
}

/** Pods that no Gateway for ingress selects, as Istio’s charts label those. */
function isEgress(mesh: Mesh, pods: Proxy): boolean {
  const own = gatewaysOfPods(mesh, pods);
  return own.length > 0 && !own.some(isIngress);
}

function isIngress({ selector }: Gateway): boolean {
  return Object.values(selector).some((value) => value.includes('ingress'));
}

/** Whether something may get to the pods for one of the hosts. */
function isUsed(mesh: Mesh, pods: Proxy, hosts: readonly string[]): boolean {
  return (
    mesh.sidecars.some(({ resource }) =>
      hasKey(recordIn(recordIn(resource.value, 'spec'), 'outboundTrafficPolicy'), 'egressProxy'),
    ) ||
    hosts.some((host) => sendersTo(mesh, host, pods).length > 0 || leadsByEndpoints(mesh, host)) ||
    mesh.registry.services.some(
      ({ host, namespace }) =>
        namespace === pods.namespace && host.endsWith('.svc.cluster.local') && callsTo(mesh, host).length > 0,
    )
  );
}

/** Whether an entry of the host has endpoints in the cluster, as those do that send calls to a gateway by its Service. */
function leadsByEndpoints({ registry }: Mesh, host: string): boolean {
  return registry.withHost(host).some(({ entry }) => {
    const endpoints = listIn(recordIn(entry?.resource.value, 'spec'), 'endpoints');
    return endpoints.some((each) => textIn(each, 'address')?.includes('.svc') === true);
  });
}

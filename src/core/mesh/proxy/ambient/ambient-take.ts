import { hostsOverlap } from '../../host';
import { hasKey, integerIn, listIn, textIn, textsIn } from '../../read';
import type { Route, VirtualService } from '../../virtual-service';
import type { WaypointAction, WaypointArrival, WaypointChoice } from './ambient-choice';
import { waypointClusterName } from './ambient-clusters';
import { destinationsAt } from '../gateways/gateway-destinations';
import type { RouteOrigin } from '../listeners/listener';
import { routeRequest } from '../routes/route-request';
import type { Scope, ScopedService } from '../scope/scope';

/**
 * What a waypoint does for one of its services: requests by the rules of VirtualServices, bytes by their tls and tcp rules
 * (pilot/pkg/networking/core/listener_waypoint.go, buildWaypointInternal).
 */
export function takeAtWaypoint(scope: Scope, arrival: WaypointArrival): WaypointChoice {
  const { service, port } = arrival;
  const known = scope.service(service.host);
  const asHttp = port.class === 'http' || (port.class === 'sniffed' && arrival.payload.startsWith('http'));
  const name = waypointClusterName(service.host, port.number, asHttp ? 'http' : 'tcp', undefined);
  const because = whyTaken(arrival, asHttp);
  const reset = (missing: string): WaypointChoice => ({
    name,
    because: missing,
    losers: [],
    action: { type: 'reset', missing },
  });
  if (known === undefined)
    return reset(`The waypoint does not know ${service.host}: it is not exported to ${scope.proxy.namespace}.`);
  if (!asHttp) return { name, because, losers: [], action: bytesOn(scope, known, arrival) };
  const { request } = arrival;
  if (request === undefined)
    return reset(
      `Port ${port.number} is ${port.protocol}, and what arrives is no HTTP, so the waypoint closes the connection.`,
    );
  const routes = routeRequest(scope, [known], { ...request, port: port.number, scheme: 'http' });
  return { name, because, losers: [], action: { type: 'http', routes } };
}

function whyTaken({ service, port }: WaypointArrival, asHttp: boolean): string {
  const protocol = port.protocol === '' ? 'without a protocol' : port.protocol;
  return `Port ${port.number} of ${service.host} is ${protocol}, so the waypoint ${asHttp ? 'reads requests' : 'passes bytes on'}.`;
}

/** All tls rules are asked before any tcp rule (getWaypointTCPRoutes). */
function bytesOn(scope: Scope, service: ScopedService, { port }: WaypointArrival): WaypointAction {
  const near = scope.virtualServices.filter((each) => countsFor(scope, service, each));
  for (const protocol of ['tls', 'tcp'] as const)
    for (const virtualService of near) {
      const route = virtualService.routes.find(
        (each) => each.protocol === protocol && takes(each, service.host, port.number),
      );
      if (route) return alongRoute(scope, virtualService, route, port.number);
    }
  const destination = { host: service.host, port: port.number, subset: undefined, weight: 100, path: undefined };
  return { type: 'tcp', route: undefined, destinations: [destination] };
}

/** Those in the namespace of the waypoint or of the service (getVirtualServiceForWaypoint). */
function countsFor(scope: Scope, service: ScopedService, { namespace, hosts }: VirtualService): boolean {
  if (namespace !== scope.proxy.namespace && namespace !== service.namespace) return false;
  return hosts.some((host) => hostsOverlap(host, service.host));
}

function alongRoute(scope: Scope, virtualService: VirtualService, route: Route, port: number): WaypointAction {
  const path = ['spec', route.protocol, route.index];
  const origin: RouteOrigin = { virtualService, path, rule: route.rule };
  return { type: 'tcp', route: origin, destinations: destinationsAt(scope, virtualService, route.rule, path, port) };
}

/** A tls match counts with the service's host as its only server name; sources can never match (getTLSRouteMatch, getTCPRouteMatch). */
function takes({ protocol, rule }: Route, host: string, port: number): boolean {
  if (listIn(rule, 'route').length === 0) return false;
  const matches = listIn(rule, 'match');
  return matches.length === 0 || matches.some((match) => matchTakes(match, protocol, host, port));
}

function matchTakes(match: unknown, protocol: Route['protocol'], host: string, port: number): boolean {
  const names = textsIn(match, 'sniHosts');
  if (protocol === 'tls' && (names.length !== 1 || names[0] !== host)) return false;
  const wanted = integerIn(match, 'port') ?? 0;
  if (wanted !== 0 && wanted !== port) return false;
  const gateways = textsIn(match, 'gateways');
  if (gateways.length > 0 && !gateways.includes('mesh')) return false;
  return !hasKey(match, 'sourceLabels') && textIn(match, 'sourceNamespace') === undefined;
}

import { isIp } from '../../address';
import { governingRoutes } from './governing-routes';
import { routeAtWaypoint } from './route-waypoint';
import type { HttpRequest, RouteChoice } from './route';
import { actOn, chooseRoute, untaken } from './route-choosing';
import { lookupIn } from './route-destinations';
import { losersFor } from './route-losers';
import { defaultRoutePolicy } from './route-policy';
import type { Scope, ScopedService } from '../scope/scope';
import { findVirtualHost, routeConfigFor, routedName, type FoundHost, type RouteConfig } from './virtual-hosts';

/**
 * What a proxy does with a request, among the services of the listener's route configuration; of a waypoint the one service is that whose address was
 * called. `routeConfig` is the name of the configuration: that of a single service, `host:port`, takes every name for the service's. Gateways have servers
 * besides, so they are asked by routeMerged.
 */
export function routeRequest(
  scope: Scope,
  services: readonly ScopedService[],
  request: HttpRequest,
  routeConfig?: string,
): RouteChoice {
  const [only] = services;
  if (scope.proxy.kind === 'waypoint' && only) return routeAtWaypoint(scope, only, request);
  const config = routeConfigFor(scope, services, request.port);
  const called = nameWithoutPort(request.host);
  const isOwn = routeConfig?.includes(':') === true;
  if (isOwn && only && only.host !== routedName(only.host)) return { ...withoutHost(only, request), losers: [] };
  const found = isOwn && only ? ownHost(config, only) : findVirtualHost(config, called);
  const losers = losersFor(config, isIp(called) ? (found?.first.host ?? called) : called, found);
  return found === undefined
    ? { ...leftOver(scope, request, called), losers, passed: [] }
    : { ...takenBy(scope, found, request), losers };
}

/** A host as domains are written: in lower case, an address of IPv6 in brackets. */
function nameWithoutPort(host: string): string {
  const name = host.toLowerCase();
  return /^[^[]*:[^:]*:/.test(name) ? `[${name}]` : name.replace(/:\d+$/, '');
}

/** The only virtual host of a configuration that is for one service (pilot/pkg/networking/core/httproute.go, getVirtualHostsForSniffedServicePort). */
function ownHost({ mesh, imported, place }: RouteConfig, service: ScopedService): FoundHost {
  const governing = governingRoutes(mesh, imported, service.host, place);
  return { domain: '*', first: { host: service.host, service, governing }, others: [] };
}

/** Such a configuration is looked for by the name as it is written, which no virtual host has, and it has no catch-all. */
function withoutHost({ host }: ScopedService, { port }: HttpRequest): Omit<RouteChoice, 'losers'> {
  return {
    virtualHost: undefined,
    service: undefined,
    virtualService: undefined,
    action: { type: 'no-route' },
    because: `istiod looks for a virtual host ${host}:${port} and makes ${routedName(host)}:${port}, so the listener has none.`,
    passed: [],
  };
}

function takenBy(scope: Scope, { first }: FoundHost, request: HttpRequest): Omit<RouteChoice, 'losers'> {
  const { host, service, governing } = first;
  const shared = {
    virtualHost: `${routedName(host)}:${request.port}`,
    service,
    virtualService: governing?.virtualService,
  };
  if (governing === undefined) return { ...shared, ...byDefault(scope, host, request), passed: [] };
  const { route, passed, undecided } = chooseRoute(governing.routes.routes, request);
  const { namespace, name } = governing.virtualService;
  // On a sidecar the service of a destination is looked up among those with the listener's port, so that it can mean no other one.
  const outcome = route
    ? actOn(scope, route, request, lookupIn(scope, request.port, false))
    : untaken(`VirtualService ${namespace}/${name}`, request);
  return { ...shared, ...outcome, passed, undecided: undecided ?? outcome.undecided };
}

function byDefault(scope: Scope, host: string, request: HttpRequest): Pick<RouteChoice, 'action' | 'because'> {
  const { port } = request;
  return {
    action: {
      type: 'forward',
      route: undefined,
      delegate: undefined,
      destinations: [{ host: routedName(host), port, subset: undefined, weight: 100, path: undefined }],
      sends: { host: request.host, path: request.path, authority: request.authority },
      policy: defaultRoutePolicy(scope.mesh),
    },
    because: `No VirtualService that the proxy knows has http routes for ${host} on port ${port}, so its default route takes every request.${inLowerCase(host)}`,
  };
}

function inLowerCase(host: string): string {
  const name = routedName(host);
  return name === host
    ? ''
    : ` istiod writes that route in lower case, to ${name}, and names the cluster ${host}, as it is written.`;
}

/** The virtual host for all other names (httproute.go, buildCatchAllVirtualHost). */
function leftOver(scope: Scope, request: HttpRequest, called: string): Omit<RouteChoice, 'losers' | 'passed'> {
  const nobody = `No service and no VirtualService that the proxy knows has host ${called} on port ${request.port}.`;
  const none = { service: undefined, virtualService: undefined };
  switch (scope.outbound.mode) {
    case 'REGISTRY_ONLY':
      return {
        ...none,
        virtualHost: 'block_all',
        action: { type: 'unknown-host', then: 502 },
        because: `${nobody} Under REGISTRY_ONLY Envoy answers 502.`,
      };
    case 'ALLOW_ANY_DYNAMIC_DNS':
      return {
        ...none,
        virtualHost: 'allow_any',
        action: { type: 'unknown-host', then: 'dynamic' },
        because: `${nobody} Under ALLOW_ANY_DYNAMIC_DNS Envoy looks up the name itself.`,
      };
    case 'ALLOW_ANY':
      return {
        ...none,
        virtualHost: 'allow_any',
        action: { type: 'unknown-host', then: 'passthrough' },
        because: `${nobody} Under ALLOW_ANY the request goes on to the dialled address.`,
      };
  }
}

import { hostsOverlap } from '../../host';
import type { VirtualService } from '../../virtual-service';
import type { Loser } from '../listeners/listener';
import type { HttpRequest, RetryPolicy, RouteChoice } from './route';
import { losersWithoutRoute, routeMerged } from './route-merged';
import { defaultRoutePolicy } from './route-policy';
import type { Scope, ScopedService } from '../scope/scope';

/**
 * What a waypoint does with a request for a service: the called address tells the service, so no name is compared. VirtualServices count that stand in the
 * namespace of the waypoint or of the service (pilot/pkg/networking/core/listener_waypoint.go, getVirtualServiceForWaypoint).
 */
export function routeAtWaypoint(scope: Scope, service: ScopedService, request: HttpRequest): RouteChoice {
  const { namespace, labels } = scope.proxy;
  const place = { port: request.port, gateway: 'mesh', kind: 'waypoint', labels, namespace } as const;
  const bound = boundTo(scope, service).map((virtualService) => ({ virtualService, place }));
  const shared = { virtualHost: `inbound|http|${request.port}`, service };
  const losers = foreign(scope, service);
  const routed = routeMerged(scope, bound, request);
  if (routed) return { ...shared, ...routed, losers: [...routed.losers, ...losers] };
  return {
    ...shared,
    virtualService: undefined,
    ...byDefault(scope, service, request),
    losers: [...losersWithoutRoute(scope, bound), ...losers],
    passed: [],
  };
}

/** What a proxy in front of a service tries again (pilot/pkg/networking/core/route/route.go, BuildDefaultHTTPInboundRoute, since 1.24). */
const inboundRetries: RetryPolicy = {
  attempts: 2,
  retryOn: ['reset-before-request'],
  statusCodes: [],
  perTryTimeout: null,
  retryRemoteLocalities: false,
  path: undefined,
  resource: undefined,
  by: 'istio',
};

/** The VirtualServices that count at the waypoint of a service, in the order in which their rules are joined. */
export function boundTo(scope: Scope, service: ScopedService): readonly VirtualService[] {
  return routing(scope, service).filter((each) => isNear(scope, service, each));
}

function foreign(scope: Scope, service: ScopedService): readonly Loser[] {
  return routing(scope, service)
    .filter((each) => !isNear(scope, service, each))
    .map(({ resource, namespace }) => ({
      resource,
      path: ['spec'],
      because: `It stands in namespace ${namespace}, which is neither that of the waypoint (${scope.proxy.namespace}) nor that of the service (${service.namespace}).`,
      tied: false,
    }));
}

function isNear(scope: Scope, service: ScopedService, { namespace }: VirtualService): boolean {
  return namespace === scope.proxy.namespace || namespace === service.namespace;
}

function routing(scope: Scope, { host }: ScopedService): readonly VirtualService[] {
  return scope
    .routing(host)
    .filter(
      (each) =>
        each.hosts.some((name) => hostsOverlap(name, host)) && each.routes.some(({ protocol }) => protocol === 'http'),
    );
}

function byDefault(
  scope: Scope,
  { host }: ScopedService,
  request: HttpRequest,
): Pick<RouteChoice, 'action' | 'because'> {
  return {
    action: {
      type: 'forward',
      route: undefined,
      delegate: undefined,
      destinations: [{ host, port: request.port, subset: undefined, weight: 100, path: undefined }],
      sends: { host: request.host, path: request.path, authority: request.authority },
      policy: { ...defaultRoutePolicy(scope.mesh), retries: inboundRetries },
    },
    because: `No VirtualService near the waypoint has http routes for ${host} on port ${request.port}.`,
  };
}

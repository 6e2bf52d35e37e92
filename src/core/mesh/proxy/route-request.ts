import { listIn } from '../read';
import type { Route, VirtualService } from '../virtual-service';
import type { RouteOrigin, WeightedDestination } from './listener';
import type { HttpRequest, RouteChoice, RoutePolicy } from './route';
import type { Scope, ScopedService } from './scope';

/** What a proxy does with a request, among the services of the listener's route configuration. */
export function routeRequest(scope: Scope, services: readonly ScopedService[], request: HttpRequest): RouteChoice {
  const service = services.find((each) => each.host.toLowerCase() === request.host);
  if (service === undefined) return unknownHost(scope);
  const virtualService = scope.routing(service.host).find((each) => each.routes.some(isHttp));
  const rule = virtualService?.routes.find((each) => isHttp(each) && listIn(each.rule, 'match').length === 0);
  const own: WeightedDestination = {
    host: service.host,
    port: request.port,
    subset: undefined,
    weight: 100,
    path: undefined,
  };
  return {
    virtualHost: `${service.host}:${request.port}`,
    service,
    virtualService,
    action: {
      type: 'forward',
      route: virtualService && rule && originOf(virtualService, rule),
      delegate: undefined,
      destinations: rule ? destinationsOf(rule, request.port) : [own],
      sends: { host: request.host, path: request.path },
      policy: defaultPolicy,
    },
    because: rule ? 'The rule has no match, so that it takes every request.' : 'No VirtualService routes this host.',
    losers: [],
  };
}

function isHttp(route: Route): boolean {
  return route.protocol === 'http';
}

function originOf(virtualService: VirtualService, route: Route): RouteOrigin {
  return { virtualService, path: ['spec', 'http', route.index], rule: route.rule };
}

function destinationsOf(route: Route, port: number): readonly WeightedDestination[] {
  return route.destinations.map((to, index) => ({
    host: to.host,
    port: to.port ?? port,
    subset: to.subset,
    weight: to.weight ?? 100,
    path: ['spec', 'http', route.index, 'route', index, 'destination'],
  }));
}

const defaultPolicy: RoutePolicy = {
  timeout: null,
  timeoutPath: undefined,
  retries: {
    attempts: 2,
    retryOn: ['connect-failure', 'refused-stream', 'unavailable', 'cancelled', 'retriable-status-codes'],
    statusCodes: [],
    perTryTimeout: null,
    retryRemoteLocalities: false,
    path: undefined,
  },
  fault: null,
  mirrors: [],
};

function unknownHost(scope: Scope): RouteChoice {
  const allows = scope.outbound.mode !== 'REGISTRY_ONLY';
  return {
    virtualHost: allows ? 'allow_any' : 'block_all',
    service: undefined,
    virtualService: undefined,
    action: { type: 'unknown-host', then: allows ? 'passthrough' : 502 },
    because: 'No service and no VirtualService has this host.',
    losers: [],
  };
}

import type { VirtualService } from '../../virtual-service';
import { routesAt } from './governing-routes';
import type { DeadMatch, HttpRoute, HttpRoutes, RoutePlaceFacts } from './http-routes';
import { httpRulesOf } from './http-rules';
import type { Loser } from '../listeners/listener';
import type { HttpRequest, RouteChoice } from './route';
import { actOn, chooseRoute, deadLosers, untaken } from './route-choosing';
import { lookupIn } from './route-destinations';
import type { Scope } from '../scope/scope';

/** A VirtualService that gives rules to a virtual host of a gateway or a waypoint, and the place that they are read for. */
interface BoundRoutes {
  readonly virtualService: VirtualService;
  readonly place: RoutePlaceFacts;
}

/**
 * What the joined rules of several VirtualServices do with a request: gateways and waypoints join those of one host in their order, and ask rules that take
 * everything last (pilot/pkg/networking/core/gateway.go, buildGatewayHTTPRouteConfig; route/route.go, SortVHostRoutes). Undefined where they give no route.
 */
export function routeMerged(
  scope: Scope,
  bound: readonly BoundRoutes[],
  request: HttpRequest,
): Omit<RouteChoice, 'virtualHost' | 'service'> | undefined {
  const made = bound.map((each) => ({ ...each, made: routesAt(scope.mesh, each.virtualService, each.place) }));
  const { routes, dead } = joined(made.map((each) => each.made));
  if (routes.length === 0) return undefined;
  const { route, passed, undecided } = chooseRoute(routes, request);
  const owner = route?.rule.root.virtualService ?? made.find((each) => each.made.routes.length > 0)?.virtualService;
  const names = bound.map(({ virtualService: { namespace, name } }) => `${namespace}/${name}`);
  const outcome = route
    ? actOn(scope, route, request, lookupIn(scope, request.port, true))
    : untaken(`VirtualService ${names.join(', ')}`, request);
  const losers = [...deadLosers(dead), ...bound.flatMap((each) => droppedLosers(scope, each))];
  return { virtualService: owner, ...outcome, passed, losers, undecided: undecided ?? outcome.undecided };
}

/** The rules of VirtualServices that give no route between them, with what keeps each from it. */
export function losersWithoutRoute(scope: Scope, bound: readonly BoundRoutes[]): readonly Loser[] {
  return bound.flatMap((each) => [
    ...deadLosers(routesAt(scope.mesh, each.virtualService, each.place).dead),
    ...droppedLosers(scope, each),
  ]);
}

function joined(all: readonly HttpRoutes[]): HttpRoutes {
  const routes = all.flatMap((each) => each.routes);
  const [last, ...hidden] = routes.filter((each) => each.catchesAll);
  const dead = hidden.map(({ rule, match }): DeadMatch => {
    return { rule, match, why: 'shadowed', behind: last, because: last ? hiddenBy(last) : '' };
  });
  const rest = routes.filter((each) => !each.catchesAll);
  return { routes: last ? [...rest, last] : rest, dead: [...all.flatMap((each) => each.dead), ...dead] };
}

function hiddenBy({ rule }: HttpRoute): string {
  const { namespace, name } = rule.root.virtualService;
  return `The routes are joined, and one of VirtualService ${namespace}/${name} takes every request before it.`;
}

function droppedLosers(scope: Scope, { virtualService }: BoundRoutes): readonly Loser[] {
  return httpRulesOf(scope.mesh, virtualService).dropped.map(({ root, delegate, because }) => {
    const { virtualService: owner, path } = delegate ?? root;
    return { resource: owner.resource, path, because, tied: false };
  });
}

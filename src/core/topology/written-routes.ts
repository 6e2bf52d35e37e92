import { isSameList } from '../lists';
import {
  isPublic,
  routeUsesOf,
  sentTo,
  takenFor,
  type Mesh,
  type Proxy,
  type RouteUse,
  type SharedPlace,
  type TakenFor,
  type VirtualService,
} from '../mesh';

/** Where a rule of a VirtualService sends what comes to an entry, whether or not somebody calls. */
interface WrittenRoute {
  readonly from: TakenFor;
  /** Undefined where it is no entry. */
  readonly to: TakenFor | undefined;
  readonly virtualService: VirtualService;
}

/** The ways by which rules send calls of entries elsewhere, at sidecars and waypoints. */
export function writtenRoutes(mesh: Mesh): readonly WrittenRoute[] {
  const redirecting = new Set(mesh.routeIndex.redirecting);
  const delegates = mesh.virtualServices.some((each) => each.hosts.length === 0);
  if (redirecting.size === 0 && !delegates) return [];
  return routeUsesOf(mesh).flatMap((use) =>
    use.delegate || redirecting.has(use.virtualService) ? routesKept(mesh, use) : [],
  );
}

interface Kept {
  readonly depends: readonly unknown[];
  readonly routes: readonly WrittenRoute[];
}

const kept = new WeakMap<RouteUse, Kept>();

/** A use is the same while nothing changes of who it is for; of what it sends to, the services decide. */
function routesKept(mesh: Mesh, use: RouteUse): readonly WrittenRoute[] {
  const depends = [mesh.settings, mesh.sidecars, ...destinationsOf(use).map((host) => mesh.registry.withHost(host))];
  const before = kept.get(use);
  if (before && isSameList(before.depends, depends)) return before.routes;
  const routes = routesOf(mesh, use);
  kept.set(use, { depends, routes });
  return routes;
}

function destinationsOf({ route }: RouteUse): readonly string[] {
  return route.destinations.map(({ host }) => host);
}

function routesOf(mesh: Mesh, use: RouteUse): readonly WrittenRoute[] {
  const at = use.shared.flatMap((place) =>
    clientsApart(mesh, use, place).map((client) => ({
      host: place.host,
      port: place.port,
      service: place.service,
      client,
    })),
  );
  const { virtualService, route, path, delegate } = use;
  const sent = sentTo(mesh, { virtualService, route, path, delegate, at, shared: [], unused: undefined });
  return sent.flatMap(({ place, cluster, isMirror }): WrittenRoute[] => {
    const from = takenFor(place);
    if (isMirror || from === undefined) return [];
    return [{ from, to: takenFor(cluster), virtualService }];
  });
}

/** One client at a sidecar or a waypoint of each kind that may know other services of the destinations. */
function clientsApart(mesh: Mesh, use: RouteUse, { clients }: SharedPlace): readonly Proxy[] {
  const own = clients.filter(({ kind }) => kind !== 'egress-gateway');
  if (mesh.sidecars.length > 0) return own;
  const isOne = destinationsOf(use).every((host) => {
    const services = mesh.registry.withHost(host);
    return services.length < 2 && services.every(({ exportTo }) => isPublic(exportTo));
  });
  if (isOne) return own.slice(0, 1);
  return [...new Map(own.map((client) => [client.namespace, client])).values()];
}

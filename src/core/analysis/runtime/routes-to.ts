import { routeUsesOf, type Mesh, type RoutePlace, type RouteUse } from '../../mesh';

/** A destination of a rule, at one of the places where the rule counts. */
export interface Sending {
  readonly protocol: 'http' | 'tls' | 'tcp';
  readonly place: RoutePlace;
  /** Where it sends. */
  readonly host: string;
  readonly port: number | undefined;
  readonly subset: string | undefined;
}

interface Routes {
  readonly to: ReadonlyMap<string, readonly RouteUse[]>;
  readonly by: ReadonlyMap<unknown, readonly RouteUse[]>;
}

const remembered = new WeakMap<Mesh, Routes>();

/** What rules send to a host: gateways, and sidecars for names that a service stands for, since calls to others are not known to be made. */
export function routesTo(mesh: Mesh, host: string): readonly Sending[] {
  const uses = routesOf(mesh).to.get(host) ?? [];
  const isKnown = ({ client, service }: RoutePlace): boolean =>
    client.kind === 'egress-gateway' || service !== undefined;
  return uses.flatMap(sendings).filter((each) => each.host === host && isKnown(each.place));
}

/** What rules do with calls to the service of a host. */
export function routesFor(mesh: Mesh, host: string): readonly Sending[] {
  const { by } = routesOf(mesh);
  const uses = mesh.routeIndex.routing(host).flatMap((each) => by.get(each) ?? []);
  return uses.flatMap(sendings).filter(({ place }) => place.host === host);
}

/** Whether it ends at a port and subset of its host; without a port it is that of the place, or the only one that there is. */
export function sendsTo({ host, port, subset, place }: Sending, number: number, name: string | undefined): boolean {
  if (subset !== name) return false;
  return port === undefined ? place.port === number || place.host !== host : port === number;
}

function sendings({ route, at }: RouteUse): readonly Sending[] {
  const { protocol } = route;
  return at.flatMap((place) =>
    route.destinations.map(({ host, port, subset }) => ({ protocol, place, host, port, subset })),
  );
}

function routesOf(mesh: Mesh): Routes {
  let routes = remembered.get(mesh);
  if (routes === undefined) remembered.set(mesh, (routes = sortRoutes(mesh)));
  return routes;
}

function sortRoutes(mesh: Mesh): Routes {
  const [to, by] = [new Map<string, RouteUse[]>(), new Map<unknown, RouteUse[]>()];
  for (const use of routeUsesOf(mesh)) {
    for (const host of new Set(use.route.destinations.map((each) => each.host))) add(to, host, use);
    add(by, use.virtualService, use);
  }
  return { to, by };
}

function add<K>(map: Map<K, RouteUse[]>, key: K, use: RouteUse): void {
  const list = map.get(key);
  if (list) list.push(use);
  else map.set(key, [use]);
}

import { httpRulesOf, routesAt } from '../../mesh';
import type { HttpMatch, HttpRoutes, Mesh, Proxy, RoutePlaceFacts } from '../../mesh';
import type { Routing } from './routings';

/** The routes that a proxy has of a VirtualService on a port. */
export interface HttpPlace {
  readonly facts: RoutePlaceFacts;
  readonly routes: HttpRoutes;
  /** Those who have exactly these routes there. */
  readonly clients: readonly Proxy[];
  readonly hosts: readonly string[];
}

const remembered = new WeakMap<Routing, { readonly rules: object; readonly places: readonly HttpPlace[] }>();

/** The different sets of routes alone. Where no match asks who calls, all sidecars have the same on a port. */
export function httpRouteLists(mesh: Mesh, routing: Routing): readonly HttpRoutes[] {
  const { virtualService, uses } = routing;
  const { rules } = httpRulesOf(mesh, virtualService);
  if (rules.some(({ matches }) => matches.some(asksForSource)))
    return httpPlaces(mesh, routing).map(({ routes }) => routes);
  const ports = new Map<number, RoutePlaceFacts>();
  for (const { shared, route } of uses) {
    if (route.protocol !== 'http') continue;
    for (const { clients, port } of shared) {
      const [client] = clients;
      if (client === undefined || clients.some(({ kind }) => kind !== 'sidecar'))
        return httpPlaces(mesh, routing).map(({ routes }) => routes);
      if (ports.has(port)) continue;
      const [facts] = factsOf(client, port, virtualService.gateways);
      if (facts) ports.set(port, facts);
    }
  }
  return [...new Set([...ports.values()].map((facts) => routesAt(mesh, virtualService, facts)))];
}

function asksForSource({ fields }: HttpMatch): boolean {
  return fields['sourceLabels'] !== undefined || fields['sourceNamespace'] !== undefined;
}

/** All different sets of routes that http rules of a VirtualService make where they count; of gateways each by itself. */
export function httpPlaces(mesh: Mesh, routing: Routing): readonly HttpPlace[] {
  const rules = httpRulesOf(mesh, routing.virtualService);
  const before = remembered.get(routing);
  if (before?.rules === rules) return before.places;
  const places = findPlaces(mesh, routing);
  remembered.set(routing, { rules, places });
  return places;
}

function findPlaces(mesh: Mesh, { virtualService, uses }: Routing): readonly HttpPlace[] {
  const places = new Map<HttpRoutes, { facts: RoutePlaceFacts; clients: Set<Proxy>; hosts: Set<string> }>();
  const asked = new Set<string>();
  for (const { at, route } of uses) {
    if (route.protocol !== 'http') continue;
    for (const { client, port, host } of at) {
      const key = `${numberOf(client)} ${port} ${host}`;
      if (asked.has(key)) continue;
      asked.add(key);
      for (const facts of factsOf(client, port, virtualService.gateways)) {
        const routes = routesAt(mesh, virtualService, facts);
        const known = places.get(routes);
        if (known === undefined) places.set(routes, { facts, clients: new Set([client]), hosts: new Set([host]) });
        else {
          known.clients.add(client);
          known.hosts.add(host);
        }
      }
    }
  }
  return [...places].map(([routes, { facts, clients, hosts }]) => {
    return { facts, routes, clients: [...clients], hosts: [...hosts] };
  });
}

const numbers = new WeakMap<Proxy, number>();
let clients = 0;

/** A number for each client, so that texts can tell them apart. */
function numberOf(client: Proxy): number {
  let number = numbers.get(client);
  if (number === undefined) numbers.set(client, (number = ++clients));
  return number;
}

function factsOf(client: Proxy, port: number, gateways: readonly string[]): readonly RoutePlaceFacts[] {
  const { labels, namespace } = client;
  if (client.kind === 'egress-gateway')
    return gateways
      .filter((name) => client.gateways.includes(name))
      .map((gateway) => ({ port, gateway, kind: 'gateway', labels, namespace }));
  const kind = client.kind === 'sidecar' ? 'sidecar' : 'waypoint';
  return [{ port, gateway: 'mesh', kind, labels, namespace }];
}

import { routesAt, type HttpRoutes, type Mesh, type Proxy, type RoutePlaceFacts } from '../../mesh';
import type { Routing } from './routings';

/** The routes that a proxy has of a VirtualService on a port. */
export interface HttpPlace {
  readonly facts: RoutePlaceFacts;
  readonly routes: HttpRoutes;
  /** Those who have exactly these routes there. */
  readonly clients: readonly Proxy[];
  readonly hosts: readonly string[];
}

/** All different sets of routes that http rules of a VirtualService make where they count; of gateways each by itself. */
export function httpPlaces(mesh: Mesh, { virtualService, uses }: Routing): readonly HttpPlace[] {
  const places = new Map<HttpRoutes, { facts: RoutePlaceFacts; clients: Set<Proxy>; hosts: Set<string> }>();
  for (const { at, route } of uses) {
    if (route.protocol !== 'http') continue;
    for (const { client, port, host } of at)
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
  return [...places].map(([routes, { facts, clients, hosts }]) => ({
    facts,
    routes,
    clients: [...clients],
    hosts: [...hosts],
  }));
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

import type { Mesh } from '../../build';
import type { Gateway } from '../../gateway';
import type { VirtualService } from '../../virtual-service';
import { waypointProxy } from '../ambient/ambient-waypoint';
import { clientsOf } from '../clients/clients';
import { gatewayListener } from '../gateways/gateway-chains';
import { gatewayHosts } from '../gateways/gateway-hosts';
import { mergedPorts, type GatewayPort } from '../gateways/gateway-merge';
import { gatewayName } from '../gateways/gateway-server';
import { routesAt } from './governing-routes';
import { listenersOn } from '../listeners/listeners';
import type { RouteOrigin } from '../listeners/listener';
import type { Proxy } from '../clients/proxy';
import { add, addPlace, keyOf, liveRules, type Places } from './route-use-key';
import { hostsFor } from './route-use-sidecars';
import { boundTo } from './route-waypoint';
import type { Scope } from '../scope/scope';
import { scopeOf } from '../scope/scopes';
import type { RoutePlace } from '../uses';

/** Where rules count at gateways, at waypoints, and for connections that are no HTTP, by VirtualService. */
type OtherPlaces = ReadonlyMap<VirtualService, Places>;

const known = new WeakMap<Mesh, OtherPlaces>();

/** All that is not for http rules at sidecars: it is worked out for all VirtualServices of a mesh together. */
export function otherPlaces(mesh: Mesh): OtherPlaces {
  let places = known.get(mesh);
  if (places === undefined) known.set(mesh, (places = findPlaces(mesh)));
  return places;
}

type Growing = Map<VirtualService, Places>;

function findPlaces(mesh: Mesh): OtherPlaces {
  const found: Growing = new Map();
  const clients = clientsOf(mesh);
  const piped = mesh.virtualServices.filter(
    (each) => each.gateways.includes('mesh') && each.routes.some(({ protocol }) => protocol !== 'http'),
  );
  const ports = pipedPorts(mesh, piped);
  for (const client of clients) {
    if (client.kind === 'egress-gateway') addGateway(found, mesh, client);
    if (client.kind === 'sidecar') addChains(found, mesh, client, ports);
  }
  const ambient = clients.find(({ kind }) => kind === 'ztunnel');
  if (ambient) addWaypoints(found, mesh, ambient);
  return found;
}

function placesOf(found: Growing, virtualService: VirtualService): Places {
  let places = found.get(virtualService);
  if (places === undefined) found.set(virtualService, (places = new Map()));
  return places;
}

function addOrigin(found: Growing, origin: RouteOrigin, place: RoutePlace): void {
  add(placesOf(found, origin.virtualService), keyOf(origin), place);
}

/** The tls and tcp rules to which filter chains of a sidecar's listeners lead. */
function addChains(found: Growing, mesh: Mesh, client: Proxy, ports: ReadonlySet<number>): void {
  const scope = scopeOf(mesh, client);
  for (const port of ports)
    for (const { chains } of listenersOn(scope, port))
      for (const { to } of chains)
        if (to.type === 'tcp' && to.route)
          addOrigin(found, to.route, { host: to.service.host, port, service: to.service, client });
}

/** The ports on which some tls or tcp rule may count: asked once for all proxies, whose own listeners then tell which do. */
function pipedPorts(mesh: Mesh, piped: readonly VirtualService[]): ReadonlySet<number> {
  const hosts = new Set(piped.flatMap((each) => each.hosts).flatMap((host) => hostsFor(mesh, host)));
  const services = [...hosts].flatMap((host) => mesh.registry.withHost(host));
  const ports = services.flatMap((service) => service.ports.filter((each) => each.class !== 'http'));
  return new Set(ports.map(({ number }) => number));
}

function addGateway(found: Growing, mesh: Mesh, client: Proxy): void {
  const scope = scopeOf(mesh, client);
  const named = gatewaysByName(mesh);
  const gateways = client.gateways.flatMap((name) => named.get(name) ?? []);
  const target = { proxy: client, gateways, service: undefined, podPort: undefined, assumed: false };
  for (const port of mergedPorts(mesh, target).values()) {
    for (const routeConfig of new Set(port.servers.map((each) => each.routeConfig)))
      if (routeConfig !== undefined) addGatewayHosts(found, scope, port, routeConfig, client);
    for (const { to, server, serverNames } of gatewayListener(scope, port).chains)
      if (to.type === 'tcp') addGatewayChain(found, scope, to.route, server.port, serverNames[0] ?? '*', client);
  }
}

function addGatewayHosts(found: Growing, scope: Scope, port: GatewayPort, routeConfig: string, client: Proxy): void {
  for (const { domain, bound } of gatewayHosts(scope, port, routeConfig).values()) {
    let taken = false;
    for (const { virtualService, place } of bound) {
      const routes = routesAt(scope.mesh, virtualService, place);
      const last = routes.routes.find((each) => each.catchesAll);
      for (const rule of liveRules(routes)) {
        // The rules are joined, and of several that take everything the first one does.
        const isHidden =
          taken && rule === last?.rule && routes.routes.filter((each) => each.rule === rule).length === 1;
        if (!isHidden)
          addPlace(placesOf(found, virtualService), rule, {
            host: domain,
            port: place.port,
            service: scope.service(domain),
            client,
          });
      }
      taken ||= last !== undefined;
    }
  }
}

function addGatewayChain(
  found: Growing,
  scope: Scope,
  origin: RouteOrigin,
  port: number,
  host: string,
  client: Proxy,
): void {
  addOrigin(found, origin, { host, port, service: scope.service(host), client });
}

/** Requests to services that are enrolled in a waypoint. */
function addWaypoints(found: Growing, mesh: Mesh, client: Proxy): void {
  const hosts = new Set(mesh.virtualServices.flatMap((each) => each.hosts.flatMap((host) => hostsFor(mesh, host))));
  for (const host of hosts) {
    const [first] = mesh.registry.withHost(host);
    const target = first && waypointProxy(mesh, first);
    const scope = target?.proxy && scopeOf(mesh, target.proxy);
    const service = scope?.service(host);
    if (!scope || !service) continue;
    const { labels, namespace } = scope.proxy;
    for (const { number } of service.ports)
      for (const virtualService of boundTo(scope, service)) {
        const place = { port: number, gateway: 'mesh', kind: 'waypoint', labels, namespace } as const;
        for (const rule of liveRules(routesAt(mesh, virtualService, place)))
          addPlace(placesOf(found, virtualService), rule, { host, port: number, service, client });
      }
  }
}

const namedGateways = new WeakMap<Mesh['gateways'], ReadonlyMap<string, Gateway>>();

function gatewaysByName({ gateways }: Mesh): ReadonlyMap<string, Gateway> {
  let named = namedGateways.get(gateways);
  if (named === undefined)
    namedGateways.set(gateways, (named = new Map(gateways.map((each) => [gatewayName(each), each]))));
  return named;
}

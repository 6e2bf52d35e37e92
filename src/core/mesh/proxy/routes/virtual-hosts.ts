import { hostCovers, hostsOverlap, isWildcard } from '../../host';
import type { Mesh } from '../../build';
import type { VirtualService } from '../../virtual-service';
import { governingRoutes, mostSpecific, routesAt, type Governing } from './governing-routes';
import type { RoutePlaceFacts } from './http-routes';
import { IdentityMap } from '../identity-map';
import type { Imported, Scope, ScopedService } from '../scope/scope';
import { domainsOf, isHttpOn, preferredDomains, type NamingClient } from './virtual-host-domains';

/** A virtual host of a sidecar's route configuration. */
export interface VirtualHost {
  /** What it is for: the host of its service, or one of a VirtualService, a pattern perhaps. */
  readonly host: string;
  /** Undefined for a host of a VirtualService that is no service with the port. */
  readonly service: ScopedService | undefined;
  /** Undefined for a service's default route. */
  readonly governing: Governing | undefined;
}

/** The virtual host that a name leads to, with the others that have the same domain and came later. */
export interface FoundHost {
  readonly domain: string;
  readonly first: VirtualHost;
  readonly others: readonly VirtualHost[];
}

/** What a sidecar's route configuration is made of. */
export interface RouteConfig {
  readonly mesh: Mesh;
  readonly imported: Imported;
  /** Those with virtual hosts. */
  readonly services: readonly ScopedService[];
  readonly place: RoutePlaceFacts;
  /** The sidecar, as far as it decides by which names services are called. */
  readonly client: NamingClient;
}

/**
 * The name under which istiod makes a virtual host, and with it the default route and the cluster that it leads to: in lower case, where clusters are made
 * under the name as it is written (pilot/pkg/networking/core/httproute.go, BuildSidecarOutboundVirtualHosts).
 */
export function routedName(host: string): string {
  return host.toLowerCase();
}

/** The route configuration for a port of a sidecar; services are those of its listener. */
export function routeConfigFor(scope: Scope, services: readonly ScopedService[], port: number): RouteConfig {
  const imported = scope.ownListeners.find(({ listener }) => listener.port === port) ?? scope;
  const { labels, namespace } = scope.proxy;
  return {
    mesh: scope.mesh,
    imported,
    services,
    place: { port, gateway: 'mesh', kind: 'sidecar', labels, namespace },
    client: scope.proxy,
  };
}

/** The virtual host for a name without a port; undefined where only the catch-all is left (Envoy's RouteMatcher::findVirtualHost). */
export function findVirtualHost(config: RouteConfig, host: string): FoundHost | undefined {
  const { services, place, imported, client } = config;
  const domains = domainsOf(services, place.port, client);
  const named = routingInAnyCase(imported, host).flatMap((each) => each.hosts.map((name) => name.toLowerCase()));
  for (const domain of preferredDomains(host, [...domains.patterns, ...named.filter(isWildcard)])) {
    const claims = claimsOf(config, domain, domains.named.get(domain) ?? []);
    const [first, ...others] = claims;
    if (first) return { domain, first, others };
  }
  return undefined;
}

/**
 * Who wants a domain, the one who gets it first: VirtualServices in their order, of each the hosts that are no services before those that are, then services
 * without a VirtualService (pilot/pkg/networking/core/httproute.go, BuildSidecarOutboundVirtualHosts).
 */
function claimsOf(config: RouteConfig, domain: string, services: readonly ScopedService[]): readonly VirtualHost[] {
  const { mesh, imported, place } = config;
  const order = imported.virtualServices;
  const ofServices = services.map((service): VirtualHost => {
    return { host: service.host, service, governing: governingRoutes(mesh, imported, service.host, place) };
  });
  const all = [...namedAlone(config, domain), ...ofServices];
  if (all.length < 2) return all;
  const rank = ({ governing }: VirtualHost): number =>
    governing === undefined ? Number.MAX_SAFE_INTEGER : order.indexOf(governing.virtualService);
  return all
    .map((each, index) => ({ each, index, rank: rank(each) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ each }) => each);
}

/** The virtual hosts of VirtualServices that have a host which is no service with the port. */
function namedAlone(config: RouteConfig, domain: string): readonly VirtualHost[] {
  return routingInAnyCase(config.imported, domain).flatMap((virtualService) => {
    const host = virtualService.hosts.find((each) => each.toLowerCase() === domain);
    if (host === undefined || isServiceHost(config, host)) return [];
    const routes = routesAt(config.mesh, virtualService, config.place);
    if (routes.routes.length === 0 || !hasPort(config, virtualService)) return [];
    return [{ host, service: undefined, governing: { virtualService, routes } }];
  });
}

/**
 * Those that may have the domain of a name, besides those that istiod finds by it: a host in capitals is no service's to istiod, and to Envoy, which compares
 * domains in lower case, the same name all the same (pilot/pkg/networking/core/httproute.go, dedupeDomains; envoyproxy/envoy source/common/router/config_impl.cc,
 * RouteMatcher).
 */
function routingInAnyCase(imported: Imported, name: string): readonly VirtualService[] {
  const capitals = inCapitals(imported.virtualServices);
  return capitals.length === 0 ? imported.routing(name) : [...new Set([...imported.routing(name), ...capitals])];
}

const capitalsOf = new WeakMap<readonly VirtualService[], readonly VirtualService[]>();

/** Those among VirtualServices that have a host with capitals; mostly none. */
function inCapitals(all: readonly VirtualService[]): readonly VirtualService[] {
  let found = capitalsOf.get(all);
  if (found === undefined)
    capitalsOf.set(all, (found = all.filter(({ hosts }) => hosts.some((host) => host !== host.toLowerCase()))));
  return found;
}

/** Whether a service with the port, of whatever protocol, has a host; or any at all lies below a pattern, or above it. */
export function isServiceHost({ imported, place }: RouteConfig, host: string): boolean {
  const hosts = hostsOf(imported.withPort(place.port));
  return hosts.has(host) || (isWildcard(host) && [...hosts.keys()].some((each) => hostsOverlap(each, host)));
}

/** The hosts of services with the port, of whatever protocol, that lie below a pattern. */
export function serviceHostsBelow({ imported, place }: RouteConfig, pattern: string): readonly string[] {
  return [...hostsOf(imported.withPort(place.port)).keys()].filter((each) => hostCovers(pattern, each));
}

/**
 * Whether hosts of a VirtualService that are no services have virtual hosts on the port: on port 80 always, on another one where another host of it is an
 * HTTP service there (pilot/pkg/networking/core/route/route.go, buildSidecarVirtualHostsForVirtualService).
 */
export function hasPort({ imported, place }: RouteConfig, virtualService: VirtualService): boolean {
  const { port } = place;
  if (port === 80) return true;
  const services = hostsOf(imported.withPort(port));
  return virtualService.hosts.some((host) => {
    if (!isWildcard(host)) return isHttp(services.get(host), port);
    return [...services.values()].some(
      (each) =>
        isHttp(each, port) && hostsOverlap(each.host, host) && mostSpecific(imported, each.host) === virtualService,
    );
  });
}

function isHttp(service: ScopedService | undefined, port: number): boolean {
  return service !== undefined && isHttpOn(service, port);
}

const hosts = new IdentityMap<ReadonlyMap<string, ScopedService>>();

function hostsOf(services: readonly ScopedService[]): ReadonlyMap<string, ScopedService> {
  return hosts.get([services], '', () => new Map(services.map((each) => [each.host, each])));
}

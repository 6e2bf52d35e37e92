import { hostsOverlap } from '../../host';
import type { VirtualService } from '../../virtual-service';
import type { GatewayAction } from './gateway-choice';
import { gatewayHostFor, gatewayHosts, type GatewayHost } from './gateway-hosts';
import { serverLabel, type GatewayPort } from './gateway-merge';
import { gatewayName, hostsFor, type GatewayServer } from './gateway-server';
import type { HttpRequest, RouteChoice } from '../routes/route';
import { routeMerged } from '../routes/route-merged';
import type { Scope } from '../scope/scope';

/** What a route configuration of a gateway does with a request, and the server that has the virtual host. */
interface RoutedAtGateway {
  readonly action: GatewayAction;
  /** Undefined where no virtual host has the name. */
  readonly server: GatewayServer | undefined;
}

/** The virtual host of a request, and its first rule that takes it. */
export function routeAtGateway(
  scope: Scope,
  port: GatewayPort,
  routeConfig: string,
  request: Omit<HttpRequest, 'port'>,
): RoutedAtGateway {
  const hosts = gatewayHosts(scope, port, routeConfig);
  const found = gatewayHostFor(hosts, request.host.toLowerCase());
  if (found === undefined) {
    const routes = withoutHost(scope, port, routeConfig, request.host, hosts.size === 0);
    return { server: undefined, action: { type: 'http', routes, routeConfig } };
  }
  if (found.redirects && request.scheme === 'http')
    return {
      server: found.server,
      action: { type: 'redirect', code: 301, location: `https://${request.host}${request.path}` },
    };
  return { server: found.server, action: { type: 'http', routes: routesOf(scope, found, request), routeConfig } };
}

function routesOf(scope: Scope, found: GatewayHost, request: Omit<HttpRequest, 'port'>): RouteChoice {
  const port = found.bound[0]?.place.port ?? found.server.port;
  const routed = routeMerged(scope, found.bound, { ...request, port });
  const shared = { virtualHost: found.name, service: undefined };
  if (routed) return { ...shared, ...routed };
  const because = `No VirtualService gives ${found.domain} a route here; ${serverLabel(found.server)} only redirects plain HTTP.`;
  return { ...shared, virtualService: undefined, action: { type: 'no-route' }, because, losers: [], passed: [] };
}

/** 404: a gateway passes nothing on that it does not know, whatever the outbound policy is. */
function withoutHost(scope: Scope, port: GatewayPort, routeConfig: string, host: string, empty: boolean): RouteChoice {
  const servers = port.servers.filter((each) => each.routeConfig === routeConfig).map(({ server }) => server);
  const [first] = servers;
  return {
    virtualHost: empty && first ? `blackhole:${first.port}` : undefined,
    service: undefined,
    virtualService: undefined,
    action: { type: 'unknown-host', then: 404 },
    because: whyUnknown(scope, servers, host),
    losers: [],
    passed: [],
  };
}

function whyUnknown(scope: Scope, servers: readonly GatewayServer[], host: string): string {
  const names = new Set(servers.map(({ gateway }) => gatewayName(gateway)));
  const label = [...names].join(', ');
  const isBound = (each: VirtualService): boolean => each.gateways.some((name) => names.has(name));
  const named = scope.mesh.routeIndex.routing(host).filter(isBound);
  const hidden = named.find((each) => !scope.virtualServices.includes(each));
  if (hidden)
    return `VirtualService ${gatewayName(hidden)} is not exported to ${scope.proxy.namespace}, where the gateway is, so it answers 404.`;
  const [idle] = named.filter((each) => servers.some((server) => meets(each, server)));
  if (idle)
    return `No http route of VirtualService ${gatewayName(idle)} holds at Gateway ${label}, so it has no virtual host for ${host} and answers 404.`;
  const [other] = named.flatMap((each) => hostsForOthers(each, servers).map((server) => ({ each, server })));
  if (other)
    return `Host ${other.server} of Gateway ${label} is for VirtualServices of namespace ${other.server.split('/')[0]} alone, and ${gatewayName(other.each)} is not there, so the gateway has no virtual host for ${host} and answers 404.`;
  return scope.virtualServices.some(isBound)
    ? `Gateway ${label} has no virtual host for ${host}: no host of its servers and of a VirtualService with a route for it covers the name.`
    : `No VirtualService is bound to Gateway ${label}, so it answers 404.`;
}

/** Hosts of servers that would be those of a VirtualService, if they were not for another namespace: `other/*`. */
function hostsForOthers({ hosts, namespace }: VirtualService, servers: readonly GatewayServer[]): readonly string[] {
  return servers
    .flatMap((server) => server.hosts)
    .filter((host) => {
      const cut = host.indexOf('/');
      if (cut < 0 || host.slice(0, cut) === namespace) return false;
      return hosts.some((own) => hostsOverlap(host.slice(cut + 1), own));
    });
}

function meets(each: VirtualService, server: GatewayServer): boolean {
  return hostsFor(server, each.namespace).some((one) => each.hosts.some((other) => hostsOverlap(one, other)));
}

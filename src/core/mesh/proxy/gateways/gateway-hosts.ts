import { hostCovers } from '../../host';
import type { VirtualService } from '../../virtual-service';
import type { GatewayPort } from './gateway-merge';
import { gatewayName, hostsFor, type GatewayServer } from './gateway-server';
import { IdentityMap } from '../identity-map';
import { routesAt } from '../routes/governing-routes';
import type { RoutePlaceFacts } from '../routes/http-routes';
import type { Scope } from '../scope/scope';

/** A virtual host of a gateway: what the servers of a route configuration and the VirtualServices bound to them have in common. */
export interface GatewayHost {
  /** Envoy's name, with the port of the first server that has it: `api.example.com:80`. */
  readonly name: string;
  /** In lower case; may be a pattern. */
  readonly domain: string;
  /** The first server that has it. */
  readonly server: GatewayServer;
  /** In the order in which their rules are joined. */
  readonly bound: readonly BoundService[];
  /** Whether plaintext requests are redirected to https. */
  readonly redirects: boolean;
}

/** A VirtualService at a server: its rules are read for this Gateway, and the port as the server has it. */
interface BoundService {
  readonly virtualService: VirtualService;
  readonly place: RoutePlaceFacts;
}

type Hosts = ReadonlyMap<string, GatewayHost>;

const known = new IdentityMap<Hosts>();

/** The virtual hosts of a route configuration by domain (pilot/pkg/networking/core/gateway.go, buildGatewayHTTPRouteConfig). */
export function gatewayHosts(scope: Scope, port: GatewayPort, routeConfig: string): Hosts {
  return known.get([scope, port], routeConfig, () => {
    const hosts = new Map<string, Growing>();
    for (const merged of port.servers) if (merged.routeConfig === routeConfig) addServer(scope, hosts, merged.server);
    return hosts;
  });
}

/** Envoy's choice of a virtual host: the exact name, then the longest pattern. */
export function gatewayHostFor(hosts: Hosts, host: string): GatewayHost | undefined {
  const exact = hosts.get(host);
  if (exact) return exact;
  const patterns = [...hosts.values()].filter(({ domain }) => domain.startsWith('*') && hostCovers(domain, host));
  return patterns.sort((a, b) => b.domain.length - a.domain.length)[0];
}

interface Growing extends GatewayHost {
  redirects: boolean;
  readonly bound: BoundService[];
}

function addServer(scope: Scope, hosts: Map<string, Growing>, server: GatewayServer): void {
  const gateway = gatewayName(server.gateway);
  for (const virtualService of scope.virtualServices) {
    if (!virtualService.gateways.includes(gateway)) continue;
    const served = shared(hostsFor(server, virtualService.namespace), virtualService.hosts);
    if (served.length === 0) continue;
    // Without a route here istiod makes no virtual host of it (BuildHTTPRoutesForVirtualService).
    const place: RoutePlaceFacts = {
      port: server.port,
      gateway,
      kind: 'gateway',
      labels: scope.proxy.labels,
      namespace: scope.proxy.namespace,
    };
    if (routesAt(scope.mesh, virtualService, place).routes.length === 0) continue;
    for (const host of served) hostAt(hosts, server, host).bound.push({ virtualService, place });
  }
  if (server.redirects) for (const host of server.hosts) hostAt(hosts, server, host);
}

function hostAt(hosts: Map<string, Growing>, server: GatewayServer, host: string): Growing {
  const domain = host.toLowerCase();
  let found = hosts.get(domain);
  if (found === undefined) {
    found = { name: `${domain}:${server.port}`, domain, server, bound: [], redirects: false };
    hosts.set(domain, found);
  }
  if (server.redirects) found.redirects = true;
  return found;
}

/** The narrower one of each pair that overlaps (pkg/config/host/names.go, Intersection). */
function shared(served: readonly string[], hosts: readonly string[]): readonly string[] {
  const found = served.flatMap((one) =>
    hosts.flatMap((other) => {
      if (hostCovers(other, one)) return [one];
      return hostCovers(one, other) ? [other] : [];
    }),
  );
  return [...new Set(found)];
}

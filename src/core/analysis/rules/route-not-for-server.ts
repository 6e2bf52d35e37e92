import {
  admitted,
  clientsOf,
  gatewayName,
  mergedPorts,
  routeUsesIn,
  scopeOf,
  type GatewayServer,
  type Mesh,
  type Proxy,
  type VirtualService,
} from '../../mesh';
import type { WorkspaceRule } from '../rule';
import { gatewaysOfPods, holdsAt } from '../runtime/gateway-sides';
import { reportHits, type Hit } from '../runtime/hits';

export const routeNotForServer: WorkspaceRule = {
  id: 'route-not-for-server',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['R26'],
  summary: 'A VirtualService has routes of a protocol that the gateway’s server does not read.',
  why: 'A server with PASSTHROUGH reads tls routes alone, one that ends TLS for TLS or TCP reads tcp routes alone, and one for HTTP or HTTPS reads http routes. Without a route that it reads istiod makes no filter chain, and connections are closed.',
  source:
    'istio/istio pilot/pkg/networking/core/gateway.go (createGatewayTCPFilterChainOpts, buildGatewayNetworkFiltersFromTCPRoutes, buildGatewayNetworkFiltersFromTLSRoutes)',
  check: ({ mesh }) =>
    reportHits(
      clientsOf(mesh)
        .filter(({ kind }) => kind === 'egress-gateway')
        .flatMap((pods) => unread(mesh, pods)),
    ),
};

function unread(mesh: Mesh, pods: Proxy): readonly Hit[] {
  const scope = scopeOf(mesh, pods);
  return serversOn(mesh, pods).flatMap((server) => {
    const wanted = protocolOf(server);
    if (wanted === undefined) return [];
    return admitted(scope, server).flatMap((each) => hitOf(mesh, pods, server, each, wanted) ?? []);
  });
}

function serversOn(mesh: Mesh, pods: Proxy): readonly GatewayServer[] {
  const gateways = gatewaysOfPods(mesh, pods);
  const target = { proxy: pods, gateways, service: undefined, podPort: undefined, assumed: false };
  return [...mergedPorts(mesh, target).values()].flatMap((port) => port.servers.map(({ server }) => server));
}

/** What rules a server reads; undefined for those of HTTP, which answer what they have no rule for. */
function protocolOf({ kind }: GatewayServer): 'tls' | 'tcp' | undefined {
  if (kind === 'passthrough') return 'tls';
  return kind === 'tls' || kind === 'tcp' ? 'tcp' : undefined;
}

function hitOf(
  mesh: Mesh,
  pods: Proxy,
  server: GatewayServer,
  each: VirtualService,
  wanted: 'tls' | 'tcp',
): Hit | undefined {
  const name = gatewayName(server.gateway);
  const own = each.routes.filter((route) => holdsAt(route, name));
  const [first] = own;
  if (first === undefined || own.some(({ protocol }) => protocol === wanted)) return undefined;
  // Rules that another server of the gateway reads are meant for that.
  if (routeUsesIn(mesh, each).some((use) => use.at.some(({ client }) => client === pods))) return undefined;
  const does =
    server.kind === 'passthrough'
      ? 'passes TLS through unread'
      : server.kind === 'tls'
        ? 'ends TLS and sends bytes on'
        : 'sends bytes on';
  return {
    resource: each.resource,
    path: ['spec', first.protocol],
    part: 'key',
    ref: 'R26',
    clients: [pods],
    all: [pods],
    say: () =>
      `Connections to port ${server.port} of Gateway ${name} are closed: its ${server.protocol} server ${does} by ${wanted} routes, and this VirtualService has only ${first.protocol} routes. Write them as ${wanted} routes.`,
  };
}

import { hostsOverlap } from '../../host';
import { integerIn, listIn, textsIn } from '../../read';
import type { Route, VirtualService } from '../../virtual-service';
import { destinationsAt } from './gateway-destinations';
import { serverLabel, type GatewayPort, type MergedServer } from './gateway-merge';
import { gatewayName, hostsFor, plainHosts, type GatewayServer, type ServerTlsMode } from './gateway-server';
import { IdentityMap } from '../identity-map';
import type { RouteOrigin, WeightedDestination } from '../listeners/listener';
import type { Scope } from '../scope/scope';

/** A filter chain of a gateway's listener. */
export interface GatewayChain {
  readonly server: GatewayServer;
  /** Empty for all. */
  readonly serverNames: readonly string[];
  /** How it ends TLS; undefined where it does not. */
  readonly ends: ServerTlsMode | undefined;
  readonly to:
    | { readonly type: 'http'; readonly routeConfig: string }
    | { readonly type: 'tcp'; readonly route: RouteOrigin; readonly destinations: readonly WeightedDestination[] }
    /** To the cluster that the server name tells. */
    | { readonly type: 'named-cluster' };
}

/** What a gateway does on one of its ports. */
export interface GatewayListener {
  readonly port: GatewayPort;
  readonly chains: readonly GatewayChain[];
  /** Servers and rules that got no chain. */
  readonly missed: readonly {
    readonly server: GatewayServer;
    readonly route: RouteOrigin | undefined;
    readonly because: string;
  }[];
  /** Why Envoy takes none of it; undefined where it does. */
  readonly refused: string | undefined;
}

const known = new IdentityMap<GatewayListener>();

/** The filter chains of a port of a gateway's pods (pilot/pkg/networking/core/gateway.go, buildGatewayTCPBasedFilterChains). */
export function gatewayListener(scope: Scope, port: GatewayPort): GatewayListener {
  return known.get([scope, port], '', () => {
    const building: Building = { scope, chains: [], missed: [], names: new Map() };
    for (const merged of port.servers) addChains(building, merged);
    return { port, chains: building.chains, missed: building.missed, refused: equalChains(building.chains) };
  });
}

type Missed = GatewayListener['missed'][number];

interface Building {
  readonly scope: Scope;
  readonly chains: GatewayChain[];
  readonly missed: Missed[];
  /** Server names of passthrough rules, and what has each. */
  readonly names: Map<string, RouteOrigin>;
}

function addChains(building: Building, { server, routeConfig }: MergedServer): void {
  const serverNames = server.mode === undefined ? [] : namesOf(plainHosts(server));
  if (routeConfig !== undefined) {
    if (server.kind === 'http' && building.chains.length > 0) return;
    const names = server.kind === 'http' ? [] : serverNames;
    const ends = server.kind === 'https' ? server.mode : undefined;
    building.chains.push({ server, serverNames: names, ends, to: { type: 'http', routeConfig } });
    return;
  }
  if (server.kind === 'passthrough') addPassthrough(building, server);
  else if (server.kind === 'auto-passthrough')
    building.chains.push({ server, serverNames: [], ends: undefined, to: { type: 'named-cluster' } });
  else addBytes(building, server, serverNames);
}

/** A star among the names is everything (buildGatewayListener). */
function namesOf(hosts: readonly string[]): readonly string[] {
  return hosts.includes('*') ? [] : hosts;
}

/** The VirtualServices that a server lets in: bound to its Gateway, with a host of the server's. */
export function admitted(scope: Scope, server: GatewayServer): readonly VirtualService[] {
  const name = gatewayName(server.gateway);
  return scope.virtualServices.filter(
    (each) => each.gateways.includes(name) && meetsHosts(each.hosts, hostsFor(server, each.namespace)),
  );
}

function meetsHosts(hosts: readonly string[], served: readonly string[]): boolean {
  return hosts.some((host) => served.some((each) => hostsOverlap(each, host)));
}

/** Raw bytes, or those inside TLS: the first tcp rule of all VirtualServices that applies (buildGatewayNetworkFiltersFromTCPRoutes). */
function addBytes({ scope, chains, missed }: Building, server: GatewayServer, serverNames: readonly string[]): void {
  const candidates = admitted(scope, server);
  for (const virtualService of candidates) {
    for (const route of virtualService.routes) {
      if (route.protocol !== 'tcp' || listIn(route.rule, 'route').length === 0) continue;
      const matches = listIn(route.rule, 'match');
      if (matches.length > 0 && !matches.some((match) => applies(match, virtualService, server))) continue;
      const origin = originOf(virtualService, route);
      const destinations = destinationsAt(scope, virtualService, route.rule, origin.path, server.port);
      chains.push({ server, serverNames, ends: server.mode, to: { type: 'tcp', route: origin, destinations } });
      return;
    }
  }
  missed.push({ server, route: undefined, because: withoutBytes(server, candidates) });
}

function withoutBytes(server: GatewayServer, candidates: readonly VirtualService[]): string {
  const label = serverLabel(server);
  const other = candidates.find((each) => each.routes.some(({ protocol }) => protocol !== 'tcp'));
  if (other === undefined)
    return `No VirtualService with a tcp route is bound to ${label}, so istiod makes no filter chain for it.`;
  return `istiod reads only tcp routes for ${label}, and VirtualService ${other.namespace}/${other.name} has none that applies.`;
}

/** One chain for each match of the tls rules; a match with a server name that is taken is left out (buildGatewayNetworkFiltersFromTLSRoutes). */
function addPassthrough(building: Building, server: GatewayServer): void {
  const { scope, missed } = building;
  const candidates = admitted(scope, server);
  const before = building.chains.length;
  for (const virtualService of candidates) {
    for (const route of virtualService.routes) {
      if (route.protocol !== 'tls' || listIn(route.rule, 'route').length === 0) continue;
      for (const match of listIn(route.rule, 'match'))
        if (applies(match, virtualService, server)) addMatch(building, server, virtualService, route, match);
    }
  }
  if (building.chains.length === before)
    missed.push({ server, route: undefined, because: withoutTls(server, candidates) });
}

function addMatch(
  { scope, chains, missed, names }: Building,
  server: GatewayServer,
  virtualService: VirtualService,
  route: Route,
  match: unknown,
): void {
  const origin = originOf(virtualService, route);
  const sniHosts = textsIn(match, 'sniHosts');
  const taken = sniHosts.find((name) => names.has(`${server.bind} ${name}`));
  if (taken !== undefined) {
    const other = names.get(`${server.bind} ${taken}`)?.virtualService;
    const because = `Server name ${taken} already has a filter chain by VirtualService ${other?.namespace}/${other?.name}, so istiod leaves this match out.`;
    missed.push({ server, route: origin, because });
    return;
  }
  for (const name of sniHosts) names.set(`${server.bind} ${name}`, origin);
  const destinations = destinationsAt(scope, virtualService, route.rule, origin.path, server.port);
  chains.push({
    server,
    serverNames: namesOf(sniHosts),
    ends: undefined,
    to: { type: 'tcp', route: origin, destinations },
  });
}

function withoutTls(server: GatewayServer, candidates: readonly VirtualService[]): string {
  const label = serverLabel(server);
  const elsewhere = candidates.find((each) => each.routes.some(({ protocol }) => protocol === 'tls'));
  if (elsewhere)
    return `No tls route of VirtualService ${elsewhere.namespace}/${elsewhere.name} is for ${label}, so istiod makes no filter chain for it.`;
  const other = candidates.find((each) => each.routes.some(({ protocol }) => protocol !== 'tls'));
  if (other === undefined)
    return `No VirtualService with a tls route is bound to ${label}, so istiod makes no filter chain for it.`;
  return `istiod reads only tls routes for ${label}, which does not end TLS, and VirtualService ${other.namespace}/${other.name} has none that applies.`;
}

function originOf(virtualService: VirtualService, route: Route): RouteOrigin {
  return { virtualService, path: ['spec', route.protocol, route.index], rule: route.rule };
}

/** Of a match istiod reads only port and gateways here; sources and subnets do not count (l4SingleMatch). */
function applies(match: unknown, { namespace }: VirtualService, server: GatewayServer): boolean {
  const port = integerIn(match, 'port') ?? 0;
  if (port !== 0 && port !== server.port) return false;
  const gateways = textsIn(match, 'gateways');
  return gateways.length === 0 || gateways.some((name) => resolved(name, namespace) === gatewayName(server.gateway));
}

/** A gateway's name as a match of a namespace gives it (pilot/pkg/model/virtualservice.go, resolveGatewayName). */
function resolved(name: string, namespace: string): string {
  if (name.startsWith('./')) return `${namespace}/${name.slice(2)}`;
  return name === 'mesh' || name.includes('/') ? name : `${namespace}/${name}`;
}

/** Envoy refuses a whole listener with two filter chains for one server name (source/common/listener_manager/filter_chain_manager_impl.cc). */
function equalChains(chains: readonly GatewayChain[]): string | undefined {
  const owners = new Map<string, GatewayServer>();
  for (const { server, serverNames, to } of chains) {
    if (to.type === 'named-cluster') continue;
    for (const name of serverNames.length === 0 ? [''] : serverNames) {
      const key = `${server.bind} ${name}`;
      const other = owners.get(key);
      if (other) {
        const what = name === '' ? 'every server name' : `server name ${name}`;
        return `Envoy refuses the listener: ${serverLabel(other)} and ${serverLabel(server)} both make a filter chain for ${what}.`;
      }
      owners.set(key, server);
    }
  }
  return undefined;
}

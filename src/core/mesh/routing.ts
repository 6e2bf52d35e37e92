import { isIp } from './address';
import type { Mesh } from './build';
import { appEncrypts, type Scheme } from './call';
import { hostCovers, isWildcard } from './host';
import type { Client } from './policy';
import { listIn, labelsIn, integerIn, textIn, textsIn, hasKey } from './read';
import { resolveHost, type Resolved } from './resolve';
import { matchesLabels } from './rule-pool';
import type { ServiceEntry, ServicePort } from './service-entry';
import { knowsHttp } from './seeing';
import { importsVirtualService, sidecarFor } from './sidecar';
import type { Route, VirtualService } from './virtual-service';

/** A call to an entry, as a sidecar receives it. */
export interface Arrival {
  readonly client: Client;
  /** The called name or address. */
  readonly host: string;
  /** What the application speaks; undefined where no call is drawn. */
  readonly scheme?: Scheme;
  readonly entry: ServiceEntry;
  readonly port: ServicePort;
  /** The host or pattern of the entry that the name belongs to. */
  readonly pattern: string;
}

/** A call as far as its routes depend on it, whatever entry it belongs to. */
type Passing = Omit<Arrival, 'entry'>;

/** One place where a call may be sent. */
export interface Onward {
  readonly host: string;
  readonly port: number;
  readonly subset: string | undefined;
  /** The entry that the host belongs to for the client; not found for services that are not drawn. */
  readonly resolved: Resolved;
  /** The VirtualService that sends it there; undefined when the call goes where it was addressed. */
  readonly virtualService: VirtualService | undefined;
}

/**
 * Everywhere a sidecar may send a call, judged without the request's path and headers: the destinations of all rules that can match, or the
 * called host itself where no VirtualService has a say. Empty when every rule answers by itself (a redirect, a direct response).
 */
export function onwardFrom(mesh: Mesh, arrival: Arrival): readonly Onward[] {
  const { entry, port, pattern } = arrival;
  const candidates = candidatesFor(mesh, arrival);
  const routes = candidates.length === 0 ? [] : applicableRoutes(arrival, candidates);
  const sent = routes.flatMap(({ virtualService, route }) =>
    route.destinations.map((to) => sendTo(mesh, arrival, virtualService, to)),
  );
  const goesOn =
    routes.length === 0 || (routedAs(arrival) === 'tcp' && !routes.some(({ route }) => takesAll(route, arrival)));
  if (!goesOn) return sent;
  const resolved: Resolved = { found: true, entry, port, pattern, others: [], tied: false };
  return [...sent, { host: pattern, port: port.number, subset: undefined, resolved, virtualService: undefined }];
}

/**
 * The VirtualService whose `tls` rules replace a TLS port's own chain while none of them lists the server name that a call sends, so that the call falls
 * to the listener's default chain (pilot/pkg/networking/core/tls.go, buildSidecarOutboundTLSFilterChainOpts); undefined where the call is passed on.
 */
export function serverNameMissed(mesh: Mesh, arrival: Passing): VirtualService | undefined {
  const kept = candidatesFor(mesh, arrival).flatMap((each) => routesOf(arrival, each, 'tls'));
  const [first] = kept.filter(({ route }) => listIn(route.rule, 'match').length > 0);
  return kept.some(({ route }) => serverNameOf(route, arrival) !== undefined) ? undefined : first?.virtualService;
}

/**
 * Where a VirtualService sends requests for a host that is no service with that port, since sidecars route such hosts by name as well: on port 80 where they
 * listen for HTTP there, on another port where another host of the VirtualService is an HTTP service of that port
 * (pilot/pkg/networking/core/route/route.go, buildSidecarVirtualHostsForVirtualService). Undefined where none does.
 */
export function onwardByName(mesh: Mesh, client: Client, host: string, number: number): readonly Onward[] | undefined {
  const port: ServicePort = { index: -1, number, name: '', protocol: 'HTTP', class: 'http', targetPort: undefined };
  const passing: Passing = { client, host, scheme: 'http', port, pattern: host };
  if (isIp(host)) return undefined;
  const candidates = candidatesFor(mesh, passing).filter((each) =>
    number === 80 ? knowsHttp(mesh, client, number) : knowsHttp(mesh, client, number, each.hosts),
  );
  const routes = httpRoutes(passing, candidates);
  if (routes.length === 0) return undefined;
  return routes.flatMap(({ virtualService, route }) =>
    route.destinations.map((to) => sendTo(mesh, passing, virtualService, to)),
  );
}

/**
 * The VirtualServices that may have a say, in istiod's order: for HTTP those of the name in the request, for which an address stands for the entry's host;
 * for TLS and TCP those of the service's own host.
 */
function candidatesFor(mesh: Mesh, arrival: Passing): readonly VirtualService[] {
  const { client, host, pattern } = arrival;
  const sidecar = sidecarFor(mesh, client);
  const name = routedAs(arrival) === 'http' && !isIp(host) ? host : pattern;
  return mesh.routeIndex
    .forSidecar(name, client.namespace)
    .filter((each) => importsVirtualService(sidecar, client, each));
}

/** Which rules of a VirtualService a call is held against; a port without a protocol is HTTP or TCP by what is sent. */
function routedAs({ port, scheme }: Passing): Route['protocol'] | undefined {
  switch (port.class) {
    case 'http':
    case 'tls':
    case 'tcp':
      return port.class;
    case 'sniffed':
      return scheme === undefined || scheme === 'http' || scheme === 'grpc' ? 'http' : 'tcp';
    default:
      return undefined;
  }
}

interface Applicable {
  readonly virtualService: VirtualService;
  readonly route: Route;
}

/** Destinations of an imported VirtualService are known also where the Sidecar does not list them (pilot/pkg/model/sidecar.go). */
function sendTo(
  mesh: Mesh,
  arrival: Passing,
  virtualService: VirtualService,
  to: Route['destinations'][number],
): Onward {
  const port = to.port ?? impliedPort(mesh, arrival, to.host);
  const found = resolveHost(mesh, arrival.client.namespace, to.host, port);
  const resolved: Resolved = found.found && found.pattern !== to.host ? { found: false, why: 'unknown' } : found;
  return { host: to.host, port, subset: to.subset, resolved, virtualService };
}

/**
 * The port that a destination without one means: the only one of its service, else that of the call. A sidecar looks for the service of an http route
 * among those that have the port of the call (pilot/pkg/networking/core/httproute.go, BuildSidecarOutboundVirtualHosts), so it never means another one.
 */
function impliedPort(mesh: Mesh, arrival: Passing, host: string): number {
  const sole = routedAs(arrival) === 'http' ? undefined : solePort(mesh, arrival.client.namespace, host);
  return sole ?? arrival.port.number;
}

function solePort(mesh: Mesh, namespace: string, host: string): number | undefined {
  const entries = mesh.entryIndex.withHost(host);
  const own = entries.find((entry) => entry.namespace === namespace) ?? entries[0];
  return own?.ports.length === 1 ? own.ports[0]?.number : undefined;
}

function applicableRoutes(arrival: Passing, candidates: readonly VirtualService[]): readonly Applicable[] {
  const kind = routedAs(arrival);
  if (kind === 'http') return httpRoutes(arrival, candidates);
  if (kind === 'tls') return tlsRoutes(arrival, candidates);
  return kind === 'tcp' ? tcpRoutes(arrival, candidates) : [];
}

/** Of the rules that list the server name, those that list it most exactly: Envoy looks for the exact name, then for longer suffixes before shorter ones. */
function tlsRoutes(arrival: Passing, candidates: readonly VirtualService[]): readonly Applicable[] {
  const named = candidates
    .flatMap((each) => routesOf(arrival, each, 'tls'))
    .flatMap((each) => {
      const name = serverNameOf(each.route, arrival);
      return name === undefined ? [] : [{ ...each, rank: specificity(name) }];
    });
  const best = Math.max(...named.map((each) => each.rank));
  return named.filter((each) => each.rank === best);
}

/** Up to the first rule that takes every address: one without a match, or with one that names no subnets. */
function tcpRoutes(arrival: Passing, candidates: readonly VirtualService[]): readonly Applicable[] {
  const routes = candidates.flatMap((each) => routesOf(arrival, each, 'tcp'));
  const last = routes.findIndex(({ route }) => takesAll(route, arrival));
  return last < 0 ? routes : routes.slice(0, last + 1);
}

function takesAll(route: Route, arrival: Passing): boolean {
  const matches = listIn(route.rule, 'match');
  const open = (match: unknown): boolean => listIn(match, 'destinationSubnets').length === 0;
  return matches.length === 0 || matches.some((match) => open(match) && canMatch(match, 'tcp', arrival));
}

/**
 * For HTTP only one VirtualService counts: of those with the exact host, else of those with the longest wildcard, the first that has a rule for the
 * port (pilot/pkg/model/virtualservice.go, SelectVirtualServices). Below a wildcard entry an exact host works on port 80 only.
 */
function httpRoutes(arrival: Passing, candidates: readonly VirtualService[]): readonly Applicable[] {
  const name = isIp(arrival.host) ? arrival.pattern : arrival.host;
  const ranked = candidates
    .map((each) => ({ each, host: bestHost(each, name) }))
    .filter((item): item is { each: VirtualService; host: string } => item.host !== undefined)
    .filter(({ host }) => !isWildcard(arrival.pattern) || isWildcard(host) || arrival.port.number === 80)
    .sort((a, b) => specificity(b.host) - specificity(a.host));
  for (const { each } of ranked) {
    const routes = routesOf(arrival, each, 'http');
    if (routes.length > 0) return untilCatchAll(routes);
  }
  return [];
}

function untilCatchAll(routes: readonly Applicable[]): readonly Applicable[] {
  const last = routes.findIndex(({ route }) => listIn(route.rule, 'match').length === 0);
  return last < 0 ? routes : routes.slice(0, last + 1);
}

function bestHost(each: VirtualService, host: string): string | undefined {
  const covering = each.hosts.filter((pattern) => hostCovers(pattern, host));
  return covering.sort((a, b) => specificity(b) - specificity(a))[0];
}

function specificity(host: string): number {
  return isWildcard(host) ? host.length : Number.MAX_SAFE_INTEGER;
}

function routesOf(
  arrival: Passing,
  virtualService: VirtualService,
  protocol: Route['protocol'],
): readonly Applicable[] {
  return virtualService.routes
    .filter((route) => route.protocol === protocol && canApply(route, arrival))
    .map((route) => ({ virtualService, route }));
}

/** Whether some match of a rule can hold for the client, the port and sidecars at all (pilot/pkg/networking/core/route, sourceMatchHTTP). */
function canApply(route: Route, arrival: Passing): boolean {
  const matches = listIn(route.rule, 'match');
  return matches.length === 0 || matches.some((match) => canMatch(match, route.protocol, arrival));
}

function canMatch(match: unknown, protocol: Route['protocol'], { client, port }: Passing): boolean {
  const wanted = integerIn(match, 'port');
  if (wanted !== undefined && wanted !== port.number) return false;
  const gateways = textsIn(match, 'gateways');
  if (gateways.length > 0 && !gateways.includes('mesh')) return false;
  if (gateways.length > 0 && protocol === 'http') return true;
  const namespace = textIn(match, 'sourceNamespace');
  if (namespace !== undefined && namespace !== client.namespace) return false;
  return !hasKey(match, 'sourceLabels') || matchesLabels(labelsIn(match, 'sourceLabels'), client.labels ?? {});
}

/** The most exact server name of a rule that covers what a call sends; undefined where none does. Plaintext and a call by address send none. */
function serverNameOf(route: Route, arrival: Passing): string | undefined {
  const { host, scheme } = arrival;
  if (isIp(host) || (scheme !== undefined && !appEncrypts(scheme))) return undefined;
  const matches = listIn(route.rule, 'match').filter((match) => canMatch(match, 'tls', arrival));
  const names = matches.flatMap((match) => textsIn(match, 'sniHosts')).filter((name) => hostCovers(name, host));
  return names.sort((a, b) => specificity(b) - specificity(a))[0];
}

import { joinNames } from '../../text';
import type { Loser, ToClusters } from '../proxy/listeners/listener';
import { listenersOn } from '../proxy/listeners/listeners';
import { whyUnused } from '../proxy/routes/route-losers';
import type { Imported, Scope, ScopedService } from '../proxy/scope/scope';
import { isHttpOn } from '../proxy/routes/virtual-host-domains';
import { findVirtualHost, routeConfigFor, type RouteConfig, type VirtualHost } from '../proxy/routes/virtual-hosts';
import type { Route, VirtualService } from '../virtual-service';
import type { Step } from './ladder';

/**
 * VirtualServices that a sidecar has for a host. For requests it uses one on each port, the first with a rule there; of `tls` and `tcp` it walks the rules of all
 * (pilot/pkg/networking/core/route/route.go, buildSidecarVirtualHostsForVirtualService; core/tls.go, buildSidecarOutboundTLSFilterChainOpts).
 */
export function sidecarRouteSteps(scope: Scope, host: string, seen: readonly VirtualService[]): readonly Step[] {
  const ports = { http: httpPorts(scope, host), bytes: bytePorts(scope, host) };
  const steps = seen.map((each) => stepOf(each, host, ports));
  return [...steps.filter((each) => each.standing !== 'loses'), ...steps.filter((each) => each.standing === 'loses')];
}

interface HttpPort {
  readonly config: RouteConfig;
  readonly first: VirtualHost | undefined;
}

interface BytePort {
  readonly port: number;
  readonly chains: readonly ToClusters[];
}

interface Ports {
  readonly http: readonly HttpPort[];
  readonly bytes: readonly BytePort[];
}

/** The ports on which requests to the host may be routed: those of its services, and 80, where hosts without a service count too. */
function httpPorts(scope: Scope, host: string): readonly HttpPort[] {
  const numbers = new Set(portsOf(scope, host, isHttpOn));
  if (
    importedAt(scope, 80)
      .withPort(80)
      .some((each) => isHttpOn(each, 80))
  )
    numbers.add(80);
  return [...numbers].map((port) => {
    const services = importedAt(scope, port)
      .withPort(port)
      .filter((each) => isHttpOn(each, port));
    const config = routeConfigFor(scope, services, port);
    return { config, first: findVirtualHost(config, host.toLowerCase())?.first };
  });
}

function importedAt(scope: Scope, port: number): Imported {
  return scope.ownListeners.find(({ listener }) => listener.port === port) ?? scope;
}

/** Of each port the most exact service of the host that has it. */
function portsOf(
  scope: Scope,
  host: string,
  isMeant: (service: ScopedService, port: number) => boolean,
): readonly number[] {
  const seen = new Map<number, ScopedService>();
  for (const imported of [scope, ...scope.ownListeners])
    for (const service of imported.covering(host))
      for (const { number } of service.ports) if (!seen.has(number)) seen.set(number, service);
  return [...seen].flatMap(([number, service]) => (isMeant(service, number) ? [number] : []));
}

function bytePorts(scope: Scope, host: string): readonly BytePort[] {
  const services = [scope, ...scope.ownListeners].flatMap((imported) => imported.covering(host));
  const ports = portsOf(scope, host, (service, port) =>
    service.ports.some((each) => each.number === port && each.class !== 'http'),
  );
  return ports.map((port) => {
    const chains = listenersOn(scope, port).flatMap((listener) =>
      listener.chains.flatMap(({ to }) => (to.type === 'tcp' && services.includes(to.service) ? [to] : [])),
    );
    return { port, chains };
  });
}

function stepOf(each: VirtualService, host: string, { http, bytes }: Ports): Step {
  const step = { resource: each.resource, path: ['spec', 'hosts'], tied: false };
  const routed = http.filter(({ first }) => first?.governing?.virtualService === each);
  const walked = bytes.filter(({ chains }) => chains.some(({ route }) => route?.virtualService === each));
  if (routed.length === 0 && walked.length === 0)
    return { ...step, standing: 'loses', ...loss(each, host, { http, bytes }) };
  const isAll = routed.length === http.length && walked.length === bytes.length;
  const numbers = [...routed.map(({ config }) => config.place.port), ...walked.map(({ port }) => port)];
  return {
    ...step,
    standing: routed.length > 0 || isFirst(each, walked) ? 'wins' : 'joins',
    verdict: isAll ? 'wins' : `wins on ${portWords(numbers)}`,
    because: [routedWords(routed), walkedWords(each, walked)].filter((words) => words !== '').join(' '),
  };
}

function isFirst(each: VirtualService, walked: readonly BytePort[]): boolean {
  return walked.some(({ chains }) => chains.find(({ route }) => route !== undefined)?.route?.virtualService === each);
}

function routedWords(routed: readonly HttpPort[]): string {
  const [only] = routed;
  if (only === undefined) return '';
  const ports = portWords(routed.map(({ config }) => config.place.port));
  return `For ${only.first?.host ?? ''} it is the first with an http route on ${ports}, and a sidecar uses only that one.`;
}

function walkedWords(each: VirtualService, walked: readonly BytePort[]): string {
  if (walked.length === 0) return '';
  const protocols = [...new Set(each.routes.map(({ protocol }) => protocol))].filter((name) => name !== 'http');
  return `Its ${joinNames(protocols, 'and')} routes take connections on ${portWords(walked.map(({ port }) => port))}; sidecars try those of all VirtualServices of the host.`;
}

function portWords(ports: readonly number[]): string {
  const numbers = [...new Set(ports)].map(String);
  return `${numbers.length === 1 ? 'port' : 'ports'} ${joinNames(numbers, 'and')}`;
}

type Loss = Pick<Step, 'verdict' | 'because' | 'tied' | 'path'>;

function loss(each: VirtualService, host: string, { http, bytes }: Ports): Loss {
  const losses = http.flatMap((port) => httpLoss(each, host, port) ?? []);
  return (
    losses.find(({ isForOthers }) => !isForOthers) ?? byteLoss(each, bytes) ?? losses[0] ?? idle(each, http, bytes)
  );
}

function has({ routes }: VirtualService, protocol: Route['protocol']): boolean {
  return routes.some((route) => route.protocol === protocol);
}

function httpLoss(
  each: VirtualService,
  host: string,
  { config, first }: HttpPort,
): (Loss & { readonly isForOthers: boolean }) | undefined {
  if (!has(each, 'http')) return undefined;
  const why = whyUnused(config, each, host.toLowerCase(), first);
  if (why === undefined) return undefined;
  const { because, tied, isForOthers = false } = why;
  const winner = first?.governing?.virtualService;
  return { verdict: verdictOf(why, each, winner, first?.host), because, tied, path: ['spec', 'hosts'], isForOthers };
}

function verdictOf(
  { tied, isForOthers }: Loser,
  each: VirtualService,
  winner: VirtualService | undefined,
  host: string | undefined,
): string {
  if (isForOthers) return 'no http route for this port';
  if (winner === undefined) return 'no service for its host';
  if (tied) return winner.created < each.created ? 'older VirtualService first' : 'first by name instead';
  const isAlike = winner.hosts.some(
    (name) => each.hosts.includes(name) && (name === host || !winner.hosts.includes(host ?? '')),
  );
  return isAlike ? 'one exported to here first' : 'more exact host first';
}

/** The rules of a VirtualService for connections, none of which counts. */
function byteLoss(each: VirtualService, bytes: readonly BytePort[]): Loss | undefined {
  if (!has(each, 'tls') && !has(each, 'tcp')) return undefined;
  for (const { chains } of bytes)
    for (const { passedOver } of chains) {
      const passed = passedOver.find(({ resource }) => resource === each.resource);
      if (passed)
        return { verdict: 'no match holds here', because: passed.because, tied: passed.tied, path: passed.path };
    }
  const taker = bytes.flatMap(({ chains }) => chains.flatMap(({ route }) => route ?? []))[0];
  if (taker === undefined || !has(each, taker.path[1] === 'tls' ? 'tls' : 'tcp')) return undefined;
  const { namespace, name } = taker.virtualService;
  return {
    verdict: 'earlier route takes all',
    because: `A route of VirtualService ${namespace}/${name} takes every connection before it.`,
    tied: false,
    path: ['spec', String(taker.path[1])],
  };
}

/** A VirtualService whose rules are for another protocol than the host's ports have. */
function idle(each: VirtualService, http: readonly HttpPort[], bytes: readonly BytePort[]): Loss {
  const spot = { tied: false, path: ['spec', each.routes[0]?.protocol ?? 'hosts'] };
  const all = [...http.map(({ config }) => config.place.port), ...bytes.map(({ port }) => port)];
  if (all.length === 0)
    return {
      ...spot,
      verdict: 'no service for its host',
      because: 'The proxy knows no service of the host, and has no listener for HTTP on port 80.',
    };
  const kinds = joinNames([...new Set(each.routes.map(({ protocol }) => protocol))], 'and') || 'no';
  return {
    ...spot,
    verdict: 'routes for other ports',
    because: `It has ${kinds} routes, but none for ${portWords(all)} of the host as the proxy reads the bytes there.`,
  };
}

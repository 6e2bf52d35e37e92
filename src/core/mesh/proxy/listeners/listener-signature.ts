import type { Mesh } from '../../build';
import { hasKey, listIn } from '../../read';
import type { Route, VirtualService } from '../../virtual-service';
import { isPublic } from '../../visibility';
import { impliedPort, mismatchOf } from './listener-match';
import type { ListeningPort, Scope } from '../scope/scope';

/**
 * What a caller adds to the services that ask for listeners on a port: with equal texts, equal services get equal listeners. Most services have no `tls` or
 * `tcp` rules, so that it is short.
 */
export function signatureOf(scope: Scope, port: number): string {
  const { mesh, proxy, outbound } = scope;
  const ports = scope.listening(port);
  const { selects, hasAliases } = traitsOf(ports);
  const parts = [
    proxy.dnsCapture ? 'dns' : '',
    outbound.mode === 'REGISTRY_ONLY' ? 'closed' : '',
    outbound.sidecar === undefined ? '' : idOf(outbound.sidecar),
    // Endpoints that a selector finds are addresses to listen on.
    selects ? idOf(mesh.others) : '',
    // Short forms of other names depend on the caller's namespace.
    hasAliases ? proxy.namespace : '',
  ];
  const rules = rulesOn(mesh, port);
  if (rules !== undefined)
    for (const { service } of ports) {
      const text = rulesText(scope, rules, service.host);
      if (text !== '') parts.push(text);
    }
  return parts.join('|');
}

/** What about services makes callers differ. */
interface Traits {
  readonly selects: boolean;
  readonly hasAliases: boolean;
}

const traits = new WeakMap<readonly ListeningPort[], Traits>();

/** Hundreds of callers share a list of thousands. */
function traitsOf(ports: readonly ListeningPort[]): Traits {
  let found = traits.get(ports);
  if (found === undefined) {
    const selects = ports.some(({ definition }) => definition.entry?.selector !== undefined);
    const hasAliases = ports.some(({ definition }) => definition.aliases.length > 0);
    traits.set(ports, (found = { selects, hasAliases }));
  }
  return found;
}

/** The rules of a mesh for bytes on a port, by host. */
interface PortRules {
  readonly port: number;
  readonly byHost: Map<string, HostRules>;
}

interface HostRules {
  /** Whether some caller may have some. */
  readonly exist: boolean;
  /** Their text where it is the same for every caller without a Sidecar. */
  readonly common: string | undefined;
}

const ofMeshes = new WeakMap<Mesh, Map<number, PortRules | undefined>>();

function rulesOn(mesh: Mesh, port: number): PortRules | undefined {
  let known = ofMeshes.get(mesh);
  if (known === undefined) ofMeshes.set(mesh, (known = new Map()));
  if (!known.has(port))
    known.set(port, mesh.virtualServices.some(hasByteRules) ? { port, byHost: new Map() } : undefined);
  return known.get(port);
}

function rulesText(scope: Scope, { port, byHost }: PortRules, host: string): string {
  let rules = byHost.get(host);
  if (rules === undefined) byHost.set(host, (rules = readRules(scope.mesh, host)));
  if (!rules.exist) return '';
  if (rules.common !== undefined && scope.sidecar?.imports === undefined) return rules.common;
  const texts = scope
    .routing(host)
    .filter(hasByteRules)
    .map((each) => ruleTexts(each, (route) => matchText(scope, port, route)));
  return texts.join(',');
}

function readRules(mesh: Mesh, host: string): HostRules {
  const all = mesh.routeIndex.routing(host).filter(hasByteRules);
  const isCommon = all.every((each) => isPublic(each.exportTo) && each.routes.every((route) => isForAll(mesh, route)));
  const common = isCommon ? all.map((each) => ruleTexts(each, (route) => portText(mesh, route))).join(',') : undefined;
  return { exist: all.length > 0, common };
}

function hasByteRules({ routes }: VirtualService): boolean {
  return routes.some(isForBytes);
}

function isForBytes({ protocol }: Route): boolean {
  return protocol !== 'http';
}

function ruleTexts(each: VirtualService, textOf: (route: Route) => string): string {
  return `${idOf(each)}(${each.routes.filter(isForBytes).map(textOf).join(';')})`;
}

/** Whether a rule counts for all callers alike, and sends them to the same ports. */
function isForAll({ registry }: Mesh, { rule, destinations }: Route): boolean {
  if (listIn(rule, 'match').some((match) => hasKey(match, 'sourceLabels') || hasKey(match, 'sourceNamespace')))
    return false;
  return destinations.every(({ host, port }) => {
    const definitions = port === undefined ? registry.withHost(host) : [];
    return definitions.length < 2 && definitions.every(({ exportTo }) => isPublic(exportTo));
  });
}

/** The ports of destinations that do not name them, where their services are the same for all. */
function portText({ registry }: Mesh, { destinations }: Route): string {
  const portsOf = (host: string): readonly number[] =>
    registry.withHost(host).flatMap(({ ports }) => ports.map(({ number }) => number));
  return destinations.map((to) => (to.port === undefined ? portsOf(to.host).join(' ') : '')).join();
}

/** Which matches count, and the ports of destinations that do not name them. */
function matchText(scope: Scope, port: number, { rule, destinations }: Route): string {
  const matches = listIn(rule, 'match').map((match) => mismatchOf(match, scope, port) ?? 'yes');
  return [...matches, ...destinations.map((to) => to.port ?? impliedPort(scope, to.host, port))].join();
}

const ids = new WeakMap<object, string>();
let last = 0;

/** A text that stands for an object as long as it lives. */
export function idOf(object: object): string {
  let id = ids.get(object);
  if (id === undefined) ids.set(object, (id = (++last).toString(36)));
  return id;
}

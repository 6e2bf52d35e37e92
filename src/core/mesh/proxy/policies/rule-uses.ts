import type { Mesh } from '../../build';
import type { DestinationRule } from '../../destination-rule';
import { hostCovers, isWildcard } from '../../host';
import { waypointProxy } from '../ambient/ambient-waypoint';
import { clientsOf } from '../clients/clients';
import { IdentityMap } from '../identity-map';
import { selectRule } from './policy-selection';
import type { Candidate } from './policy-verdict';
import type { Proxy } from '../clients/proxy';
import { proxyKey } from '../clients/proxy-key';
import { scopeOf } from '../scope/scopes';

/** What becomes of a DestinationRule for one kind of client and one service that the client knows. */
export interface RuleUse {
  readonly client: Proxy;
  /** Of the service: what the rule's host stands for, or a pattern that it is a part of. */
  readonly host: string;
  readonly candidate: Candidate;
}

const remembered = new IdentityMap<readonly RuleUse[]>();

/**
 * What becomes of a rule for all kinds of clients of the design, gateways and waypoints included, with all services that it could apply to. The list stays
 * the same object while nothing changes that it depends on.
 */
export function usesOfRule(mesh: Mesh, rule: DestinationRule): readonly RuleUse[] {
  const hosts = hostsAbout(mesh, rule.host);
  return remembered.get(sourcesOf(mesh, rule, hosts), clientsKey(mesh, hosts), () =>
    hosts.flatMap((host) => usesAt(mesh, rule, host)),
  );
}

/** The same for one service's host. */
export function usesAt(mesh: Mesh, rule: DestinationRule, host: string): readonly RuleUse[] {
  return clientsFor(mesh, host).flatMap((client) => useBy(mesh, rule, host, client) ?? []);
}

/** All kinds of clients of a host, gateways and the waypoint that it is enrolled in included. */
export function clientsFor(mesh: Mesh, host: string): readonly Proxy[] {
  const waypoints = waypointsOf(mesh, host);
  return waypoints.length === 0 ? clientsOf(mesh) : [...clientsOf(mesh), ...waypoints];
}

/** The hosts of services that a rule's host stands for, and patterns that it is a part of. */
export function hostsAbout({ registry }: Mesh, host: string): readonly string[] {
  const covered = isWildcard(host) ? registry.hosts().filter((each) => hostCovers(host, each)) : [];
  return [...new Set([...covered, ...registry.patternsFor(host)])];
}

function waypointsOf(mesh: Mesh, host: string): readonly Proxy[] {
  return mesh.registry.withHost(host).flatMap((service) => waypointProxy(mesh, service)?.proxy ?? []);
}

/** All that decides what becomes of a rule at some hosts, beside the clients. Sidecars import services also by VirtualServices that send there. */
function sourcesOf(mesh: Mesh, rule: DestinationRule, hosts: readonly string[]): readonly object[] {
  const { registry, ruleIndex, rules, settings, sidecars, virtualServices } = mesh;
  const imports = sidecars.length === 0 ? [] : [sidecars, virtualServices];
  if (isWildcard(rule.host)) return [settings, ...imports, rule, registry.services, rules];
  return [
    settings,
    ...imports,
    rule,
    ...hosts.flatMap((each) => [...registry.withHost(each), ...ruleIndex.aboutHost(each)]),
  ];
}

const keys = new WeakMap<Mesh, string>();

/** A text that is equal for clients that nothing tells apart. */
function clientsKey(mesh: Mesh, hosts: readonly string[]): string {
  let key = keys.get(mesh);
  if (key === undefined) keys.set(mesh, (key = keyOf(mesh, clientsOf(mesh))));
  const waypoints = hosts.flatMap((host) => waypointsOf(mesh, host));
  return waypoints.length === 0 ? key : `${key} ${keyOf(mesh, waypoints)}`;
}

function keyOf(mesh: Mesh, proxies: readonly Proxy[]): string {
  return proxies.map((proxy) => proxyKey(mesh, proxy)).join();
}

function useBy(mesh: Mesh, rule: DestinationRule, host: string, client: Proxy): RuleUse | undefined {
  const service = scopeOf(mesh, client).service(host);
  const candidates = service ? selectRule(mesh, client, service).candidates : [];
  const candidate = candidates.find((each) => each.rule === rule);
  return candidate && { client, host, candidate };
}

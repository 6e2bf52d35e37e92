import type { Mesh } from '../build';
import type { DestinationRule } from '../destination-rule';
import { hostCovers, isWildcard } from '../host';
import { waypointProxy } from './ambient-waypoint';
import { clientsOf } from './clients';
import { IdentityMap } from './identity-map';
import { selectRule } from './policy-selection';
import type { Candidate } from './policy-verdict';
import type { Proxy } from './proxy';
import { proxyKey } from './proxy-key';
import { scopeOf } from './scopes';

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
  const clients = [...clientsOf(mesh), ...hosts.flatMap((host) => waypointsOf(mesh, host))];
  const sources = [mesh.settings, ...sidecarsIn(mesh), rule, ...sourcesOf(mesh, rule, hosts)];
  return remembered.get(sources, keyOf(mesh, clients), () =>
    hosts.flatMap((host) => clients.flatMap((client) => useBy(mesh, rule, host, client) ?? [])),
  );
}

/** The hosts of services that a rule's host stands for, and patterns that it is a part of. */
export function hostsAbout({ registry }: Mesh, host: string): readonly string[] {
  const covered = isWildcard(host) ? registry.hosts().filter((each) => hostCovers(host, each)) : [];
  return [...new Set([...covered, ...registry.patternsFor(host)])];
}

function waypointsOf(mesh: Mesh, host: string): readonly Proxy[] {
  return mesh.registry.withHost(host).flatMap((service) => waypointProxy(mesh, service)?.proxy ?? []);
}

/** Sidecars import services by their hosts, and by those of VirtualServices that send there. */
function sidecarsIn({ sidecars, virtualServices }: Mesh): readonly object[] {
  return sidecars.length === 0 ? [] : [sidecars, virtualServices];
}

function sourcesOf(mesh: Mesh, { host }: DestinationRule, hosts: readonly string[]): readonly object[] {
  if (isWildcard(host)) return [mesh.registry.services, mesh.rules];
  return hosts.flatMap((each) => [...mesh.registry.withHost(each), ...mesh.ruleIndex.aboutHost(each)]);
}

const keys = new WeakMap<Mesh, Map<Proxy, string>>();

function keyOf(mesh: Mesh, clients: readonly Proxy[]): string {
  let known = keys.get(mesh);
  if (known === undefined) keys.set(mesh, (known = new Map()));
  const found = known;
  return clients
    .map((client) => {
      const key = found.get(client) ?? proxyKey(mesh, client);
      found.set(client, key);
      return key;
    })
    .join();
}

function useBy(mesh: Mesh, rule: DestinationRule, host: string, client: Proxy): RuleUse | undefined {
  const service = scopeOf(mesh, client).service(host);
  const candidates = service ? selectRule(mesh, client, service).candidates : [];
  const candidate = candidates.find((each) => each.rule === rule);
  return candidate && { client, host, candidate };
}

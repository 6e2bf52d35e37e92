import { addressKey } from './address';
import type { Mesh } from './build';
import { hostsOverlap, isWildcard } from './host';
import { diffLists, type ListDiff } from './list-diff';
import { serverNamesOf } from './refusable-names';
import { hostsAtAddresses } from './touched-addresses';
import { touchedPorts } from './touched-ports';
import { destinationHosts, type VirtualService } from './virtual-service';
import { isPublic } from './visibility';
import { workloadEntries } from './workload-entry';

/** What the trace of a call depends on. */
export interface Dependence {
  readonly hosts: Iterable<string>;
  /** The dialled ports: who listens there decides about calls to any host. */
  readonly ports: readonly number[];
}

/** The hosts about which two meshes may disagree. */
export interface ChangedHosts {
  /** Nothing about any host differs. */
  readonly none: boolean;
  /** Whether a host, or a pattern, is or may be among them. */
  includes(host: string): boolean;
  /** Whether a call that depends on this may become of something else. */
  concerns(call: Dependence): boolean;
}

/**
 * The hosts that have other entries, rules or routes in `now` than in `before`, or share an address with an entry that does; an address counts as a host of
 * calls that dial it. An entry with a range of addresses counts for all hosts, and so do a port that takes calls to any host, a setting of the mesh and whether
 * all entries could be read. Calls to any host depend on whether there is a listener on their port, too.
 */
export function changedHosts(before: Mesh, now: Mesh): ChangedHosts {
  if (before.settings !== now.settings || before.gateways !== now.gateways || before.sidecars !== now.sidecars)
    return allChanged;
  if (before.entryIndex.hasUnread !== now.entryIndex.hasUnread) return allChanged;
  const entries = diffLists(before.entries, now.entries);
  const rules = diffLists(before.rules, now.rules);
  const routes = diffLists(before.virtualServices, now.virtualServices);
  const touchedEntries = [...entries.removed, ...entries.added];
  const atAddresses = hostsAtAddresses(before, now, touchedEntries);
  if (atAddresses === undefined) return allChanged;
  if (!bindingsStay(now, routes)) return allChanged;
  const picks = selectionStays(before, now) ? [] : now.entries.filter((entry) => entry.selector !== undefined);
  // Callers of these dial pods, at whose addresses there are listeners.
  if (picks.some(({ resolution }) => resolution === 'NONE')) return allChanged;
  const hosts = [
    ...touchedEntries.flatMap((entry) => entry.hosts),
    ...atAddresses,
    ...[...rules.removed, ...rules.added].map((rule) => rule.host),
    ...routes.removed.flatMap((each) => hostsIn(before, each)),
    ...routes.added.flatMap((each) => hostsIn(now, each)),
    ...picks.flatMap((entry) => entry.hosts),
  ];
  return new HostSet(new Set(hosts.map((host) => host.toLowerCase())), () =>
    touchedPorts(before, now, entries, routes),
  );
}

/** Those that a VirtualService is for, sends to, and has rules for by server name; all where Envoy may refuse one of these. */
function hostsIn(mesh: Mesh, each: VirtualService): readonly string[] {
  return [...each.hosts, ...destinationHosts(each), ...serverNamesOf(mesh, each)];
}

/** Whether each gateway still has rules of the kinds that it had: without any, it says another thing to calls to any host. */
function bindingsStay({ virtualServices }: Mesh, { removed, added }: ListDiff<VirtualService>): boolean {
  const [old, fresh] = [bindings(removed), bindings(added)];
  const changed = [...[...old].filter((each) => !fresh.has(each)), ...[...fresh].filter((each) => !old.has(each))];
  if (changed.length === 0) return true;
  const others = bindings(virtualServices.filter((each) => !added.includes(each)));
  return changed.every((each) => others.has(each));
}

function bindings(all: readonly VirtualService[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { gateways, routes, namespace, exportTo } of all)
    for (const gateway of gateways)
      if (gateway !== 'mesh')
        for (const protocol of ['', ...routes.map((route) => route.protocol)])
          found.add(`${gateway} ${protocol} ${isPublic(exportTo) ? '' : `${namespace}/${exportTo.join(',')}`}`);
  return found;
}

/** Whether entries with a selector select what they did. */
function selectionStays(before: Mesh, now: Mesh): boolean {
  if (before.others === now.others && before.workloads === now.workloads) return true;
  if (!now.entries.some((entry) => entry.selector !== undefined)) return true;
  const entries = diffLists(workloadEntries(before.others), workloadEntries(now.others));
  const workloads = diffLists(before.workloads, now.workloads);
  return [entries, workloads].every(({ removed, added }) => removed.length + added.length === 0);
}

/** Two meshes that may disagree about any host. */
export const allChanged: ChangedHosts = { none: false, includes: () => true, concerns: () => true };

/**
 * Hosts in lower case: a call is to a name in lower case, whatever the case is of the hosts that decide about it. Addresses of IPv6 are compared by value, as
 * listeners are found by it.
 */
class HostSet implements ChangedHosts {
  readonly none: boolean;
  private readonly addresses: ReadonlySet<string>;
  private readonly wildcards: readonly string[];
  private ports: ReadonlySet<number> | undefined;

  /** The ports are asked for with the first call: whoever only wants to know whether there is anything is not kept waiting. */
  constructor(
    private readonly hosts: ReadonlySet<string>,
    private readonly portsOf: () => ReadonlySet<number>,
  ) {
    this.none = hosts.size === 0;
    this.wildcards = [...hosts].filter(isWildcard);
    this.addresses = new Set([...hosts].filter((host) => host.includes(':')).map(addressKey));
  }

  includes(host: string): boolean {
    if (this.none) return false;
    const name = host.toLowerCase();
    if (this.hosts.has(name)) return true;
    // Asked for every host of every call after each key, so that nothing is parsed in vain.
    if (this.addresses.size > 0 && name.includes(':') && this.addresses.has(addressKey(name))) return true;
    if (isWildcard(name)) return [...this.hosts].some((each) => hostsOverlap(each, name));
    return this.wildcards.length > 0 && this.wildcards.some((pattern) => hostsOverlap(pattern, name));
  }

  concerns({ hosts, ports }: Dependence): boolean {
    const touched = (this.ports ??= this.portsOf());
    if (ports.some((port) => touched.has(port))) return true;
    for (const host of hosts) if (this.includes(host)) return true;
    return false;
  }
}

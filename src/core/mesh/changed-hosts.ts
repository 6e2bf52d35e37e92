import type { Mesh } from './build';
import { hostsOverlap, isWildcard } from './host';
import { diffLists } from './list-diff';
import { destinationHosts } from './virtual-service';
import { wholePortsStay } from './whole-ports';
import { workloadEntries } from './workload-entry';

/** The hosts about which two meshes may disagree. */
export interface ChangedHosts {
  /** Nothing about any host differs. */
  readonly none: boolean;
  /** Whether a host, or a pattern, is or may be among them. */
  includes(host: string): boolean;
}

/**
 * The hosts that have other entries, rules or routes in `now` than in `before`. An address that changed counts for all hosts, since calls by address are
 * found by it, and so do a port that takes calls to any host, a setting of the mesh and whether all entries could be read.
 */
export function changedHosts(before: Mesh, now: Mesh): ChangedHosts {
  if (before.settings !== now.settings || before.gateways !== now.gateways || before.sidecars !== now.sidecars)
    return everything;
  if (before.entryIndex.hasUnread !== now.entryIndex.hasUnread) return everything;
  const entries = diffLists(before.entries, now.entries);
  const rules = diffLists(before.rules, now.rules);
  const routes = diffLists(before.virtualServices, now.virtualServices);
  const touchedEntries = [...entries.removed, ...entries.added];
  if (touchedEntries.some((entry) => entry.addresses.length > 0)) return everything;
  if (!wholePortsStay(before, now, entries)) return everything;
  const hosts = [
    ...touchedEntries.flatMap((entry) => entry.hosts),
    ...[...rules.removed, ...rules.added].map((rule) => rule.host),
    ...[...routes.removed, ...routes.added].flatMap((each) => [...each.hosts, ...destinationHosts(each)]),
    ...(selectionStays(before, now) ? [] : now.entries.flatMap((entry) => (entry.selector ? entry.hosts : []))),
  ];
  return new HostSet(new Set(hosts));
}

/** Whether entries with a selector select what they did. */
function selectionStays(before: Mesh, now: Mesh): boolean {
  if (before.others === now.others && before.workloads === now.workloads) return true;
  if (!now.entries.some((entry) => entry.selector !== undefined)) return true;
  const entries = diffLists(workloadEntries(before.others), workloadEntries(now.others));
  const workloads = diffLists(before.workloads, now.workloads);
  return [entries, workloads].every(({ removed, added }) => removed.length + added.length === 0);
}

const everything: ChangedHosts = { none: false, includes: () => true };

class HostSet implements ChangedHosts {
  readonly none: boolean;
  private readonly wildcards: readonly string[];

  constructor(private readonly hosts: ReadonlySet<string>) {
    this.none = hosts.size === 0;
    this.wildcards = [...hosts].filter(isWildcard);
  }

  includes(host: string): boolean {
    if (this.hosts.has(host)) return true;
    if (isWildcard(host)) return [...this.hosts].some((each) => hostsOverlap(each, host));
    return this.wildcards.length > 0 && this.wildcards.some((pattern) => hostsOverlap(pattern, host));
  }
}

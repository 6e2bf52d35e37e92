import { itemsOf } from '../../core/lists';
import { isRecord, type Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import { valueAt } from '../../core/yaml';
import type { Ask } from './deletion-asks';
import { nothingRemoved } from './removal';
import { capital, dependantWords } from './words/delete';

/** Rules that name hosts of entries that go: those that would serve nothing, and those that other entries need too. */
interface RulesOf {
  readonly own: readonly Resource[];
  readonly shared: readonly Resource[];
}

/**
 * What refers to entries that go: rules that serve only their hosts, ticked; lines of Sidecars that import their hosts, never ticked, since
 * a line for a host that nobody defines does no harm.
 */
export function asksForEntries(snapshot: Snapshot, going: readonly Resource[]): Ask[] {
  const entries = going.filter((each) => each.kind === 'ServiceEntry');
  if (entries.length === 0) return [];

  const { own } = rulesOf(snapshot, entries);
  const lost = lostHosts(snapshot, entries);
  return [
    ...own.map((rule): Ask => ({
      id: rule.key,
      label: dependantWords.servesOnly(`${rule.kind} ${rule.name}`, entries.length),
      ticked: true,
      removal: { ...nothingRemoved, resources: [rule], keys: [rule.key] },
      words: `${rule.kind} ${rule.name}`,
    })),
    ...snapshot.resources.flatMap((each) => (each.kind === 'Sidecar' ? sidecarLines(each, lost) : [])),
  ];
}

/** Rules that name a host of entries that go and serve others too. */
export function sharedRules(snapshot: Snapshot, going: readonly Resource[]): readonly Resource[] {
  const entries = going.filter((each) => each.kind === 'ServiceEntry');
  return entries.length === 0 ? [] : rulesOf(snapshot, entries).shared;
}

function rulesOf(snapshot: Snapshot, entries: readonly Resource[]): RulesOf {
  const hosts = new Set(entries.flatMap(hostsOf));
  const lost = lostHosts(snapshot, entries);
  const own: Resource[] = [];
  const shared: Resource[] = [];
  for (const rule of snapshot.resources) {
    if (rule.kind !== 'DestinationRule' && rule.kind !== 'VirtualService') continue;
    const named = hostsOf(rule);
    if (named.some((host) => hosts.has(host))) (named.every((host) => lost.has(host)) ? own : shared).push(rule);
  }
  return { own, shared };
}

/** The hosts of entries that no other entry has. */
function lostHosts(snapshot: Snapshot, entries: readonly Resource[]): ReadonlySet<string> {
  const lost = new Set(entries.flatMap(hostsOf));
  for (const each of snapshot.resources) {
    if (each.kind !== 'ServiceEntry' || entries.includes(each)) continue;
    for (const host of hostsOf(each)) lost.delete(host);
  }
  return lost;
}

/** Lines of a Sidecar that import one of the hosts alone. A listener's last line stays: without hosts Istio refuses the Sidecar. */
function sidecarLines(sidecar: Resource, lost: ReadonlySet<string>): Ask[] {
  const egress: unknown = valueAt(sidecar.value, ['spec', 'egress']);
  if (!Array.isArray(egress)) return [];
  return egress.flatMap((listener: unknown, at): Ask[] => {
    const hosts: readonly unknown[] = isRecord(listener) && Array.isArray(listener['hosts']) ? listener['hosts'] : [];
    const lines = hosts.flatMap((line, index) =>
      typeof line === 'string' && lost.has(importedHost(line)) ? [index] : [],
    );
    if (lines.length === hosts.length) return [];
    return lines.map((index): Ask => {
      const path = [...sidecar.place.path, 'spec', 'egress', at, 'hosts', index];
      const line = dependantWords.line(String(hosts[index]), sidecar.name);
      return {
        id: `${sidecar.key}:${at}:${index}`,
        label: capital(line),
        ticked: false,
        removal: { ...nothingRemoved, places: [{ ...sidecar.place, path }] },
        words: line,
      };
    });
  });
}

/** The host of a line of `egress[].hosts`, which is `namespace/host`. */
function importedHost(line: string): string {
  return line.slice(line.indexOf('/') + 1);
}

/** The hosts that a resource names: an entry's and a VirtualService's `hosts`, a DestinationRule's `host`. */
export function hostsOf(resource: Resource): string[] {
  const listed = valueAt(resource.value, ['spec', 'hosts']);
  const single = valueAt(resource.value, ['spec', 'host']);
  const all: unknown[] = [...itemsOf(listed), single];
  return all.filter((host): host is string => typeof host === 'string');
}

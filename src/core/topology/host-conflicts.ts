import {
  compareAge,
  isEqual,
  isPublic,
  labelsIn,
  namespacesSeeingAll,
  recordIn,
  type Mesh,
  type ServiceEntry,
} from '../mesh';
import { counted, qualified } from './names';
import type { Conflict } from './topology';

/** What entries with a host of this one do to it, for clients that see both: those of its own namespace, and those of others. */
export function hostConflicts(mesh: Mesh, entry: ServiceEntry): readonly Conflict[] {
  const rivals = rivalsOf(mesh, entry);
  if (rivals.length === 0) return [];
  const inside = rivals.filter((each) => each.namespace === entry.namespace);
  const outside = rivals.filter((each) => each.namespace !== entry.namespace);
  return [
    ...(inside.length > 0 ? [conflictOf(inside, saysInside(entry, inside))] : []),
    ...(outside.length > 0 ? [conflictOf(outside, saysOutside(entry, outside))] : []),
  ];
}

/** `namespace/name` of an entry. */
export function nameOf({ resource, name }: ServiceEntry): string {
  return qualified(resource.namespace, name);
}

/** What two documents with one key have in common. */
export function baseKey({ resource }: ServiceEntry): string {
  return resource.key.replace(/#\d+$/, '');
}

/** Why the first of two entries comes first, where age, then name, then namespace decide. Files seldom say ages. */
export function whyFirst(first: ServiceEntry, second: ServiceEntry): string {
  if (first.created !== second.created) return 'is older';
  return first.name === second.name ? 'comes first by namespace' : 'comes first by name';
}

/** The other entries with a host of this one that some client sees beside it, in istiod's order. Two documents with one key are another matter. */
function rivalsOf(mesh: Mesh, entry: ServiceEntry): readonly ServiceEntry[] {
  const sharing = entry.hosts.flatMap((host) => {
    const all = mesh.entryIndex.withHost(host);
    return all.length < 2 ? [] : all;
  });
  const rivals = new Set(sharing.filter((each) => each !== entry && baseKey(each) !== baseKey(entry)));
  return [...rivals].filter((each) => namespacesSeeingAll([each, entry]).length > 0).sort(compareAge);
}

function conflictOf(rivals: readonly ServiceEntry[], says: string): Conflict {
  return { type: 'same-host', with: rivals.map((each) => each.resource.key), port: undefined, says };
}

/**
 * In one namespace ports and endpoints join where istiod can merge the entries; else the older one decides, and ports that only the other one has get
 * no cluster (pilot/pkg/model/sidecar.go, appendSidecarServices and canMergeServices).
 */
function saysInside(entry: ServiceEntry, rivals: readonly ServiceEntry[]): string {
  const [oldest] = rivals as readonly [ServiceEntry, ...ServiceEntry[]];
  const wins = compareAge(entry, oldest) < 0;
  const [winner, loser] = wins ? [entry, oldest] : [oldest, entry];
  const fact = factOf(entry, rivals);
  const chosen = wins ? 'this one' : 'that one';
  const because = whyFirst(winner, loser);
  if (hasSamePorts(winner, loser)) return `${fact} with the same ports: their endpoints join.`;
  if (canMerge(winner, loser))
    return `${fact}: their ports and endpoints join. Of a port that both have, ${chosen} counts, which ${because}.`;
  return `${fact}. For both ${chosen} decides, which ${because}; ports that only the other has get no cluster, and answer 503.`;
}

/**
 * Across namespaces nothing is merged: clients take the entry of their own namespace, else the first of those exported to them by name, else of the public
 * ones (pilot/pkg/model/sidecar.go, selectServices).
 */
function saysOutside(entry: ServiceEntry, rivals: readonly ServiceEntry[]): string {
  const ordered = [entry, ...rivals].sort(compareChoice);
  const first = ordered.find((each) => each !== entry) as ServiceEntry;
  const seeing = namespacesSeeingAll([entry, first]);
  const clients = [
    ...(seeing.includes(entry.namespace) ? [`clients in ${entry.namespace} use this one`] : []),
    ...(seeing.includes(first.namespace) ? [`clients in ${first.namespace} use that one`] : []),
  ];
  if (seeing.some((name) => name !== entry.namespace && name !== first.namespace)) {
    const wins = ordered[0] === entry;
    const [winner, loser] = wins ? [entry, first] : [first, entry];
    const named = !isPublic(winner.exportTo) && isPublic(loser.exportTo);
    const because = named ? 'is exported to them by name' : whyFirst(winner, loser);
    clients.push(`other namespaces that see both use ${wins ? 'this one' : 'that one'}, which ${because}`);
  }
  return `${factOf(entry, [first, ...rivals.filter((each) => each !== first)])}: ${clients.join(', ')}.`;
}

function compareChoice(a: ServiceEntry, b: ServiceEntry): number {
  return Number(isPublic(a.exportTo)) - Number(isPublic(b.exportTo)) || compareAge(a, b);
}

function factOf(entry: ServiceEntry, rivals: readonly ServiceEntry[]): string {
  const [first, ...others] = rivals as readonly [ServiceEntry, ...ServiceEntry[]];
  const host = entry.hosts.find((each) => first.hosts.includes(each)) ?? entry.hosts[0];
  if (others.length === 0) return `${nameOf(first)} has ${host} too`;
  return `${nameOf(first)} and ${counted(others.length, 'more entry', 'more entries')} have ${host} too`;
}

function hasSamePorts(a: ServiceEntry, b: ServiceEntry): boolean {
  const portsOf = ({ ports }: ServiceEntry): unknown => ports.map((port) => [port.number, port.name, port.protocol]);
  return isEqual(portsOf(a), portsOf(b));
}

function canMerge(a: ServiceEntry, b: ServiceEntry): boolean {
  const termsOf = (each: ServiceEntry): unknown => [
    each.resolution,
    each.selector,
    [...each.exportTo].sort(),
    labelsIn(recordIn(each.resource.value, 'metadata'), 'labels'),
  ];
  return isEqual(termsOf(a), termsOf(b));
}

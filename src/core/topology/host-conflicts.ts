import {
  compareServices,
  isPublic,
  joinDefinitions,
  namespacesSeeingAll,
  type Mesh,
  type MeshService,
  type ScopedService,
  type ServiceEntry,
} from '../mesh';
import { counted } from '../text';
import { qualified } from './names';
import type { Conflict } from './topology';

/** What entries with a host of this one do to it, for clients that see both: those of its own namespace, and those of others. */
export function hostConflicts(mesh: Mesh, entry: ServiceEntry): readonly Conflict[] {
  const rivals = rivalsOf(mesh, entry);
  if (rivals.length === 0) return [];
  const inside = rivals.filter((each) => each.namespace === entry.namespace);
  const outside = rivals.filter((each) => each.namespace !== entry.namespace);
  return [
    ...(inside.length > 0 ? [conflictOf(inside, saysInside(mesh, entry, inside))] : []),
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

/** Why the first of two entries of different namespaces comes first. Files seldom say ages. */
function whyFirst(first: ServiceEntry, second: ServiceEntry): string {
  return first.created === second.created ? 'comes first by namespace' : 'is older';
}

/** The other entries with a host of this one that some client sees beside it, in istiod's order. Two documents with one key are another matter. */
function rivalsOf(mesh: Mesh, entry: ServiceEntry): readonly ServiceEntry[] {
  const sharing = entry.hosts.flatMap((host) => {
    const all = mesh.entryIndex.withHost(host);
    return all.length < 2 ? [] : all;
  });
  const rivals = new Set(sharing.filter((each) => each !== entry && baseKey(each) !== baseKey(entry)));
  return [...rivals].filter((each) => namespacesSeeingAll([each, entry]).length > 0).sort(compareServices);
}

function conflictOf(rivals: readonly ServiceEntry[], says: string): Conflict {
  return { type: 'same-host', with: rivals.map((each) => each.resource.key), port: undefined, says };
}

/** In one namespace one definition is the service, which has the resolution for all; what else comes of them is said by how they join. */
function saysInside(mesh: Mesh, entry: ServiceEntry, rivals: readonly ServiceEntry[]): string {
  const [oldest] = rivals as readonly [ServiceEntry, ...ServiceEntry[]];
  const fact = factOf(entry, rivals);
  const service = joinedService(mesh, entry, oldest);
  const chosen = service?.registry === 'Kubernetes' ? serviceName(service) : chosenOf(entry, oldest);
  switch (howJoined(service, entry, oldest)) {
    case 'endpoints':
      if (entry.resolution !== oldest.resolution)
        return `${fact} with the same ports: the resolution for both is that of ${chosen}.`;
      return `${fact} with the same ports: ${saysEndpoints(entry, chosen)}.`;
    case 'merged':
      return `${fact}: their ports join, and ${saysEndpoints(entry, chosen)}. A port that both have is that of ${chosen}.`;
    case 'apart':
      return `${fact}, and istiod does not join them. Clusters are made for the ports of ${chosen}; calls to other ports fail.`;
  }
}

/** What istiod makes of all definitions of a host of two entries in their namespace (pilot/pkg/model/sidecar.go, appendSidecarServices). */
function joinedService({ registry }: Mesh, entry: ServiceEntry, other: ServiceEntry): ScopedService | undefined {
  const host = entry.hosts.find((each) => other.hosts.includes(each)) ?? '';
  const [first, ...more] = registry.withHost(host).filter(({ namespace }) => namespace === entry.namespace);
  return first && joinDefinitions([first, ...more]);
}

/** How the one of two entries joins that is not the service. */
function howJoined(
  service: ScopedService | undefined,
  entry: ServiceEntry,
  other: ServiceEntry,
): ScopedService['joined'][number]['how'] {
  const own = service?.joined.find((each) => each.service.entry === entry);
  return (own ?? service?.joined.find((each) => each.service.entry === other))?.how ?? 'apart';
}

function serviceName({ resource, namespace }: MeshService): string {
  return `Service ${qualified(namespace, resource.name)}`;
}

/** Which of two entries of a namespace istiod takes first: nothing but age decides (pilot/pkg/serviceregistry/serviceentry/store.go, getAllServices). */
function chosenOf(entry: ServiceEntry, other: ServiceEntry): string {
  if (entry.created === other.created) return 'the older one (the files give no age)';
  return `${entry.created < other.created ? 'this' : 'that'} one, which is older`;
}

/** What becomes of the endpoints of entries with one resolution (pilot/pkg/networking/core/cluster_builder.go, buildCluster). */
function saysEndpoints({ resolution }: ServiceEntry, chosen: string): string {
  switch (resolution) {
    case 'NONE':
    case 'DYNAMIC_DNS':
      return 'neither has endpoints';
    case 'DNS_ROUND_ROBIN':
      return `of their endpoints the first counts, that of ${chosen}`;
    default:
      return 'their endpoints join';
  }
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
  return Number(isPublic(a.exportTo)) - Number(isPublic(b.exportTo)) || compareServices(a, b);
}

function factOf(entry: ServiceEntry, rivals: readonly ServiceEntry[]): string {
  const [first, ...others] = rivals as readonly [ServiceEntry, ...ServiceEntry[]];
  const host = entry.hosts.find((each) => first.hosts.includes(each)) ?? entry.hosts[0];
  if (others.length === 0) return `${nameOf(first)} has ${host} too`;
  return `${nameOf(first)} and ${counted(others.length, 'more entry', 'more entries')} have ${host} too`;
}

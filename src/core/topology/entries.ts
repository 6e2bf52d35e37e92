import {
  anyPod,
  clusterOf,
  destinationHosts,
  namespacesSeeingAll,
  placeIn,
  scopeOf,
  type ChangedHosts,
  type Mesh,
  type Misread,
  type Proxy,
  type ServiceEntry,
  type ServicePort,
} from '../mesh';
import type { Steps } from '../steps';
import { ambientWay, waypointFor } from './ambient-way';
import type { TlsBy } from './call-row';
import { ownConflicts } from './conflicts';
import { dockedRules } from './docked';
import { endpointNodes } from './endpoints';
import { governingRules, type GoverningRules } from './governing';
import { labelOf } from './names';
import { commonTls, tlsBy, tlsByApp } from './tls';
import type { EndpointNode, PortRow, ServiceEntryNode } from './topology';
import type { Traffic } from './traffic';

/** What an entry alone and what governs it come to. */
export interface EntryPart {
  readonly entry: ServiceEntry;
  readonly governing: GoverningRules;
  readonly node: ServiceEntryNode;
  readonly endpoints: readonly EndpointNode[];
  /** What the part depends on: the entry's hosts, and those that its rules send to. */
  readonly hosts: readonly string[];
}

/**
 * The part of each ServiceEntry, in the order of the mesh. With the parts before and the hosts that have changed since, only parts that have to do with
 * those are made again.
 */
export function* projectEntries(
  mesh: Mesh,
  before: readonly EntryPart[] = [],
  changed?: ChangedHosts,
): Steps<readonly EntryPart[]> {
  let byEntry: ReadonlyMap<ServiceEntry, EntryPart> | undefined;
  const partBefore = (entry: ServiceEntry, index: number): EntryPart | undefined => {
    const same = before[index];
    if (same?.entry === entry) return same;
    byEntry ??= new Map(before.map((part) => [part.entry, part]));
    return byEntry.get(entry);
  };
  const parts: EntryPart[] = [];
  for (const [index, entry] of mesh.entries.entries()) {
    parts.push(partOf(mesh, entry, partBefore(entry, index), changed));
    if (index % entriesAStep === entriesAStep - 1) yield;
  }
  return parts;
}

const entriesAStep = 20;

function partOf(
  mesh: Mesh,
  entry: ServiceEntry,
  before: EntryPart | undefined,
  changed: ChangedHosts | undefined,
): EntryPart {
  if (before && changed && (changed.none || !before.hosts.some((host) => changed.includes(host)))) return before;
  const governing = governingRules(mesh, entry);
  const tls = entry.ports.map((port) => tlsOfPort(mesh, entry, port));
  const endpoints = endpointNodes(mesh, entry);
  return {
    entry,
    governing,
    node: makeNode(mesh, entry, governing, tls, endpointCount(entry, endpoints)),
    endpoints,
    hosts: [...new Set([...entry.hosts, ...governing.virtualServices.flatMap(destinationHosts)])],
  };
}

function makeNode(
  mesh: Mesh,
  entry: ServiceEntry,
  governing: GoverningRules,
  tls: readonly TlsBy[],
  count: number | null,
): ServiceEntryNode {
  const { resource } = entry;
  const conflicts = ownConflicts(mesh, entry);
  return {
    id: resource.key,
    type: 'service-entry',
    lane: 'registry',
    namespace: resource.namespace,
    name: entry.name,
    place: resource.place,
    label: labelOf('ServiceEntry', resource.namespace, entry.name),
    incomplete: resource.incomplete,
    hosts: entry.hosts,
    resolution: entry.resolution,
    endpointCount: count,
    addresses: entry.addresses,
    location: entry.location,
    exportTo: entry.exportTo.length > 0 || resource.incomplete ? entry.exportTo : ['*'],
    ports: entry.ports.map((port, index) => portRow(entry, port, tls[index] ?? 'unknown')),
    docked: dockedRules(mesh, entry, governing),
    ...ambientWay(mesh, entry, clientNamespace(entry) ?? entry.namespace),
    ...(conflicts.length > 0 ? { conflicts } : {}),
  };
}

/** Null where nobody writes endpoints, since the host or the dialled address is what counts, and where some may not have been read. */
function endpointCount(entry: ServiceEntry, endpoints: readonly EndpointNode[]): number | null {
  if (entry.resource.incomplete) return null;
  if (entry.endpoints.length > 0) return entry.endpoints.length;
  const isCounted = entry.resolution === 'STATIC' || entry.selector !== undefined;
  return isCounted ? endpoints.filter((endpoint) => endpoint.implicit === undefined).length : null;
}

function portRow(entry: ServiceEntry, port: ServicePort, tls: TlsBy): PortRow {
  return {
    number: port.number,
    targetPort: port.targetPort === port.number ? undefined : port.targetPort,
    name: port.name,
    protocol: port.protocol,
    tls,
    place: placeIn(entry.resource, ['spec', 'ports', port.index]),
  };
}

/**
 * Who encrypts on a port for clients in the entry's own namespace, or else in the first that sees it; `unknown` where a rule there tells its workloads
 * apart.
 */
function tlsOfPort(mesh: Mesh, entry: ServiceEntry, port: ServicePort): TlsBy {
  const namespace = clientNamespace(entry);
  const [host] = entry.hosts;
  if (host === undefined || namespace === undefined) return 'unknown';
  const selectors = mesh.ruleIndex
    .find(namespace, host, entry.namespace)
    .flatMap(({ selector }) => (selector ? [selector] : []));
  const anybody = anyPod(mesh, namespace);
  const clients = [anybody, ...selectors.map((labels) => ({ ...anybody, labels }))];
  return commonTls(clients.map((client) => tlsFor(mesh, client, host, entry, port)));
}

/** Of whose clients is told where none is drawn: the entry's own namespace, else the first that sees it; undefined where none does. */
function clientNamespace(entry: ServiceEntry): string | undefined {
  const seeing = namespacesSeeingAll([entry]);
  return seeing.includes(entry.namespace) ? entry.namespace : seeing[0];
}

function tlsFor(mesh: Mesh, client: Proxy, host: string, entry: ServiceEntry, port: ServicePort): TlsBy {
  const app = port.class === 'sniffed' || port.class === 'unknown' ? undefined : port.class === 'tls';
  const waypoint = client.kind === 'ztunnel' ? waypointFor(mesh, entry, host) : undefined;
  if (client.kind === 'ztunnel' && waypoint?.proxy === undefined) return tlsByApp(app);
  const cluster = clusterOf(scopeOf(mesh, waypoint?.proxy ?? client), host, port.number, undefined);
  if (entry.resource.incomplete && cluster.tls.block === undefined) return 'unknown';
  if (cluster.policy.blocks.tunnel && port.class !== 'http') return tlsByApp(app);
  return tlsBy(app, cluster, waypoint ? 'waypoint' : 'sidecar');
}

/** A card, and the part that it was made of. */
export interface EntryCard {
  readonly part: EntryPart;
  readonly node: ServiceEntryNode;
}

/** What drawn calls say of the ports of an entry. */
interface CalledPorts {
  readonly tls: ReadonlyMap<number, TlsBy> | undefined;
  readonly misread: ReadonlyMap<number, Misread> | undefined;
}

/** Where calls are drawn, they say better than the entry's own namespace who encrypts. */
export function projectCards(
  parts: readonly EntryPart[],
  { tls, misread }: Pick<Traffic, 'tls' | 'misread'>,
  before: readonly EntryCard[] = [],
): readonly EntryCard[] {
  return parts.map((part, index) => {
    const ports = { tls: tls.get(part.entry), misread: misread.get(part.entry) };
    const known = before[index];
    return known?.part === part && saysSame(known.node, part.node, ports)
      ? known
      : { part, node: withPorts(part.node, ports) };
  });
}

function saysSame(card: ServiceEntryNode, node: ServiceEntryNode, { tls, misread }: CalledPorts): boolean {
  return card.ports.every(
    (port, index) =>
      port.tls === (tls?.get(port.number) ?? node.ports[index]?.tls) && port.misread === misread?.get(port.number),
  );
}

function withPorts(node: ServiceEntryNode, called: CalledPorts): ServiceEntryNode {
  if (saysSame(node, node, called)) return node;
  const ports = node.ports.map((port) => {
    const misread = called.misread?.get(port.number);
    return { ...port, tls: called.tls?.get(port.number) ?? port.tls, ...(misread ? { misread } : {}) };
  });
  return { ...node, ports };
}

import {
  clusterUsesOf,
  compareText,
  isEqual,
  type Cluster,
  type ClusterUse,
  type Mesh,
  type Proxy,
  type ScopedPort,
  type ScopedService,
  type ServiceEntry,
  type Trace,
} from '../../../mesh';
import { tracedPaths } from '../tls/draw-tls';
import { choiceWords, lookupLines } from './lookup-lines';
import { clusterLines } from './cluster-lines';

/** What clients get of an entry. */
export interface Fan {
  readonly entry: ServiceEntry;
  readonly ways: readonly FanWay[];
}

/** One cluster, or several that differ in nothing but the host's name. */
export interface FanWay {
  /** The first stands for the others. */
  readonly hosts: readonly string[];
  readonly service: ScopedService;
  readonly port: ScopedPort;
  readonly cluster: Cluster;
  readonly lines: readonly string[];
  readonly clients: readonly Proxy[];
  /** What the look-up of the name gives; undefined for proxies that look up nothing before they choose. */
  readonly lookup: readonly string[] | undefined;
  /** By what the cluster is chosen. */
  readonly choice: string;
}

/** What the clients of a design get of each entry, by namespace and name. */
export function fansOf(mesh: Mesh, keeps: (entry: ServiceEntry, use: ClusterUse) => boolean): readonly Fan[] {
  const taken = takenClusters(mesh);
  const byEntry = new Map<ServiceEntry, ClusterUse[]>(mesh.entries.map((entry) => [entry, []]));
  for (const use of clusterUsesOf(mesh)) {
    const entry = use.port.owner.entry;
    if (entry === undefined || !keeps(entry, use) || !isWorthDrawing(use, taken)) continue;
    byEntry.get(entry)?.push(use);
  }
  return [...byEntry]
    .map(([entry, uses]) => ({ entry, ways: joinAlike(uses.map((use) => wayOf(mesh, use))) }))
    .sort((a, b) => byName(a.entry, b.entry));
}

function byName(a: ServiceEntry, b: ServiceEntry): number {
  return compareText(a.namespace, b.namespace) || compareText(a.name, b.name);
}

/** Gateways and waypoints have clusters for everything that they see, and subsets for all that is defined: of both, what some drawn call takes is drawn. */
function isWorthDrawing({ clients, subset, cluster }: ClusterUse, taken: ReadonlySet<string>): boolean {
  if (clients.some(({ kind }) => kind === 'sidecar')) return subset === undefined || cluster.type !== null;
  return clients.some((client) => taken.has(takenKey(client, cluster.name)));
}

/** The clusters that drawn calls take, with the proxy that has them. */
function takenClusters(mesh: Mesh): ReadonlySet<string> {
  const legs = tracedPaths(mesh).flatMap(({ trace }): Trace['legs'] => trace.legs);
  return new Set(legs.flatMap(({ proxy, ways }) => ways.map(({ cluster }) => takenKey(proxy, cluster.name))));
}

function takenKey({ kind, namespace }: Proxy, cluster: string): string {
  return `${kind} ${namespace} ${cluster}`;
}

function wayOf(mesh: Mesh, { service, port, cluster, clients }: ClusterUse): FanWay {
  const client = clients.find(({ kind }) => kind === 'sidecar');
  return {
    hosts: [service.host],
    service,
    port,
    cluster,
    lines: clusterLines(cluster),
    clients,
    lookup: client && lookupLines(mesh, client, service.host),
    choice: client ? choiceWords(client, service, port) : 'by its rules',
  };
}

/** Clusters that look alike in all but the host's name, and those that several kinds of clients have, become one way. */
function joinAlike(ways: readonly FanWay[]): readonly FanWay[] {
  const joined: FanWay[] = [];
  for (const way of ways) {
    const index = joined.findIndex((each) => isAlike(each, way));
    const known = joined[index];
    if (known === undefined) joined.push(way);
    else joined[index] = join(known, way);
  }
  return joined;
}

function join(a: FanWay, b: FanWay): FanWay {
  return {
    ...a,
    hosts: [...new Set([...a.hosts, ...b.hosts])],
    clients: [...new Set([...a.clients, ...b.clients])],
  };
}

/** Different clients of one host may be told apart by more than is drawn, so only one of both differs in a join. */
function isAlike(a: FanWay, b: FanWay): boolean {
  if (a.port.number !== b.port.number || a.cluster.subset !== b.cluster.subset) return false;
  const sameHost = a.hosts.length === 1 && a.hosts[0] === b.hosts[0];
  if (!sameHost && !isEqual(a.clients, b.clients)) return false;
  return isEqual(looksOf(a), looksOf(b));
}

function looksOf({ hosts: [host], cluster, lines, lookup, choice, service }: FanWay): unknown {
  const endpoints = cluster.endpoints.map((each) => [
    each.address === host ? 'the host' : each.address,
    each.port,
    each.locality,
    each.priority,
    each.weight,
    each.localityWeight,
  ]);
  const named = lines.map((line) => (host === undefined ? line : line.replaceAll(host, 'the host')));
  return [endpoints, cluster.type, named, lookup, choice, service.addresses.length === 0 ? 0 : service.addresses];
}

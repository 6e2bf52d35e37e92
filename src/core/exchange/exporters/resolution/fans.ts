import {
  clusterUsesOf,
  compareText,
  isEqual,
  type Cluster,
  type ClusterUse,
  type Leg,
  type Mesh,
  type Proxy,
  type ServiceEntry,
  type Trace,
} from '../../../mesh';
import { tracedPaths } from '../tls/draw-tls';
import { Routes, type Arrival } from './arrivals';
import { clusterLines } from './cluster-lines';
import { lookupLines } from './lookup-lines';

/** What clients get of an entry. */
export interface Fan {
  readonly entry: ServiceEntry;
  readonly ways: readonly FanWay[];
}

/** A port of a host as some clients get it; hosts that differ in nothing but their name stand together. */
export interface FanWay {
  /** The first stands for the others. */
  readonly hosts: readonly string[];
  readonly port: { readonly number: number; readonly protocol: string };
  readonly clients: readonly Proxy[];
  /** What the look-up of the name gives; undefined for proxies that look up nothing before they choose. */
  readonly lookup: readonly string[] | undefined;
  readonly arrivals: readonly Arrival[];
}

type Keeps = (entry: ServiceEntry, cluster: Cluster) => boolean;

/**
 * What the clients of a design get of each entry, by namespace and name: sidecars whether or not they call it, since all of them have its clusters; gateways,
 * waypoints and ztunnel where a drawn call gets to them.
 */
export function fansOf(mesh: Mesh, keeps: Keeps): readonly Fan[] {
  const byEntry = new Map<ServiceEntry, FanWay[]>(mesh.entries.map((entry) => [entry, []]));
  const add = (entry: ServiceEntry | undefined, cluster: Cluster, way: () => FanWay): void => {
    if (entry && keeps(entry, cluster)) byEntry.get(entry)?.push(way());
  };
  const routes = new Routes(mesh);
  for (const use of clusterUsesOf(mesh)) {
    const client = use.clients.find(({ kind }) => kind === 'sidecar');
    // A sidecar gets to a subset by rules alone.
    if (client === undefined || use.subset !== undefined) continue;
    add(use.port.owner.entry, use.cluster, () => sidecarWay(mesh, routes, use, client));
  }
  for (const { trace } of tracedPaths(mesh))
    for (const leg of trace.legs.filter(({ via }) => via !== 'sidecar'))
      for (const { cluster } of leg.ways) add(ownerOf(cluster, leg), cluster, () => legWay(trace, leg, cluster));
  return [...byEntry]
    .map(([entry, ways]) => ({ entry, ways: joinAlike(ways) }))
    .sort((a, b) => byName(a.entry, b.entry));
}

function byName(a: ServiceEntry, b: ServiceEntry): number {
  return compareText(a.namespace, b.namespace) || compareText(a.name, b.name);
}

function sidecarWay(mesh: Mesh, routes: Routes, use: ClusterUse, client: Proxy): FanWay {
  return {
    hosts: [use.service.host],
    port: use.port,
    clients: use.clients.filter(({ kind }) => kind === 'sidecar'),
    lookup: lookupLines(mesh, client, use.service.host),
    arrivals: routes.arrivals(use, client),
  };
}

/** ztunnel's clusters name no service: it takes the call for one. */
function ownerOf({ service, servicePort }: Cluster, leg: Leg): ServiceEntry | undefined {
  return servicePort?.owner.entry ?? service?.entry ?? (leg.via === 'ztunnel' ? leg.service?.entry : undefined);
}

/** What a drawn call gets at a proxy that is not its sidecar. */
function legWay(trace: Trace, leg: Leg, cluster: Cluster): FanWay {
  const port = { number: cluster.port, protocol: cluster.servicePort?.protocol ?? '' };
  const way = { hosts: [cluster.host], port };
  if (leg.via === 'egress-gateway')
    return { ...way, clients: [leg.proxy], lookup: undefined, arrivals: [{ cluster, lines: ['by its rules'] }] };
  const by = leg.via === 'waypoint' ? `through the waypoint in ${leg.proxy.namespace}` : 'by ztunnel';
  return { ...way, clients: [trace.call.client], lookup: nodeLookup(trace), arrivals: [{ cluster, lines: [by] }] };
}

/** In ambient mode the node answers for the services that ztunnel knows. */
function nodeLookup({ hops }: Trace): readonly string[] {
  const known = hops.some(({ proxy, at, resource }) => proxy === 'ztunnel' && at === 'dns' && resource !== undefined);
  return known ? ['the node answers', 'the service’s own address'] : ['DNS outside answers'];
}

/** Hosts that look alike in all but their names, and kinds of clients that get the same, become one way. */
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

/** Either the host or the clients differ between what is joined, so that what stands for both is true of both. */
function isAlike(a: FanWay, b: FanWay): boolean {
  if (a.port.number !== b.port.number) return false;
  const sameHost = a.hosts.length === 1 && a.hosts[0] === b.hosts[0];
  if (!sameHost && !isEqual(a.clients.map(clientKey), b.clients.map(clientKey))) return false;
  return isEqual(looksOf(a), looksOf(b));
}

function clientKey({ kind, namespace, workload }: Proxy): string {
  return `${kind} ${namespace} ${workload?.id}`;
}

function looksOf({ hosts: [host = ''], port, lookup, arrivals }: FanWay): unknown {
  const anonymous = (text: string): string => text.replaceAll(host, 'the host');
  const clusters = arrivals.map(({ cluster, lines }) => [
    anonymous(cluster.name),
    clusterLines(cluster).map(anonymous),
    lines,
    cluster.endpoints.map((each) => [
      anonymous(each.address ?? ''),
      each.port,
      each.locality,
      each.priority,
      each.weight,
      each.localityWeight,
    ]),
  ]);
  return [clusters, port.protocol, lookup];
}

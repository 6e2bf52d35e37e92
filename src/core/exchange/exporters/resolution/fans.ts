import {
  clusterUsesOf,
  compareText,
  holdersOf,
  isEqual,
  type Cluster,
  type ClusterUse,
  type Leg,
  type Mesh,
  type Proxy,
  type ServiceEntry,
  type Trace,
} from '../../../mesh';
import type { CallScope } from '../call-scope';
import { tracedPaths } from '../tls/draw-tls';
import type { TracedPath } from '../tls/peers';
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
  /** All that get it, whether or not they call it. */
  readonly clients: readonly Proxy[];
  /** The ids of the workloads that have a drawn call to one of the hosts on the port. */
  readonly callers: ReadonlySet<string>;
  /** What the look-up of the name gives; undefined for proxies that look up nothing before they choose. */
  readonly lookup: readonly string[] | undefined;
  readonly arrivals: readonly Arrival[];
}

/**
 * What the clients of a design get of each entry, by namespace and name: sidecars whether or not they call it, since all of them have its clusters; gateways,
 * waypoints and ztunnel where a drawn call gets to them. Of a part that is a call's, or a workload's, what that workload gets alone.
 */
export function fansOf(mesh: Mesh, part: CallScope): readonly Fan[] {
  const byEntry = new Map<ServiceEntry, FanWay[]>(mesh.entries.map((entry) => [entry, []]));
  const add = (entry: ServiceEntry | undefined, cluster: Cluster, way: () => FanWay): void => {
    if (entry && part.cluster(entry, cluster)) byEntry.get(entry)?.push(way());
  };
  const paths = tracedPaths(mesh).filter((path) => part.caller === undefined || part.call(path));
  const ground = { mesh, routes: new Routes(mesh), callers: callersOf(paths) };
  const others = callersElsewhere(paths, ground.callers);
  for (const use of clusterUsesOf(mesh)) {
    // A sidecar gets to a subset by rules alone, and to what it knows only since routes send there.
    if (use.subset !== undefined || use.service.onlyRouted || use.port.owner.entry === undefined) continue;
    for (const clients of sidecarsOf(mesh, use, part, others))
      add(use.port.owner.entry, use.cluster, () => sidecarWay(ground, use, clients));
  }
  for (const { trace } of paths)
    for (const leg of trace.legs.filter(({ via }) => via !== 'sidecar'))
      for (const { cluster } of leg.ways) add(ownerOf(cluster, leg), cluster, () => legWay(trace, leg, cluster));
  return [...byEntry]
    .map(([entry, ways]) => ({ entry, ways: joinAlike(ways) }))
    .sort((a, b) => byName(a.entry, b.entry));
}

function byName(a: ServiceEntry, b: ServiceEntry): number {
  return compareText(a.namespace, b.namespace) || compareText(a.name, b.name);
}

/** The sidecars that have the cluster of a use: those that answer names themselves apart from those that do not. */
function sidecarsOf(
  mesh: Mesh,
  use: ClusterUse,
  { caller }: CallScope,
  others: Callers,
): readonly (readonly [Proxy, ...Proxy[]])[] {
  const elsewhere = others.get(`${use.service.host} ${use.port.number}`) ?? nobody;
  const holders = holdersOf(mesh, use).filter(
    ({ kind, workload }) =>
      kind === 'sidecar' &&
      (caller === undefined || workload?.id === caller.id) &&
      (workload === undefined || !elsewhere.has(workload.id)),
  );
  return [true, false].flatMap((captures) => {
    const [first, ...others] = holders.filter(({ dnsCapture }) => dnsCapture === captures);
    return first ? [[first, ...others] as const] : [];
  });
}

/** The workloads that call each service and port by their sidecar. */
function callersOf(paths: readonly TracedPath[]): Callers {
  const callers = new Map<string, Set<string>>();
  for (const { workload, trace } of paths)
    for (const { via, service, port } of trace.legs)
      if (via === 'sidecar' && service !== undefined) addCaller(callers, `${service.host} ${port}`, workload.id);
  return callers;
}

/** The workloads that dial each host and port, and whose sidecar takes none of these calls for it: it does not see them, or sends them elsewhere. */
function callersElsewhere(paths: readonly TracedPath[], callers: Callers): Callers {
  const others = new Map<string, Set<string>>();
  for (const { workload, call } of paths) {
    const key = `${call.dialled?.host ?? ''} ${call.dialled?.port ?? ''}`;
    if (callers.get(key)?.has(workload.id) !== true) addCaller(others, key, workload.id);
  }
  return others;
}

/** Ids of workloads by host and port. */
type Callers = ReadonlyMap<string, ReadonlySet<string>>;

function addCaller(callers: Map<string, Set<string>>, key: string, id: string): void {
  const known = callers.get(key);
  if (known) known.add(id);
  else callers.set(key, new Set([id]));
}

interface Ground {
  readonly mesh: Mesh;
  readonly routes: Routes;
  readonly callers: Callers;
}

const nobody: ReadonlySet<string> = new Set();

function sidecarWay({ mesh, routes, callers }: Ground, use: ClusterUse, clients: readonly [Proxy, ...Proxy[]]): FanWay {
  const [client] = clients;
  const { host } = use.service;
  return {
    hosts: [host],
    port: use.port,
    clients,
    callers: callers.get(`${host} ${use.port.number}`) ?? nobody,
    lookup: lookupLines(mesh, client, host),
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
  const way = { hosts: [cluster.host], port, callers: new Set([trace.call.client.workload?.id ?? '']) };
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
    callers: new Set([...a.callers, ...b.callers]),
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

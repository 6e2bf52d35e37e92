import { compareText, parseCall, type Cluster, type Trace, type Way } from '../mesh';
import type { ChangePlace } from './behaviour-change';
import { listed } from './words';

/** Where the last proxy of a call connects to. */
export interface Destination {
  /** `10.0.0.1:443`; of what is connected to as it was dialled, the dialled host. */
  readonly address: string;
  readonly host: string;
  readonly port: number | undefined;
  /** 0 first, within its cluster. */
  readonly priority: number;
  /** What it gets of all calls where nothing is out, as far as weights tell it; of its priority alone. */
  readonly share: number;
  /** Where it is written; undefined for one that is implied. */
  readonly place: ChangePlace | undefined;
}

/** All destinations of a call that is sent on, each address once, in the order of addresses. */
export function destinationsOf(trace: Trace): readonly Destination[] {
  const found = new Map<string, Destination>();
  for (const each of allDestinations(trace)) {
    const known = found.get(each.address);
    found.set(each.address, known ? { ...known, share: known.share + each.share } : each);
  }
  return [...found.values()].sort((a, b) => compareText(a.address, b.address));
}

/** The ways of the last proxy by which calls leave; none where they pass through. */
export function lastWays(trace: Trace): readonly Way[] {
  return trace.outcome === 'reached' ? (trace.legs.at(-1)?.ways ?? []) : [];
}

function allDestinations(trace: Trace): readonly Destination[] {
  const ways = lastWays(trace);
  const dialled = dialledOf(trace);
  if (ways.length === 0)
    return trace.cluster && trace.outcome === 'reached' ? ofCluster(trace, trace.cluster, 1) : [at(dialled)];
  const all = ways.reduce((sum, { weight }) => sum + weight, 0);
  return ways.flatMap(({ cluster, weight }) => ofCluster(trace, cluster, all === 0 ? 1 / ways.length : weight / all));
}

function ofCluster(trace: Trace, cluster: Cluster, share: number): readonly Destination[] {
  const { type, endpoints } = cluster;
  const [first] = endpoints;
  if (type === 'ORIGINAL_DST') return [at(asDialled(trace, cluster), share)];
  if (type === 'DYNAMIC_FORWARD_PROXY')
    return [at({ host: trace.request?.host ?? dialledOf(trace).host, port: first?.port ?? cluster.port }, share)];
  return endpoints.map((endpoint) => ({
    ...at({ host: lastingAddress(endpoint) ?? cluster.host, port: endpoint.port ?? cluster.port }),
    priority: endpoint.priority,
    share: share * shareOf(endpoint, cluster),
    place: endpoint.resource && { resource: endpoint.resource, path: endpoint.path },
  }));
}

/** The IPs of pods are others after each roll-out, and lead to the same service. */
function lastingAddress({ address, resource }: Cluster['endpoints'][number]): string | undefined {
  return resource?.kind === 'Pod' ? undefined : address;
}

/** What an endpoint gets of its priority. Where localities are weighed, its locality's part comes first. */
function shareOf(endpoint: Cluster['endpoints'][number], { endpoints, loadBalancer }: Cluster): number {
  const rivals = endpoints.filter(({ priority }) => priority === endpoint.priority);
  if (!loadBalancer.weighsLocalities)
    return part(
      endpoint.weight,
      rivals.map(({ weight }) => weight),
    );
  const near = rivals.filter(({ locality }) => locality === endpoint.locality);
  const localities = new Map(rivals.map(({ locality, localityWeight }) => [locality, localityWeight]));
  return (
    part(endpoint.localityWeight, [...localities.values()]) *
    part(
      endpoint.weight,
      near.map(({ weight }) => weight),
    )
  );
}

function part(weight: number, all: readonly number[]): number {
  const sum = all.reduce((total, each) => total + each, 0);
  return sum === 0 ? 1 / all.length : weight / sum;
}

interface HostPort {
  readonly host: string;
  readonly port: number | undefined;
}

function dialledOf({ call }: Trace): HostPort {
  const { host = '', port } = parseCall(call.url) ?? {};
  return { host, port };
}

/** A gateway dials what its own cluster is for. */
function asDialled(trace: Trace, { host, port, endpoints }: Cluster): HostPort {
  const dialled = trace.legs.length > 1 ? { host, port } : dialledOf(trace);
  return { host: dialled.host, port: endpoints[0]?.port ?? dialled.port };
}

function at({ host, port }: HostPort, share = 1): Destination {
  const named = host.includes(':') && !host.startsWith('/') ? `[${host}]` : host;
  const address = port === undefined || port === 0 ? named : `${named}:${port}`;
  return { address, host, port, priority: 0, share, place: undefined };
}

/** What each cluster of the last proxy gets, by `host:port/subset`. */
export function splitOf(trace: Trace): ReadonlyMap<string, number> {
  const split = new Map<string, number>();
  for (const { cluster, weight } of lastWays(trace)) {
    const name = `${cluster.host}:${cluster.port}${cluster.subset === undefined ? '' : `/${cluster.subset}`}`;
    split.set(name, (split.get(name) ?? 0) + weight);
  }
  return split;
}

/** `90 % to a.example:80 and 10 % to b.example:80`. */
export function splitWords(split: ReadonlyMap<string, number>): string {
  const all = [...split.values()].reduce((sum, weight) => sum + weight, 0);
  const parts = [...split].sort(([a], [b]) => compareText(a, b));
  return listed(parts.map(([name, weight]) => `${Math.round((weight * 1000) / all) / 10} % to ${name}`));
}

import { isIp } from '../address';
import type { Mesh } from '../build';
import { appEncrypts, parseCall, type Dialled } from '../call';
import type { Cluster } from '../proxy/clusters/cluster';
import { clusterOf } from '../proxy/clusters/clusters';
import type { FilterChain, Listener } from '../proxy/listeners/listener';
import { chainIn } from '../proxy/listeners/listener-choice';
import { listenerFor, listenersOn } from '../proxy/listeners/listeners';
import type { Proxy } from '../proxy/clients/proxy';
import type { Scope } from '../proxy/scope/scope';
import { scopeOf } from '../proxy/scope/scopes';
import { noProxyHop } from '../trace/round';
import { traceCall } from '../trace/trace-call';
import type { Hop, Trace } from '../trace/trace';
import { payloadOf } from '../trace/wire';
import { envoyCluster, fallbackCluster } from './cluster';
import { envoyListener } from './listener';
import { loadAssignment } from './load-assignment';
import { envoyRoutes } from './routes';
import type { EnvoyFields } from './tree';

/** One message of Envoy's configuration. */
export interface EnvoyPart {
  readonly kind: 'listener' | 'route' | 'cluster' | 'endpoints';
  /** Its name in Envoy. */
  readonly name: string;
  readonly message: EnvoyFields;
}

/** What the messages are without, in one sentence. */
export const leftOut =
  'Left out: statistics, tracing, access logs, telemetry and metadata exchange, other filter chains and virtual hosts, and what EnvoyFilters change.';

/** What istiod sends Envoy for a decision on the way of a call; empty where it is none of Envoy's listeners, routes or clusters. */
export function envoyOfHop(mesh: Mesh, trace: Trace, hop: Hop): readonly EnvoyPart[] {
  if (hop.at === 'cluster') return clusterParts(mesh, trace, hop.name);
  if (hop.proxy !== 'sidecar' || hop.name === noProxyHop || (hop.at !== 'listener' && hop.at !== 'route')) return [];
  const found = listenerOf(mesh, trace);
  if (found === undefined) return [];
  const { scope, listener, chain } = found;
  if (hop.at === 'listener')
    return [{ kind: 'listener', name: listener.name, message: envoyListener(scope, listener, chain) }];
  return routeParts(found);
}

/** The clusters of a port of a host for a proxy, and how a plain call to it comes there: clusters with their endpoints, listener, route. */
export function envoyOfPort(mesh: Mesh, client: Proxy, host: string, port: number): readonly EnvoyPart[] {
  const scope = scopeOf(mesh, client);
  const cluster = clusterOf(scope, host, port, undefined);
  const url = `${schemeFor(cluster)}://${bracketed(host.replace('*', 'any'))}:${port}`;
  const trace = traceCall(mesh, { client, url, method: 'GET', headers: {} });
  const subsets = cluster.policy.rule?.subsets.map(({ subset }) => clusterOf(scope, host, port, subset.name)) ?? [];
  const hops = (trace?.hops ?? []).filter(
    ({ at, proxy }) => proxy === 'sidecar' && (at === 'listener' || at === 'route'),
  );
  const ways = new Map(
    hops.flatMap((hop) => (trace ? envoyOfHop(mesh, trace, hop) : [])).map((part) => [`${part.kind}`, part]),
  );
  return [...[cluster, ...subsets].flatMap((each) => partsOfCluster(mesh, each)), ...ways.values()];
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/** What a pod that knows the port would send first. */
function schemeFor({ servicePort }: Cluster): string {
  if (servicePort?.class === 'tls') return 'tls';
  return servicePort?.class === 'http' || servicePort?.class === 'sniffed' ? 'http' : 'tcp';
}

function clusterParts(mesh: Mesh, { legs }: Trace, name: string): readonly EnvoyPart[] {
  if (name === 'PassthroughCluster' || name === 'BlackHoleCluster')
    return [{ kind: 'cluster', name, message: fallbackCluster(mesh, name) }];
  const cluster = legs.flatMap(({ ways }) => ways).find((way) => way.cluster.name === name)?.cluster;
  return cluster ? partsOfCluster(mesh, cluster) : [];
}

/** EDS brings the endpoints of a cluster apart from it. */
function partsOfCluster(mesh: Mesh, cluster: Cluster): readonly EnvoyPart[] {
  const message = envoyCluster(mesh, cluster);
  if (message === undefined) return [];
  const { name, type } = cluster;
  const endpoints: EnvoyPart = { kind: 'endpoints', name, message: loadAssignment(cluster) };
  return [{ kind: 'cluster', name, message }, ...(type === 'EDS' ? [endpoints] : [])];
}

interface FoundListener {
  readonly scope: Scope;
  readonly listener: Listener;
  readonly chain: FilterChain | undefined;
  readonly dialled: Dialled;
}

/** The listener that the trace names, and the chain of it that the trace went through. */
function listenerOf(mesh: Mesh, trace: Trace): FoundListener | undefined {
  const dialled = parseCall(trace.call.url);
  const hop = trace.hops.find(({ at, proxy }) => at === 'listener' && proxy === 'sidecar');
  if (dialled?.port === undefined || hop === undefined) return undefined;
  const scope = scopeOf(mesh, trace.call.client);
  const { port } = dialled;
  const listener =
    listenersOn(scope, port).find(({ name }) => name === hop.name) ??
    listenerFor(scope, { address: undefined, addressOf: undefined, port: 15001, payload: 'raw', sni: undefined });
  return { scope, listener, chain: chainOf(listener, trace, { ...dialled, port }), dialled };
}

function chainOf(
  listener: Listener,
  { legs: [leg] }: Trace,
  { scheme, host, port }: Dialled & { readonly port: number },
): FilterChain | undefined {
  const address = isIp(host) ? host : undefined;
  const sni = appEncrypts(scheme) && address === undefined ? host : undefined;
  const connection = { address, addressOf: undefined, port, payload: payloadOf(scheme), sni };
  const fits = ({ to }: FilterChain): boolean => {
    if (leg === undefined) return true;
    if (to.type === 'http') return leg.isHttp;
    return !leg.isHttp && to.service.host === leg.service?.host;
  };
  const direct = chainIn(listener, connection);
  if (direct && fits(direct)) return direct;
  return leg && listener.chains.find(fits);
}

function routeParts({ scope, chain, dialled }: FoundListener): readonly EnvoyPart[] {
  if (chain?.to.type !== 'http' || dialled.port === undefined) return [];
  const { to } = chain;
  const message = envoyRoutes(scope, to, dialled.port, dialled.host);
  return [{ kind: 'route', name: to.routeConfig, message }];
}

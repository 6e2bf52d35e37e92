import type { Cluster, ServiceEntry, Workload } from '../../mesh';
import type { Topology } from '../../topology';
import type { Scope } from './scope';
import type { TracedPath } from './tls/peers';

/** Which calls, clusters and entries a scope is about. */
export interface CallScope {
  readonly call: (path: TracedPath) => boolean;
  readonly cluster: (entry: ServiceEntry, cluster: Cluster) => boolean;
  readonly entry: (entry: ServiceEntry) => boolean;
  /** The workload that the scope, or the call that it names, is of; undefined where clients of all kinds are shown. */
  readonly caller: Workload | undefined;
}

/** A scope of the topology for pictures that are made from calls: what a card or a docked rule stands for. */
export function callScope(topology: Topology, scope: Scope | undefined, paths: readonly TracedPath[]): CallScope {
  if (scope?.node !== undefined) return aboutNode(entryBehind(topology, scope.node), paths);
  if (scope?.namespace !== undefined) return inNamespace(scope.namespace, paths);
  const everything = (): boolean => true;
  return { call: everything, cluster: everything, entry: everything, caller: undefined };
}

function inNamespace(namespace: string, paths: readonly TracedPath[]): CallScope {
  const isIn = (path: TracedPath): boolean =>
    path.workload.namespace === namespace || servicesOf(path).some((service) => service.namespace === namespace);
  const called = keysOf(paths.filter(({ workload }) => workload.namespace === namespace));
  const entry = (each: ServiceEntry): boolean => each.namespace === namespace || called.has(each.resource.key);
  return { call: isIn, cluster: entry, entry, caller: undefined };
}

/** A call, a workload, an entry, or any resource that decides something on the way. */
function aboutNode(id: string, paths: readonly TracedPath[]): CallScope {
  const isAbout = (path: TracedPath): boolean =>
    path.id === id || path.workload.id === id || keysOf([path]).has(id) || decides(path, id);
  const own = paths.filter((path) => path.id === id || path.workload.id === id);
  const called = keysOf(own);
  const cluster = (entry: ServiceEntry, each: Cluster): boolean =>
    entry.resource.key === id || called.has(entry.resource.key) || governs(each, id) || routed(paths, entry, id);
  return { call: isAbout, cluster, entry: (each) => each.resource.key === id, caller: own[0]?.workload };
}

/** Endpoints stand for their entry. */
function entryBehind({ nodes }: Topology, id: string): string {
  const node = nodes.find((each) => each.id === id);
  return node?.type === 'endpoint' ? node.entry : id;
}

function decides({ trace }: TracedPath, key: string): boolean {
  return trace.hops.some(({ resource }) => resource?.key === key);
}

function governs({ policy }: Cluster, key: string): boolean {
  return policy.rule?.rules.some(({ resource }) => resource.key === key) ?? false;
}

/** Whether a resource decides about a call that gets to an entry: the VirtualService or the Gateway on its way. */
function routed(paths: readonly TracedPath[], entry: ServiceEntry, key: string): boolean {
  return paths.some((path) => decides(path, key) && keysOf([path]).has(entry.resource.key));
}

/** The keys of the entries and Services that calls are sent to. */
export function keysOf(paths: readonly TracedPath[]): ReadonlySet<string> {
  return new Set(paths.flatMap((path) => servicesOf(path).map(({ resource }) => resource.key)));
}

function servicesOf({ trace }: TracedPath) {
  return trace.legs.flatMap(({ service, ways }) => [
    ...(service ? [service] : []),
    ...ways.flatMap(({ cluster }) => cluster.servicePort?.owner ?? cluster.service ?? []),
  ]);
}

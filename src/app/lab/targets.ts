import {
  clientsOf,
  clusterOf,
  hostCovers,
  scopeOf,
  servicesOf,
  trialOf,
  type Cluster,
  type Mesh,
  type Proxy,
} from '../../core/mesh';
import type { Place, Resource } from '../../core/schema';
import { resourceAt, type Snapshot } from '../../core/snapshot';
import type { Path } from '../../core/text';
import { valueAt } from '../../core/yaml';
import type { Selection } from '../store';
import { targetWords } from './words';

/** Where calls go: a port of a host, or a subset of it. */
export interface Target {
  readonly host: string;
  readonly port: number;
  readonly subset: string | undefined;
}

/** `api.example.com:443`, `api.example.com:443 subset v2`. */
export function targetText({ host, port, subset }: Target): string {
  return subset === undefined ? `${host}:${port}` : targetWords.subset(`${host}:${port}`, subset);
}

const known = new WeakMap<Mesh, readonly Target[]>();

/** Every port of every service of the mesh, and the subsets that rules make of it. */
export function targetsOf(mesh: Mesh): readonly Target[] {
  let targets = known.get(mesh);
  if (targets === undefined) known.set(mesh, (targets = findTargets(mesh)));
  return targets;
}

function findTargets(mesh: Mesh): readonly Target[] {
  const all = new Map<string, Target>();
  const add = (target: Target): void => void (all.has(targetText(target)) || all.set(targetText(target), target));
  for (const { host, ports } of servicesOf(mesh))
    for (const { number: port, class: type } of ports) {
      if (type === 'udp' || port === 0) continue;
      for (const subset of [undefined, ...subsetsOf(mesh, host)]) add({ host, port, subset });
    }
  return [...all.values()];
}

const subsets = new WeakMap<Mesh, ReadonlyMap<string, readonly string[]>>();

function subsetsOf(mesh: Mesh, host: string): readonly string[] {
  let byHost = subsets.get(mesh);
  if (byHost === undefined) subsets.set(mesh, (byHost = findSubsets(mesh)));
  return byHost.get(host) ?? [];
}

function findSubsets(mesh: Mesh): ReadonlyMap<string, readonly string[]> {
  const byHost = new Map<string, string[]>();
  for (const { host, subsets: named } of mesh.rules)
    byHost.set(host, [...(byHost.get(host) ?? []), ...named.map(({ name }) => name)]);
  return byHost;
}

/** The cluster of a target as some clients have it. */
export interface TargetUse {
  readonly cluster: Cluster;
  readonly clients: readonly Proxy[];
}

/** The clusters of a target that differ in what an experiment is made of, each with the clients that have it. Where no client has one, one that says why. */
export function usesOf(mesh: Mesh, target: Target): readonly TargetUse[] {
  const uses = new Map<string, { cluster: Cluster; clients: Proxy[] }>();
  for (const client of clientsOf(mesh)) {
    if (client.kind === 'none' || client.kind === 'ztunnel') continue;
    const cluster = clusterOf(scopeOf(mesh, client), target.host, target.port, target.subset);
    const use = uses.get(keyOf(mesh, cluster));
    if (use) use.clients.push(client);
    else uses.set(keyOf(mesh, cluster), { cluster, clients: [client] });
  }
  const all = [...uses.values()];
  const there = all.filter(({ cluster }) => cluster.type !== null);
  return there.length > 0 ? there : all.slice(0, 1);
}

function keyOf(mesh: Mesh, cluster: Cluster): string {
  const block = cluster.policy.blocks.outlierDetection;
  return JSON.stringify([trialOf(cluster, mesh.settings.istioVersion), block?.resource?.key, block?.path]);
}

/** `production/checkout`, `any pod in production`, `gateway istio-system/egress`. */
export function clientText({ kind, workload, namespace, gateways }: Proxy): string {
  if (workload) return `${namespace}/${workload.name}`;
  return kind === 'egress-gateway' ? targetWords.gateway(gateways[0] ?? namespace) : targetWords.anyPod(namespace);
}

/** The target that the selection speaks of: a port row, a call, or the first port of what an entry, a Service or a rule is for. */
export function selectedTarget(snapshot: Snapshot, selection: Selection | null): Target | undefined {
  if (selection === null) return undefined;
  const called = calledTarget(snapshot, selection);
  if (called) return called;
  const resource = resourceAt(snapshot, selection.place);
  if (resource === undefined) return undefined;
  const path = selection.place.path.slice(resource.place.path.length);
  const meant = targetsFor(snapshot.mesh, resource);
  const port = portIn(resource, path);
  const subset = subsetIn(resource, path);
  return meant.find((each) => each.port === (port ?? each.port) && each.subset === subset) ?? meant[0];
}

/** The destination of the call that a place lies in, or of the first call of the workload. */
function calledTarget({ mesh }: Snapshot, { place }: Selection): Target | undefined {
  const workload = mesh.workloads.find((each) => isWithin(place, each.place));
  const call = workload?.calls.find((each) => isWithin(place, each.place)) ?? workload?.calls[0];
  const dialled = call?.dialled;
  if (dialled === undefined) return undefined;
  const meant = targetsOf(mesh).filter((each) => each.subset === undefined && each.port === dialled.port);
  return meant.find(({ host }) => host === dialled.host) ?? meant.find(({ host }) => hostCovers(host, dialled.host));
}

function isWithin(place: Place, outer: Place): boolean {
  if (place.file !== outer.file || place.document !== outer.document) return false;
  return outer.path.every((step, index) => step === place.path[index]);
}

function targetsFor(mesh: Mesh, { key }: Resource): readonly Target[] {
  const own = servicesOf(mesh).filter(({ resource }) => resource.key === key);
  const hosts = new Set(own.map(({ host }) => host));
  const patterns = [
    ...mesh.rules.filter(({ resource }) => resource.key === key).map(({ host }) => host),
    ...mesh.virtualServices.filter(({ resource }) => resource.key === key).flatMap((each) => each.hosts),
  ];
  return targetsOf(mesh).filter(
    ({ host }) => hosts.has(host) || patterns.some((pattern) => pattern === host || hostCovers(pattern, host)),
  );
}

/** The number of the port, or of the settings of a port, that a path lies in. */
function portIn({ value }: Resource, path: Path): number | undefined {
  const at = path.findIndex((step) => step === 'ports' || step === 'portLevelSettings');
  if (at < 0 || typeof path[at + 1] !== 'number') return undefined;
  const item = path.slice(0, at + 2);
  const number =
    path[at] === 'ports' ? valueAt(value, [...item, 'number']) : valueAt(value, [...item, 'port', 'number']);
  return typeof number === 'number' ? number : undefined;
}

function subsetIn({ value }: Resource, path: Path): string | undefined {
  if (path[1] !== 'subsets') return undefined;
  const name = valueAt(value, [...path.slice(0, 3), 'name']);
  return typeof name === 'string' ? name : undefined;
}

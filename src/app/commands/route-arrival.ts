import { topologyOf } from '../../core/topology';
import {
  anyPod,
  clusterOf,
  defaultNamespace,
  isVisibleIn,
  namespacesSeeingAll,
  scopeOf,
  type Cluster,
} from '../../core/mesh';
import type { Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import type { Topology } from '../../core/topology';
import { routerOf, type RoutedPort } from './route-port';
import { arrivalWords } from './words/connect';

/** Whether calls that a route sends on arrive: why they do not, or for whom else they do not. */
type Arrival = { readonly refusal: string } | { readonly besides?: string };

/**
 * What becomes of calls to an entry's port behind a route. Clients that do not see the target have no cluster for it; where its resolution is NONE
 * Envoy goes on dialling the address that the app dialled (pilot/pkg/networking/core/cluster_builder.go: ORIGINAL_DST).
 */
export function arrivalOf(snapshot: Snapshot, entry: Resource, wanted: RoutedPort): Arrival {
  const { host, target } = wanted;
  const { all, deciding } = clientsOf(snapshot, entry, host);
  const targets = targetsFor(snapshot, all, target);
  const blind = all.filter((namespace) => !targets.has(namespace));
  if (deciding.length > 0 && deciding.every((namespace) => !targets.has(namespace)))
    return { refusal: whyBlind(snapshot, deciding[0] ?? defaultNamespace, wanted) };
  const none = deciding
    .flatMap((namespace) => targets.get(namespace)?.service ?? [])
    .find((each) => each.resolution === 'NONE');
  if (none?.entry !== undefined)
    return {
      refusal: arrivalWords.isNone(none.entry.name, host),
    };
  if (blind.length === 0) return {};
  return { besides: arrivalWords.notSeenBy(blind, target, wanted.protocol) };
}

/** Namespaces whose sidecars take the route, `*` for those that nothing names; `deciding` are those of drawn callers, else the entry's own. */
function clientsOf(
  snapshot: Snapshot,
  entry: Resource,
  host: string,
): { readonly all: readonly string[]; readonly deciding: readonly string[] } {
  const from = snapshot.mesh.entryIndex.withHost(host).find((each) => each.resource.key === entry.key);
  if (from === undefined) return { all: [], deciding: [] };
  const router = routerOf(snapshot, entry, host);
  const views = router === undefined ? [from] : [from, router];
  const seeing = namespacesSeeingAll(views);
  const calling = [...(callersIn(topologyOf(snapshot)).get(entry.key) ?? [])].filter((name) =>
    views.every((view) => isVisibleIn(view.exportTo, view.namespace, name)),
  );
  const own = seeing.includes(from.namespace) ? [from.namespace] : seeing;
  return { all: [...new Set([...calling, ...seeing])], deciding: calling.length > 0 ? calling : own };
}

const callers = new WeakMap<Topology, ReadonlyMap<string, ReadonlySet<string>>>();

/** The namespaces that call each entry, by its key. */
function callersIn(topology: Topology): ReadonlyMap<string, ReadonlySet<string>> {
  const known = callers.get(topology);
  if (known !== undefined) return known;
  const found = new Map<string, Set<string>>();
  for (const node of topology.nodes) {
    if (node.type !== 'workload') continue;
    for (const { target } of node.calls) {
      if (!target) continue;
      const namespaces = found.get(target.node) ?? new Set();
      found.set(target.node, namespaces.add(node.namespace ?? defaultNamespace));
    }
  }
  callers.set(topology, found);
  return found;
}

/** The cluster that sidecars of each namespace have for the target; a namespace without one is left out. */
function targetsFor(
  { mesh }: Snapshot,
  namespaces: readonly string[],
  { host, port }: RoutedPort['target'],
): ReadonlyMap<string, Cluster> {
  const seen = new Map<string, Cluster>();
  for (const namespace of namespaces) {
    const cluster = clusterOf(scopeOf(mesh, anyPod(mesh, namespace)), host, port, undefined);
    if (cluster.servicePort) seen.set(namespace, cluster);
  }
  return seen;
}

function whyBlind({ mesh }: Snapshot, namespace: string, wanted: RoutedPort): string {
  const { host } = wanted.target;
  const visible = mesh.entryIndex
    .withHost(host)
    .filter((each) => isVisibleIn(each.exportTo, each.namespace, namespace));
  return visible.length === 0 ? arrivalWords.notExported(wanted, namespace) : arrivalWords.lacksPort(wanted, namespace);
}

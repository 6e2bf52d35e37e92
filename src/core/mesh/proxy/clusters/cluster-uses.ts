import { isSameList, sameList } from '../../../lists';
import type { Mesh } from '../../build';
import { changedAbout } from '../../changed-about';
import { workloadEntries } from '../../workload-entry';
import { clientKinds } from '../clients/client-kinds';
import { usesOfHost, type Home } from '../host-uses';
import { namedDestinations } from './named-subsets';
import { endpointLists } from './slice-endpoints';
import type { MeshService } from '../services/service';
import type { ClusterUse } from '../uses';

const remembered = new WeakMap<Mesh, readonly ClusterUse[]>();

interface Kept {
  readonly depends: readonly unknown[];
  readonly uses: readonly ClusterUse[];
  readonly home: Home;
}

/** Of the mesh that was asked about last: typing makes the next one from it. */
let latest: { readonly mesh: Mesh; readonly byHost: ReadonlyMap<string, Kept> } | undefined;

/**
 * The clusters of a design as its clients get them: for each port of each service, and for each subset that a rule in force defines or a VirtualService
 * names, one use for each different policy. A use stays the same object as long as nothing changes that it depends on.
 */
export function clusterUsesOf(mesh: Mesh): readonly ClusterUse[] {
  let uses = remembered.get(mesh);
  if (uses === undefined) {
    const byHost = usesByHost(mesh);
    uses = Array.from(byHost.values()).flatMap((each) => each.uses);
    remembered.set(mesh, uses);
    latest = { mesh, byHost };
  }
  return uses;
}

function usesByHost(mesh: Mesh): ReadonlyMap<string, Kept> {
  const before = latest;
  const changed = before && changedAbout(before.mesh, mesh);
  const byHost = new Map<string, Kept>();
  for (const { host } of mesh.registry.services) {
    if (byHost.has(host)) continue;
    const known = changed?.includes(host) === false ? before?.byHost.get(host) : undefined;
    if (known) known.home.mesh = mesh;
    byHost.set(host, known ?? usesKept(mesh, host));
  }
  return byHost;
}

/** By the definitions of a host, which are the same list while they stay. */
const kept = new WeakMap<readonly MeshService[], Kept>();

function usesKept(mesh: Mesh, host: string): Kept {
  const services = mesh.registry.withHost(host);
  const depends = dependsOn(mesh, host, services);
  const before = kept.get(services);
  if (before && isSameList(before.depends, depends)) {
    before.home.mesh = mesh;
    return before;
  }
  const home = { mesh };
  const made = { depends, uses: usesOfHost(home, host), home };
  kept.set(services, made);
  return made;
}

/** Everything besides its definitions that decides about the clusters of a host. */
function dependsOn(mesh: Mesh, host: string, services: readonly MeshService[]): readonly unknown[] {
  const named = namedDestinations(mesh, host);
  // A Sidecar imports what its VirtualServices send to.
  const routes = mesh.sidecars.length > 0 ? named.virtualServices : [];
  const selected = services.some(({ selector }) => selector !== undefined)
    ? [mesh.workloads, workloadsBehind(mesh)]
    : [];
  const beside = services.some(isWithoutSelector) ? endpointLists(mesh.others) : [];
  return [clientKinds(mesh).ground, named.text, ...mesh.ruleIndex.aboutHost(host), ...routes, ...selected, ...beside];
}

/** The endpoints of such a Service are written beside it. */
function isWithoutSelector({ registry, selector = {} }: MeshService): boolean {
  return registry === 'Kubernetes' && Object.keys(selector).length === 0;
}

const lists = new WeakMap<Mesh['others'], readonly unknown[]>();
let last: readonly unknown[] = [];

/** The WorkloadEntries of a mesh, as the same list while they stay. */
function workloadsBehind({ others }: Mesh): readonly unknown[] {
  let list = lists.get(others);
  if (list === undefined) {
    const entries = workloadEntries(others);
    list = last = sameList(entries, last);
    lists.set(others, list);
  }
  return list;
}

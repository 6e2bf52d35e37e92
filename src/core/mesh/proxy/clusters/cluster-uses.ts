import type { Mesh } from '../../build';
import { workloadEntries } from '../../workload-entry';
import { clientKinds } from '../clients/client-kinds';
import { usesOfHost, type Home } from '../host-uses';
import { namedDestinations } from './named-subsets';
import type { MeshService } from '../services/service';
import type { ClusterUse } from '../uses';

const remembered = new WeakMap<Mesh, readonly ClusterUse[]>();

/**
 * The clusters of a design as its clients get them: for each port of each service, and for each subset that a rule in force defines or a VirtualService
 * names, one use for each different policy. A use stays the same object as long as nothing changes that it depends on.
 */
export function clusterUsesOf(mesh: Mesh): readonly ClusterUse[] {
  let uses = remembered.get(mesh);
  if (uses === undefined) {
    const hosts = new Set(mesh.registry.services.map(({ host }) => host));
    uses = [...hosts].flatMap((host) => usesKept(mesh, host));
    remembered.set(mesh, uses);
  }
  return uses;
}

interface Kept {
  readonly depends: readonly unknown[];
  readonly uses: readonly ClusterUse[];
  readonly home: Home;
}

/** By the definitions of a host, which are the same list while they stay. */
const kept = new WeakMap<readonly MeshService[], Kept>();

function usesKept(mesh: Mesh, host: string): readonly ClusterUse[] {
  const services = mesh.registry.withHost(host);
  const depends = dependsOn(mesh, host, services);
  const before = kept.get(services);
  if (before && isSame(before.depends, depends)) {
    before.home.mesh = mesh;
    return before.uses;
  }
  const home = { mesh };
  const uses = usesOfHost(home, host);
  kept.set(services, { depends, uses, home });
  return uses;
}

/** Everything besides its definitions that decides about the clusters of a host. */
function dependsOn(mesh: Mesh, host: string, services: readonly MeshService[]): readonly unknown[] {
  const named = namedDestinations(mesh, host);
  // A Sidecar imports what its VirtualServices send to.
  const routes = mesh.sidecars.length > 0 ? named.virtualServices : [];
  const selected = services.some(({ selector }) => selector !== undefined)
    ? [mesh.workloads, workloadsBehind(mesh)]
    : [];
  return [clientKinds(mesh).ground, named.text, ...mesh.ruleIndex.aboutHost(host), ...routes, ...selected];
}

const lists = new WeakMap<Mesh['others'], readonly unknown[]>();
let last: readonly unknown[] = [];

/** The WorkloadEntries of a mesh, as the same list while they stay. */
function workloadsBehind({ others }: Mesh): readonly unknown[] {
  let list = lists.get(others);
  if (list === undefined) {
    const entries = workloadEntries(others);
    list = last = isSame(last, entries) ? last : entries;
    lists.set(others, list);
  }
  return list;
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}

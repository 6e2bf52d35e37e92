import { applicationsOf, knowsEntry, proxyOf, scopeOf, type Mesh, type ServiceEntry, type Workload } from '../mesh';

/** The ids of the workloads, gateways apart, whose proxies know an entry, which its node's id names; in the order of the mesh. Empty where there is no such entry. */
export function workloadsSeeing(mesh: Mesh, entry: string): readonly string[] {
  const found = mesh.entries.find((each) => each.resource.key === entry);
  if (found === undefined) return [];
  return applicationsOf(mesh)
    .filter((workload) => seesEntry(mesh, workload, found))
    .map((workload) => workload.id);
}

/** Whether a workload's proxy uses an entry for one of its hosts. */
export function seesEntry(mesh: Mesh, workload: Workload, entry: ServiceEntry): boolean {
  return knowsEntry(scopeOf(mesh, proxyOf(mesh, workload)), entry);
}

import { applicationsOf, proxyOf, scopeOf, type Mesh, type ServiceEntry, type Workload } from '../mesh';

/** The ids of the workloads, gateways apart, whose proxies know an entry, which its node's id names; in the order of the mesh. Empty where there is no such entry. */
export function workloadsSeeing(mesh: Mesh, entry: string): readonly string[] {
  const found = mesh.entries.find((each) => each.resource.key === entry);
  if (found === undefined) return [];
  return applicationsOf(mesh)
    .filter((workload) => seesEntry(mesh, workload, found))
    .map((workload) => workload.id);
}

/** Whether a workload's proxy uses an entry for one of its hosts: it does not where another namespace's entry is the one that istiod takes. */
export function seesEntry(mesh: Mesh, workload: Workload, entry: ServiceEntry): boolean {
  const scope = scopeOf(mesh, proxyOf(mesh, workload));
  return entry.hosts.some((host) => scope.service(host)?.definitions.some((each) => each.entry === entry) ?? false);
}

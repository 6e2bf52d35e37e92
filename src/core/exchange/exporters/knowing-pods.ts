import { knowsEntry, proxyOf, scopeOf, type Mesh, type Scope } from '../../mesh';

/**
 * Whether the proxy of a workload, by its id, knows some of the entries that a picture has, by the keys of their resources. It does not where its Sidecar, or what
 * they are exported to, leaves out all of them, nor where the pod has no proxy. Of an id that the mesh does not have it is taken to.
 */
export function knowingPods(mesh: Mesh, entries: ReadonlySet<string>): (workload: string) => boolean {
  const drawn = mesh.entries.filter(({ resource }) => entries.has(resource.key));
  const workloads = new Map(mesh.workloads.map((workload) => [workload.id, workload]));
  const answers = new Map<Scope, boolean>();
  return (id) => {
    const workload = workloads.get(id);
    if (workload === undefined) return true;
    const scope = scopeOf(mesh, proxyOf(mesh, workload));
    const answer = answers.get(scope) ?? drawn.some((entry) => knowsEntry(scope, entry));
    answers.set(scope, answer);
    return answer;
  };
}

import { groupBy } from '../lists';
import type { Mesh } from './build';
import type { Workload } from './workload';

const known = new WeakMap<Mesh['workloads'], ReadonlyMap<string, readonly Workload[]>>();

/** The pods of a workload that are not like its others, or its template; empty for most. */
function podsApart({ workloads }: Pick<Mesh, 'workloads'>, { namespace, name }: Workload): readonly Workload[] {
  let all = known.get(workloads);
  if (all === undefined) {
    const apart = workloads.filter(({ apartFrom }) => apartFrom !== undefined);
    known.set(workloads, (all = groupBy(apart, (each) => `${each.namespace}/${each.apartFrom ?? ''}`)));
  }
  return all.get(`${namespace}/${name}`) ?? [];
}

/** What is to be said beside an answer for one of several kinds of pods of a workload, in sentences. */
export function apartWords(mesh: Pick<Mesh, 'workloads'>, workload: Workload | undefined): readonly string[] {
  if (workload === undefined) return [];
  if (workload.apartFrom !== undefined)
    return [
      `Other pods of ${workload.namespace}/${workload.apartFrom} are not like this one, so that their calls are traced apart.`,
    ];
  return podsApart(mesh, workload).map(
    (other) =>
      `${podsWords(other)} of ${workload.namespace}/${workload.name} ${other.pods.length > 1 ? 'are' : 'is'} not like its other pods (${difference(workload, other)}), so that ${other.pods.length > 1 ? 'their' : 'its'} calls are traced apart.`,
  );
}

function podsWords({ name, pods }: Workload): string {
  return pods.length > 1 ? `Pod ${name} and ${pods.length - 1} more` : `Pod ${name}`;
}

/** How the pods that stay apart differ, in a few words. */
function difference(main: Workload, other: Workload): string {
  const isBare = (each: Workload): boolean => each.runs?.proxy === 'none';
  if (isBare(main) !== isBare(other)) return isBare(other) ? 'no istio-proxy runs in it' : 'istio-proxy runs in it';
  const labels = Object.entries(other.labels).filter(([name, value]) => main.labels[name] !== value);
  if (labels.length > 0) return labels.map(([name, value]) => `${name}=${value}`).join(', ');
  const lacks = Object.keys(main.labels).filter((name) => !Object.hasOwn(other.labels, name));
  if (lacks.length > 0) return `without label ${lacks.join(', ')}`;
  const account = other.serviceAccount ?? 'default';
  if ((main.serviceAccount ?? 'default') !== account) return `service account ${account}`;
  return 'other annotations or settings of its proxy';
}

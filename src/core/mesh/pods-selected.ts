import { addAll } from '../lists';
import type { Mesh } from './build';
import { indexLabels, selectFrom, type LabelIndex } from './label-index';
import type { Pod, Workload } from './workload';

type Labels = Readonly<Record<string, string>>;

/** What a selector takes: a Pod of a workload, or, where the files have none of its Pods, the pods that its template or drawing stands for. */
export interface SelectedPod {
  readonly workload: Workload;
  /** Undefined where it stands for pods that the files do not have. */
  readonly pod: Pod | undefined;
}

const indexes = new WeakMap<Mesh['workloads'], ReadonlyMap<string, LabelIndex<SelectedPod>>>();

/** The pods of a namespace that a selector takes, in the order of the mesh; an empty selector takes all. */
export function podsSelected(
  { workloads }: Pick<Mesh, 'workloads'>,
  namespace: string,
  selector: Labels,
): readonly SelectedPod[] {
  let index = indexes.get(workloads);
  if (index === undefined) indexes.set(workloads, (index = indexByNamespace(workloads)));
  const own = index.get(namespace);
  return own ? selectFrom(own, selector) : [];
}

/** The workloads of a namespace of which a selector takes pods, in the order of the mesh; an empty selector takes all. */
export function workloadsSelected(
  mesh: Pick<Mesh, 'workloads'>,
  namespace: string,
  selector: Labels,
): readonly Workload[] {
  return [...new Set(podsSelected(mesh, namespace, selector).map(({ workload }) => workload))];
}

function indexByNamespace(workloads: readonly Workload[]): ReadonlyMap<string, LabelIndex<SelectedPod>> {
  const lists = new Map<string, SelectedPod[]>();
  for (const each of workloads) {
    const pods = podsOf(each);
    const list = lists.get(each.namespace);
    if (list) addAll(list, pods);
    else lists.set(each.namespace, [...pods]);
  }
  return new Map([...lists].map(([namespace, list]) => [namespace, indexLabels(list, labelsOf)]));
}

function podsOf(workload: Workload): readonly SelectedPod[] {
  if (workload.pods.length === 0) return [{ workload, pod: undefined }];
  return workload.pods.map((pod) => ({ workload, pod }));
}

function labelsOf({ workload, pod }: SelectedPod): Labels {
  return (pod ?? workload).labels;
}

const everywhere = new WeakMap<Mesh['workloads'], LabelIndex<Workload>>();

/** The workloads of all namespaces that a selector takes, in the order of the mesh; an empty selector takes all. */
export function workloadsTaken({ workloads }: Pick<Mesh, 'workloads'>, selector: Labels): readonly Workload[] {
  let index = everywhere.get(workloads);
  if (index === undefined) everywhere.set(workloads, (index = indexLabels(workloads, ({ labels }) => labels)));
  return selectFrom(index, selector);
}

import type { Mesh } from './build';
import { indexLabels, selectFrom, type LabelIndex } from './label-index';
import type { PodOwner, Workload } from './workload';

type Labels = Readonly<Record<string, string>>;

const indexes = new WeakMap<Mesh['workloads'], ReadonlyMap<string, LabelIndex<Workload>>>();

/** The workloads of a namespace that a selector takes, in the order of the mesh; an empty selector takes all. */
export function workloadsSelected(
  { workloads }: Pick<Mesh, 'workloads'>,
  namespace: string,
  selector: Labels,
): readonly Workload[] {
  let index = indexes.get(workloads);
  if (index === undefined) indexes.set(workloads, (index = indexByNamespace(workloads)));
  const own = index.get(namespace);
  return own ? selectFrom(own, selector) : [];
}

function indexByNamespace(workloads: readonly Workload[]): ReadonlyMap<string, LabelIndex<Workload>> {
  const lists = new Map<string, Workload[]>();
  for (const each of workloads) {
    const list = lists.get(each.namespace);
    if (list) list.push(each);
    else lists.set(each.namespace, [each]);
  }
  return new Map([...lists].map(([namespace, list]) => [namespace, indexLabels(list, ({ labels }) => labels)]));
}

const everywhere = new WeakMap<Mesh['workloads'], LabelIndex<Workload>>();

/** The workloads of all namespaces that a selector takes, in the order of the mesh; an empty selector takes all. */
export function workloadsTaken({ workloads }: Pick<Mesh, 'workloads'>, selector: Labels): readonly Workload[] {
  let index = everywhere.get(workloads);
  if (index === undefined) everywhere.set(workloads, (index = indexLabels(workloads, ({ labels }) => labels)));
  return selectFrom(index, selector);
}

const owners = new WeakMap<Mesh['podOwners'], LabelIndex<PodOwner>>();

/** The documents whose pods a selector takes, of all namespaces, in the order of the mesh; an empty selector takes all. */
export function podOwnersTaken({ podOwners }: Pick<Mesh, 'podOwners'>, selector: Labels): readonly PodOwner[] {
  let index = owners.get(podOwners);
  if (index === undefined) owners.set(podOwners, (index = indexLabels(podOwners, ({ labels }) => labels)));
  return selectFrom(index, selector);
}

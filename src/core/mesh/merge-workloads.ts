import { groupBy } from '../lists';
import { compareText } from './base';
import type { EgressDesign } from './egress-design';
import { isEqual } from './equal';
import { groupOfTemplate, groupPods, type PodGroup } from './pod-groups';
import { makersOf } from './pod-makers';
import { defaultNamespace } from './visibility';
import type { Pod, PodOwner, Workload } from './workload';

type NewWorkload = Omit<Workload, 'id'>;

const nothingAsked: ReadonlySet<string> = new Set();

/**
 * All workloads: documents that run pods, and drawn ones. Pods belong to what made them; those that are not like its other pods stay apart from it. A
 * drawn one with the namespace and name of a document, or of one of its Pods, adds its calls to it; its labels and locality fill in what the document does
 * not say. Those that equal one of `before` are the same objects as there, since a design holds many, and typing changes one. `asked` are labels of single
 * pods that selectors for proxies name.
 */
export function mergeWorkloads(
  owners: readonly PodOwner[],
  designs: readonly EgressDesign[],
  before: readonly Workload[] = [],
  asked: ReadonlySet<string> = nothingAsked,
): readonly Workload[] {
  const found = new Found();
  for (const workload of workloadsOf(owners, asked)) found.add(workload);
  for (const design of designs) for (const drawn of design.workloads) found.draw(drawn, design);
  const known = new Map(before.map((workload) => [workload.id, workload]));
  return found
    .all()
    .map((workload) => {
      const same = known.get(workload.id);
      return same && isEqual(same, workload) ? same : workload;
    })
    .sort((a, b) => compareText(a.namespace, b.namespace) || compareText(a.id, b.id));
}

/** Workloads with their ids, by namespace and name. */
class Found {
  private readonly byKey = new Map<string, Workload>();
  private readonly keyOfPod = new Map<string, string>();
  private readonly ids = new Map<string, number>();

  add(workload: NewWorkload): void {
    const base =
      workload.writtenNamespace === null
        ? `Workload/${workload.name}`
        : `Workload/${workload.writtenNamespace}/${workload.name}`;
    const count = (this.ids.get(base) ?? 0) + 1;
    this.ids.set(base, count);
    const id = count === 1 ? base : `${base}#${count}`;
    const key = workload.name === '' || this.byKey.has(keyOf(workload)) ? id : keyOf(workload);
    this.byKey.set(key, { ...workload, id });
    for (const { name } of workload.pods) this.keyOfPod.set(keyOf({ namespace: workload.namespace, name }), key);
  }

  draw(drawn: EgressDesign['workloads'][number], { resource }: EgressDesign): void {
    const namespace = drawn.namespace ?? defaultNamespace;
    const named = keyOf({ namespace, name: drawn.name });
    const key = this.byKey.has(named) ? named : (this.keyOfPod.get(named) ?? named);
    const known = drawn.name === '' ? undefined : this.byKey.get(key);
    if (known) this.byKey.set(key, addDrawn(known, drawn));
    else
      this.add({
        ...undocumented,
        ...drawn,
        writtenNamespace: drawn.namespace,
        namespace,
        source: 'EgressDesign',
        incomplete: resource.incomplete,
      });
  }

  all(): Workload[] {
    return [...this.byKey.values()];
  }
}

/** What only documents say. */
const undocumented = {
  annotations: {},
  serviceAccount: undefined,
  hostNetwork: false,
  asProxyUser: 'none',
  pods: [],
  runs: undefined,
  apartFrom: undefined,
} as const;

/** In the order of the documents; what stays apart from a workload follows it. */
function workloadsOf(owners: readonly PodOwner[], asked: ReadonlySet<string>): readonly NewWorkload[] {
  if (!owners.some(({ kind, madeBy }) => kind === 'Pod' || madeBy !== undefined)) return owners.map(fromOwner);
  const makers = makersOf(owners);
  const made = owners.filter((owner) => owner.kind === 'Pod' && makers.get(owner) !== owner);
  const madeBy = groupBy(made, (owner) => makers.get(owner));
  return owners
    .filter((owner) => makers.get(owner) === owner)
    .flatMap((owner) => withPods(owner, groupPods(madeBy.get(owner) ?? [], asked)));
}

function withPods(owner: PodOwner, groups: readonly PodGroup[]): readonly NewWorkload[] {
  const own = groupOfTemplate(owner, groups);
  const apart = groups.filter((group) => group !== own);
  const workload = fromOwner(owner);
  const { annotations } = owner;
  return [
    own === undefined ? workload : { ...ofGroup(workload, own), annotations: { ...annotations, ...own.annotations } },
    ...apart.flatMap((group) => {
      const [first] = group.pods;
      return first ? [{ ...ofGroup(fromOwner(first), group), apartFrom: owner.name }] : [];
    }),
  ];
}

function ofGroup(workload: NewWorkload, { pods, labels }: PodGroup): NewWorkload {
  const [first] = pods;
  return {
    ...workload,
    labels,
    serviceAccount: first?.serviceAccount ?? workload.serviceAccount,
    incomplete: workload.incomplete || pods.some(({ resource }) => resource.incomplete),
    pods: pods.map(asPod),
    runs: first && runsOf(first),
  };
}

function fromOwner(owner: PodOwner): NewWorkload {
  const isPod = owner.kind === 'Pod';
  return {
    place: owner.resource.place,
    writtenNamespace: owner.resource.namespace,
    namespace: owner.namespace,
    name: owner.name,
    labels: owner.labels,
    annotations: owner.annotations,
    serviceAccount: owner.serviceAccount,
    hostNetwork: owner.hostNetwork,
    asProxyUser: owner.asProxyUser,
    locality: undefined,
    calls: [],
    source: owner.kind,
    incomplete: owner.resource.incomplete,
    pods: isPod ? [asPod(owner)] : [],
    runs: isPod ? runsOf(owner) : undefined,
    apartFrom: undefined,
  };
}

function runsOf({ running }: PodOwner): Workload['runs'] {
  return running && { proxy: running.proxy, dnsCapture: running.dnsCapture, redirection: running.redirection };
}

function asPod({ name, resource, labels, serviceAccount, running }: PodOwner): Pod {
  return { name, place: resource.place, labels, serviceAccount, running };
}

/** What is drawn of a workload is so of each of its pods. */
function addDrawn(workload: Workload, drawn: EgressDesign['workloads'][number]): Workload {
  return {
    ...workload,
    labels: { ...drawn.labels, ...workload.labels },
    pods: workload.pods.map((pod) => ({ ...pod, labels: { ...drawn.labels, ...pod.labels } })),
    locality: workload.locality ?? drawn.locality,
    calls: [...workload.calls, ...drawn.calls],
  };
}

function keyOf(workload: Pick<Workload, 'namespace' | 'name'>): string {
  return `${workload.namespace}/${workload.name}`;
}

import type { Place, Resource } from '../schema';
import { compareText, readView, type View } from './base';
import type { Call } from './call';
import { isEqual } from './equal';
import type { EgressDesign } from './egress-design';
import { labelsIn, recordIn, textIn } from './read';
import { defaultNamespace } from './visibility';

/** A Kubernetes document that runs pods. */
export interface PodOwner extends View {
  readonly type: 'pod-owner';
  readonly kind: string;
  /** Of its pods. */
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** Undefined for the one of the namespace, `default`. */
  readonly serviceAccount: string | undefined;
  readonly hostNetwork: boolean;
}

/** A workload: pods with a name, what they are labelled, and what they call. */
export interface Workload {
  /** `Workload/namespace/name`, or `Workload/name` where no namespace is written; with `#2` … for later ones of the same kind. */
  readonly id: string;
  readonly place: Place;
  /** As written; null when absent. */
  readonly writtenNamespace: string | null;
  /** The namespace that counts: as written, else `default`. */
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Of its pods; empty for one that is only drawn. */
  readonly annotations: Readonly<Record<string, string>>;
  /** Undefined where none is written, so that it is `default`. */
  readonly serviceAccount: string | undefined;
  /** Whether its pods share the network of their node, so that nothing of the mesh takes their traffic. */
  readonly hostNetwork: boolean;
  readonly locality: string | undefined;
  readonly calls: readonly Call[];
  /** The kind it comes from: `EgressDesign`, `Deployment` … */
  readonly source: string;
  readonly incomplete: boolean;
}

/** Where the pods' metadata stands in each kind that runs pods. */
const podMetadata: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['spec', 'template', 'metadata'],
  StatefulSet: ['spec', 'template', 'metadata'],
  DaemonSet: ['spec', 'template', 'metadata'],
  ReplicaSet: ['spec', 'template', 'metadata'],
  Job: ['spec', 'template', 'metadata'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'metadata'],
  Pod: ['metadata'],
};

/** Whether a kind runs pods. */
export function runsPods(kind: string): boolean {
  return Object.hasOwn(podMetadata, kind);
}

/** The typed view of a document that runs pods. */
export function readPodOwner(resource: Resource): PodOwner {
  const path = podMetadata[resource.kind] ?? [];
  const metadata = path.reduce<unknown>((at, key) => recordIn(at, key), resource.value);
  const spec = recordIn(
    [...path.slice(0, -1)].reduce<unknown>((at, key) => recordIn(at, key), resource.value),
    'spec',
  );
  return {
    ...readView(resource),
    type: 'pod-owner',
    kind: resource.kind,
    labels: labelsIn(metadata, 'labels'),
    annotations: labelsIn(metadata, 'annotations'),
    serviceAccount: textIn(spec, 'serviceAccountName') ?? textIn(spec, 'serviceAccount'),
    hostNetwork: spec['hostNetwork'] === true,
  };
}

/**
 * All workloads: documents that run pods, and drawn ones. A drawn one with the namespace and name of a document adds its calls to it; its
 * labels and locality fill in what the document does not say. Those that equal one of `before` are the same objects as there, since a design
 * holds many, and typing changes one.
 */
export function mergeWorkloads(
  owners: readonly PodOwner[],
  designs: readonly EgressDesign[],
  before: readonly Workload[] = [],
): readonly Workload[] {
  const found = new Map<string, Workload>();
  const ids = new Map<string, number>();
  const add = (workload: Omit<Workload, 'id'>): void => {
    const base =
      workload.writtenNamespace === null
        ? `Workload/${workload.name}`
        : `Workload/${workload.writtenNamespace}/${workload.name}`;
    const count = (ids.get(base) ?? 0) + 1;
    ids.set(base, count);
    const id = count === 1 ? base : `${base}#${count}`;
    found.set(workload.name === '' || found.has(keyOf(workload)) ? id : keyOf(workload), { ...workload, id });
  };
  for (const owner of owners) add(fromOwner(owner));
  for (const design of designs) {
    for (const drawn of design.workloads) {
      const namespace = drawn.namespace ?? defaultNamespace;
      const known = drawn.name === '' ? undefined : found.get(keyOf({ namespace, name: drawn.name }));
      if (known) found.set(keyOf(known), addDrawn(known, drawn));
      else
        add({
          ...drawn,
          writtenNamespace: drawn.namespace,
          namespace,
          annotations: {},
          serviceAccount: undefined,
          hostNetwork: false,
          source: 'EgressDesign',
          incomplete: design.resource.incomplete,
        });
    }
  }
  const known = new Map(before.map((workload) => [workload.id, workload]));
  return [...found.values()]
    .map((workload) => {
      const same = known.get(workload.id);
      return same && isEqual(same, workload) ? same : workload;
    })
    .sort((a, b) => compareText(a.namespace, b.namespace) || compareText(a.id, b.id));
}

function keyOf(workload: Pick<Workload, 'namespace' | 'name'>): string {
  return `${workload.namespace}/${workload.name}`;
}

function fromOwner(owner: PodOwner): Omit<Workload, 'id'> {
  return {
    place: owner.resource.place,
    writtenNamespace: owner.resource.namespace,
    namespace: owner.namespace,
    name: owner.name,
    labels: owner.labels,
    annotations: owner.annotations,
    serviceAccount: owner.serviceAccount,
    hostNetwork: owner.hostNetwork,
    locality: undefined,
    calls: [],
    source: owner.kind,
    incomplete: owner.resource.incomplete,
  };
}

function addDrawn(workload: Workload, drawn: EgressDesign['workloads'][number]): Workload {
  return {
    ...workload,
    labels: { ...drawn.labels, ...workload.labels },
    locality: workload.locality ?? drawn.locality,
    calls: [...workload.calls, ...drawn.calls],
  };
}

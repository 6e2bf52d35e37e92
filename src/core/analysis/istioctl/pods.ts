import { groupBy } from '../../lists';
import { defaultNamespace, isIgnoredNamespace, labelsIn, recordIn, textIn, type EgressDesign } from '../../mesh';
import type { Resource } from '../../schema';
import { designsOf, question } from '../question';
import type { RuleInput } from '../run';
import { indexLabels, selectFrom, type LabelIndex } from '../../mesh';
import { perResource } from './per-resource';
import { seenOf } from './scope';

type Labels = Readonly<Record<string, string>>;

/**
 * A pod that is drawn: a Pod document, the pods that a Deployment or one of its like would make, or a workload of an EgressDesign. Istio's
 * analyzers see the pods of a cluster; these stand for them.
 */
export interface DrawnPod {
  /** The kind of the document, for example `Pod`, `Deployment` or `EgressDesign`. */
  readonly kind: string;
  readonly resource: Resource;
  readonly namespace: string;
  readonly name: string;
  readonly labels: Labels;
  readonly annotations: Labels;
  /** The pod's own spec (containers, nodeName); an empty mapping for a workload of a design. */
  readonly spec: Readonly<Record<string, unknown>>;
  /** `region/zone/subzone`, where a design says it. */
  readonly locality: string | undefined;
}

/** All drawn pods, outside of the namespaces that analyzers leave alone. */
export const podsOf = question((input): readonly DrawnPod[] => {
  const written = Object.keys(templates).flatMap((kind) => seenOf(input, kind).map((seen) => readPod(seen)));
  return addDesigns(written, designsOf(input));
});

/**
 * Whether documents of the cluster's own kinds draw pods. The workloads of a design are those that somebody thought of when they drew it: they show that a
 * selector finds its pods, and not that it finds none.
 */
export const drawsPods = question((input): boolean => podsOf(input).some(({ kind }) => kind !== 'EgressDesign'));

/** The drawn pods by their labels. */
export const podIndexOf = question((input): LabelIndex<DrawnPod> => indexLabels(podsOf(input), ({ labels }) => labels));

const namespaceIndexes = question(
  (input): ReadonlyMap<string, LabelIndex<DrawnPod>> =>
    new Map(
      [...groupBy(podsOf(input), ({ namespace }) => namespace)].map(([namespace, pods]) => [
        namespace,
        indexLabels(pods, ({ labels }) => labels),
      ]),
    ),
);

/** The drawn pods that a selector matches, in one namespace or, without it, in all. An empty selector matches every pod. */
export function podsSelectedBy(input: RuleInput, selector: Labels, namespace?: string): readonly DrawnPod[] {
  const index = namespace === undefined ? podIndexOf(input) : namespaceIndexes(input).get(namespace);
  return index === undefined ? [] : selectFrom(index, selector);
}

/** A selector as messages show it: `app=api, version=v1`. */
export function showSelector(selector: Labels): string {
  return Object.entries(selector)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
}

/** Where the pod stands in each kind that makes pods. */
const templates: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};

const readPod = perResource(({ resource, sort, namespace, name }): DrawnPod => {
  const pod = (templates[sort] ?? []).reduce<unknown>((at, key) => recordIn(at, key), resource.value);
  const metadata = recordIn(pod, 'metadata');
  return {
    ...{ kind: sort, resource, namespace, name },
    labels: labelsIn(metadata, 'labels'),
    annotations: labelsIn(metadata, 'annotations'),
    spec: recordIn(pod, 'spec'),
    locality: undefined,
  };
});

/** A workload of a design with the namespace and name of a document is the same pods; its labels fill in what the document does not say. */
function addDesigns(written: readonly DrawnPod[], designs: readonly EgressDesign[]): readonly DrawnPod[] {
  if (designs.length === 0) return written;
  const pods = new Map(written.map((pod, index) => [`${pod.namespace}/${pod.name}/${index}`, pod]));
  const byName = new Map([...pods].map(([key, pod]) => [`${pod.namespace}/${pod.name}`, key]));
  for (const { resource, workloads } of designs) {
    for (const workload of workloads) {
      const namespace = workload.namespace ?? defaultNamespace;
      if (isIgnoredNamespace(namespace)) continue;
      const { name } = workload;
      const known = name === '' ? undefined : byName.get(`${namespace}/${name}`);
      const pod = known === undefined ? undefined : pods.get(known);
      if (known !== undefined && pod)
        pods.set(known, { ...pod, labels: { ...workload.labels, ...pod.labels }, locality: workload.locality });
      else
        pods.set(`${namespace}/${name}/design ${pods.size}`, {
          ...{
            kind: 'EgressDesign',
            resource,
            namespace,
            name,
            labels: workload.labels,
            annotations: {},
            spec: {},
            locality: workload.locality,
          },
        });
    }
  }
  return [...pods.values()];
}

/** The node that a pod is bound to; undefined before that. */
export function nodeOf(pod: DrawnPod): string | undefined {
  return textIn(pod.spec, 'nodeName');
}

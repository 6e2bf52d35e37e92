import { any, describedAt, labels, list, map, object, text } from '../field-types';
import type { Field, Kind, NumberType } from '../types';
import { podAnnotations, podLabels } from './istio-labels';
import { kubernetesReference, labelSelector, partial, portNumber } from './partial-kind';

const count: NumberType = { type: 'integer', minimum: 0 };

const containerPort = object([
  { name: 'containerPort', type: portNumber, required: true, doc: 'Port on which the container listens.' },
  { name: 'name', type: text({ format: 'name' }), doc: 'Name by which a Service can mean the port.' },
]);

const container = object([
  { name: 'name', type: text({ format: 'name' }), required: true, common: true, doc: 'Name of the container.' },
  { name: 'image', type: text(), common: true, doc: 'What it runs.' },
  { name: 'ports', type: list(containerPort, { key: 'containerPort' }), doc: 'Ports that it says it listens on.' },
  { name: 'env', type: any, doc: 'Environment variables, among them addresses that the app calls.' },
]);

const podSpec: readonly Field[] = [
  {
    name: 'serviceAccountName',
    type: text({ references: 'service-account' }),
    common: true,
    doc: 'Account of the pod: the identity in its mesh certificate.',
    default: { value: 'default', source: 'Kubernetes' },
  },
  {
    name: 'containers',
    type: list(container, { key: 'name' }),
    common: true,
    doc: 'Containers of the pod. Injection adds istio-proxy.',
  },
  {
    name: 'hostNetwork',
    type: { type: 'boolean' },
    doc: 'Uses the network of the node. Such a pod gets no sidecar.',
    default: { value: 'false', source: 'Kubernetes' },
  },
  {
    name: 'nodeSelector',
    type: labels,
    doc: 'Labels of nodes on which the pod may run; they decide about its locality.',
  },
];

const podMetadata = object([
  {
    name: 'labels',
    type: { ...labels, words: podLabels },
    common: true,
    doc: 'Labels of the pods, by which selectors of Istio and Kubernetes find them.',
  },
  {
    name: 'annotations',
    type: map(text(), { key: 'any', words: podAnnotations }),
    doc: 'Annotations of the pods, some of which tell the sidecar what to catch.',
  },
]);

const template: Field = {
  name: 'template',
  type: object([
    { name: 'metadata', type: podMetadata, common: true, doc: 'Labels and annotations of the pods.' },
    { name: 'spec', type: object(podSpec), common: true, doc: 'What the pods run, and as whom.' },
  ]),
  common: true,
  doc: 'The pods that it makes.',
};

const selector: Field = { name: 'selector', type: labelSelector, doc: 'Labels by which it finds its pods.' };
const replicas: Field = {
  name: 'replicas',
  type: count,
  doc: 'How many pods. Limits of Istio count for each of them.',
  default: { value: '1', source: 'Kubernetes' },
};

const workload = (kind: string, doc: string, fields: readonly Field[], options: Partial<Kind> = {}): Kind => {
  const url = `${kubernetesReference}workload-resources/${kind.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}-v1/`;
  return partial({ kind, group: 'apps', letters: 'W', doc, url, fields: describedAt(url, fields), ...options });
};

/** Pods, and what makes them. */
export const workloadKinds: readonly Kind[] = [
  workload('Pod', 'One pod, as somebody wrote it or a controller made it.', podSpec, {
    group: '',
    labels: podLabels,
    annotations: podAnnotations,
  }),
  workload('Deployment', 'Equal pods that are replaced one by one.', [replicas, selector, template]),
  workload('StatefulSet', 'Pods with names and storage of their own.', [
    replicas,
    selector,
    { name: 'serviceName', type: text(), doc: 'The headless Service that gives the pods their names.' },
    template,
  ]),
  workload('DaemonSet', 'A pod on each node.', [selector, template]),
  workload('ReplicaSet', 'A number of equal pods, most often of a Deployment.', [replicas, selector, template]),
  workload(
    'Job',
    'Pods that run to an end. A sidecar that is no native one keeps them from ending.',
    [{ name: 'parallelism', type: count, doc: 'How many pods run at a time.' }, template],
    { group: 'batch' },
  ),
  workload(
    'CronJob',
    'Jobs on a timetable.',
    [
      { name: 'schedule', type: text(), common: true, doc: 'When they run, in the syntax of cron.' },
      {
        name: 'jobTemplate',
        type: object([{ name: 'spec', type: object([template]), common: true, doc: 'What each job runs.' }]),
        common: true,
        doc: 'The jobs that it makes.',
      },
    ],
    { group: 'batch' },
  ),
];

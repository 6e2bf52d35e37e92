import { any, labels, map, object, text } from '../field-types';
import type { Field, Kind } from '../types';

// Kubernetes' own kinds are described as far as an egress design reads them; the rest is kept unjudged.

const podSpec: readonly Field[] = [
  { name: 'serviceAccountName', type: text({ references: 'service-account' }), doc: 'Identity of the pod.' },
  { name: 'containers', type: any, doc: 'Containers of the pod.' },
];

const template: Field = {
  name: 'template',
  type: object([
    {
      name: 'metadata',
      type: object([{ name: 'labels', type: labels, doc: 'Labels of the pods, by which selectors find them.' }]),
      doc: 'Labels and annotations of the pods.',
    },
    { name: 'spec', type: object(podSpec), doc: 'The pods.' },
  ]),
  doc: 'The pods that it makes.',
};

const workload: readonly Field[] = [
  { name: 'replicas', type: any, doc: 'How many pods.' },
  { name: 'selector', type: any, doc: 'Labels by which it finds its pods.' },
  template,
];

interface Partial {
  readonly kind: string;
  readonly group?: string;
  readonly versions?: readonly string[];
  readonly letters: string;
  readonly doc: string;
  readonly scope?: Kind['scope'];
  readonly fields: readonly Field[];
  readonly root?: boolean;
}

const partial = (kind: Partial): Kind => ({
  group: '',
  versions: ['v1'],
  scope: 'Namespaced',
  coverage: 'partial',
  ...kind,
});

const apps = (kind: string, letters: string, doc: string): Kind =>
  partial({ kind, group: 'apps', letters, doc, fields: workload });

export const kubernetesKinds: readonly Kind[] = [
  partial({
    kind: 'Namespace',
    letters: 'NS',
    doc: 'A namespace; its labels decide about sidecars and ambient mode.',
    scope: 'Cluster',
    fields: [],
  }),
  partial({ kind: 'Pod', letters: 'W', doc: 'A pod.', fields: podSpec }),
  apps('Deployment', 'W', 'Pods that are replaced one by one.'),
  apps('StatefulSet', 'W', 'Pods with names and storage of their own.'),
  apps('DaemonSet', 'W', 'A pod on each node.'),
  apps('ReplicaSet', 'W', 'A number of equal pods.'),
  partial({ kind: 'Job', group: 'batch', letters: 'W', doc: 'Pods that run to an end.', fields: [template] }),
  partial({
    kind: 'CronJob',
    group: 'batch',
    letters: 'W',
    doc: 'Jobs on a timetable.',
    fields: [
      {
        name: 'jobTemplate',
        type: object([{ name: 'spec', type: object([template]), doc: 'The job.' }]),
        doc: 'The jobs that it makes.',
      },
    ],
  }),
  partial({
    kind: 'Service',
    letters: 'S',
    doc: 'A service of the Kubernetes registry.',
    fields: [
      { name: 'type', type: text(), doc: 'ClusterIP, NodePort, LoadBalancer or ExternalName.' },
      { name: 'selector', type: map(any), doc: 'Labels of the pods behind it.' },
      { name: 'ports', type: any, doc: 'Its ports. The name or appProtocol of each tells Istio the protocol.' },
      { name: 'externalName', type: text({ format: 'host' }), doc: 'The name to which it is an alias.' },
    ],
  }),
  partial({ kind: 'ServiceAccount', letters: 'SA', doc: 'An identity for pods.', root: true, fields: [] }),
  partial({
    kind: 'Secret',
    letters: 'SEC',
    doc: 'Certificates and keys, among others.',
    root: true,
    fields: [{ name: 'type', type: text(), doc: 'What it holds.' }],
  }),
  partial({
    kind: 'ConfigMap',
    letters: 'CM',
    doc: 'Settings as text.',
    root: true,
    fields: [{ name: 'data', type: map(any), doc: 'Names and texts.' }],
  }),
];

const gatewayApi = (kind: string, letters: string, doc: string, versions = ['v1', 'v1beta1']): Kind =>
  partial({ kind, group: 'gateway.networking.k8s.io', versions, letters, doc, fields: [] });

/** Kinds of the Kubernetes Gateway API. */
export const gatewayApiKinds: readonly Kind[] = [
  { ...gatewayApi('GatewayClass', 'GC', 'Who implements gateways of this class.'), scope: 'Cluster' },
  gatewayApi('Gateway', 'G', 'A gateway or waypoint of the Kubernetes Gateway API.'),
  gatewayApi('HTTPRoute', 'HR', 'Routes HTTP requests of gateways or services.'),
  gatewayApi('GRPCRoute', 'GR', 'Routes gRPC requests of gateways or services.', ['v1', 'v1alpha2']),
  gatewayApi('TLSRoute', 'TR', 'Routes TLS connections by server name.', ['v1', 'v1alpha3', 'v1alpha2']),
  gatewayApi('TCPRoute', 'CR', 'Routes TCP connections.', ['v1alpha2']),
  gatewayApi('ReferenceGrant', 'RG', 'Allows references from other namespaces.'),
];

import { describedAt, map, text } from '../field-types';
import type { Kind } from '../types';
import { namespaceLabels } from './istio-labels';
import { service } from './kubernetes-service';
import { workloadKinds } from './kubernetes-workloads';
import { networkPolicy } from './network-policy';
import { kubernetesReference, partial } from './partial-kind';

// Kubernetes' own kinds are described as far as an egress design reads them; the rest is kept unjudged.

const secretUrl = `${kubernetesReference}config-and-storage-resources/secret-v1/`;
const configMapUrl = `${kubernetesReference}config-and-storage-resources/config-map-v1/`;

export const kubernetesKinds: readonly Kind[] = [
  partial({
    kind: 'Namespace',
    letters: 'NS',
    doc: 'A namespace; its labels decide about sidecars and ambient mode.',
    scope: 'Cluster',
    labels: namespaceLabels,
    url: `${kubernetesReference}cluster-resources/namespace-v1/`,
    fields: [],
  }),
  ...workloadKinds,
  service,
  partial({
    kind: 'ServiceAccount',
    letters: 'SA',
    doc: 'An identity for pods: spiffe://trust-domain/ns/namespace/sa/name in their mesh certificates.',
    root: true,
    url: `${kubernetesReference}authentication-resources/service-account-v1/`,
    fields: [],
  }),
  partial({
    kind: 'Secret',
    letters: 'SEC',
    doc: 'Certificates and keys, among others, which credentialName of a rule or gateway names.',
    root: true,
    url: secretUrl,
    fields: describedAt(secretUrl, [
      {
        name: 'type',
        type: text(),
        doc: 'What it holds: kubernetes.io/tls has tls.crt and tls.key. Istio reads Opaque ones too.',
      },
      {
        name: 'data',
        type: map(text({ format: 'base64' }), { key: 'any' }),
        doc: 'Names and contents in base64: tls.crt, tls.key and ca.crt, or cert, key and cacert.',
      },
      {
        name: 'stringData',
        type: map(text(), { key: 'any' }),
        doc: 'The same as plain text; the API server adds it to data.',
      },
    ]),
  }),
  partial({
    kind: 'ConfigMap',
    letters: 'CM',
    doc: 'Settings as text. In the one called istio of the root namespace, mesh holds the mesh settings.',
    root: true,
    url: configMapUrl,
    fields: describedAt(configMapUrl, [
      {
        name: 'data',
        type: map(text(), {
          key: 'any',
          words: [
            {
              value: 'mesh',
              doc: 'In the ConfigMap istio: the mesh settings (MeshConfig) as YAML, such as outboundTrafficPolicy.',
            },
            { value: 'meshNetworks', doc: 'In the ConfigMap istio: networks and their gateways as YAML.' },
          ],
        }),
        doc: 'Names and texts.',
      },
    ]),
  }),
  networkPolicy,
];

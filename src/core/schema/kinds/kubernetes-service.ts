import { any, choice, describedAt, labels, list, object, text } from '../field-types';
import type { Kind } from '../types';
import { serviceAnnotations, serviceLabels } from './istio-labels';
import { kubernetesReference, partial, portNumber } from './partial-kind';

const servicePort = object([
  {
    name: 'name',
    type: text({ format: 'name' }),
    common: true,
    doc: 'Name of the port. Its beginning, up to a -, tells Istio the protocol: http-web, grpc, tcp-db.',
  },
  { name: 'port', type: portNumber, required: true, common: true, doc: 'Port that callers dial.' },
  {
    name: 'targetPort',
    type: any,
    common: true,
    doc: 'Port of the pods, by number or by name.',
    default: { value: 'port', source: 'Kubernetes' },
  },
  {
    name: 'appProtocol',
    type: text(),
    common: true,
    doc: 'The protocol, before what the name says: http, https, tcp, kubernetes.io/h2c.',
  },
  {
    name: 'protocol',
    type: choice(
      { value: 'TCP', doc: 'Proxies see it.' },
      { value: 'UDP', doc: 'Proxies let it pass unseen.' },
      { value: 'SCTP', doc: 'Proxies let it pass unseen.' },
    ),
    doc: 'Transport.',
    default: { value: 'TCP', source: 'Kubernetes' },
  },
  { name: 'nodePort', type: portNumber, doc: 'Port on every node.' },
]);

const serviceUrl = `${kubernetesReference}service-resources/service-v1/`;

/** A service of the Kubernetes registry. */
export const service: Kind = partial({
  kind: 'Service',
  letters: 'S',
  doc: 'A service of the Kubernetes registry: proxies know it without a ServiceEntry.',
  labels: serviceLabels,
  annotations: serviceAnnotations,
  url: serviceUrl,
  fields: describedAt(serviceUrl, [
    {
      name: 'type',
      type: choice(
        { value: 'ClusterIP', doc: 'Reached at an address of the cluster.' },
        { value: 'NodePort', doc: 'Reached at a port of every node too.' },
        { value: 'LoadBalancer', doc: 'Reached through a load balancer of the cloud too.' },
        {
          value: 'ExternalName',
          doc: 'An alias in DNS for a name, most often one outside. Istio routes it as that name.',
        },
      ),
      common: true,
      doc: 'How it is reached.',
      default: { value: 'ClusterIP', source: 'Kubernetes' },
    },
    {
      name: 'selector',
      type: { ...labels, selects: { pods: 'own' } },
      common: true,
      doc: 'Labels of the pods behind it.',
    },
    {
      name: 'ports',
      type: list(servicePort, { key: 'port' }),
      common: true,
      doc: 'Its ports. Name or appProtocol of each tells Istio the protocol; without either Istio looks at the first bytes.',
    },
    {
      name: 'externalName',
      type: text({ format: 'host' }),
      common: true,
      doc: 'The name to which an ExternalName is an alias.',
    },
    {
      name: 'clusterIP',
      type: text({ format: 'ip' }),
      doc: 'Its address; None for a headless one, whose pods are dialled themselves.',
    },
    { name: 'externalIPs', type: list(text({ format: 'ip' })), doc: 'Further addresses that lead to it.' },
    {
      name: 'publishNotReadyAddresses',
      type: { type: 'boolean' },
      doc: 'Counts pods that are not ready as endpoints.',
    },
  ]),
});

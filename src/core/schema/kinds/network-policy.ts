import { any, choice, describedAt, list, object, text } from '../field-types';
import type { Field, Kind } from '../types';
import { kubernetesReference, labelSelector, partial, portNumber } from './partial-kind';

const peer = object([
  {
    name: 'podSelector',
    type: labelSelector,
    doc: 'Pods with these labels, of its own namespace unless namespaceSelector says otherwise; {} for all.',
  },
  { name: 'namespaceSelector', type: labelSelector, doc: 'Pods of namespaces with these labels; {} for all.' },
  {
    name: 'ipBlock',
    type: object([
      { name: 'cidr', type: text({ format: 'ip' }), required: true, doc: 'The range, such as 10.0.0.0/8.' },
      { name: 'except', type: list(text({ format: 'ip' })), doc: 'Ranges inside of it that are not meant.' },
    ]),
    doc: 'A range of addresses, for what is outside of the cluster.',
  },
]);

const policyPort = object([
  {
    name: 'protocol',
    type: choice(
      { value: 'TCP', doc: 'TCP.' },
      { value: 'UDP', doc: 'UDP, as DNS needs it.' },
      { value: 'SCTP', doc: 'SCTP.' },
    ),
    doc: 'Transport.',
    default: { value: 'TCP', source: 'Kubernetes' },
  },
  { name: 'port', type: any, doc: 'Port of the called pod or server, by number or by name.' },
  { name: 'endPort', type: portNumber, doc: 'Last port of a range that begins with port.' },
]);

const direction = (side: 'to' | 'from', doc: string): Field['type'] =>
  list(
    object([
      { name: side, type: list(peer), common: true, doc },
      { name: 'ports', type: list(policyPort), common: true, doc: 'Ports that are allowed; all when unset.' },
    ]),
  );

const policyUrl = `${kubernetesReference}policy-resources/network-policy-v1/`;

/** What keeps pods from leaving the cluster past their proxy. */
export const networkPolicy: Kind = partial({
  kind: 'NetworkPolicy',
  group: 'networking.k8s.io',
  letters: 'NP',
  doc: 'Says, below the mesh, which addresses pods may be called from and may call. It holds even where an app goes past its sidecar.',
  url: policyUrl,
  fields: describedAt(policyUrl, [
    {
      name: 'podSelector',
      type: labelSelector,
      common: true,
      doc: 'The pods of its namespace for which it is; {} for all.',
    },
    {
      name: 'policyTypes',
      type: list(
        choice(
          { value: 'Egress', doc: 'Calls that the pods make: what no rule allows is dropped.' },
          { value: 'Ingress', doc: 'Calls that the pods receive: what no rule allows is dropped.' },
        ),
      ),
      common: true,
      doc: 'Which directions it limits.',
      default: { value: 'Ingress, and Egress when egress is set', source: 'Kubernetes' },
    },
    {
      name: 'egress',
      type: direction('to', 'Where calls may go; anywhere when unset.'),
      common: true,
      doc: 'Calls that are allowed out. They need DNS and istiod too.',
    },
    {
      name: 'ingress',
      type: direction('from', 'Where calls may come from; anywhere when unset.'),
      doc: 'Calls that are allowed in.',
    },
  ]),
});

import type { Field, Kind } from '../types';
import { dialledFields } from './endpoint';
import { heading, scalar } from './starter-text';

const refs: Readonly<Record<string, string>> = {
  address: 'crd-we-addr',
  labels: 'crd-we-labels',
  ports: 'crd-we-ports',
  weight: 'crd-we-weight',
};

const fields: readonly Field[] = dialledFields('wh-we-address-fqdn').map((field) => ({
  ...field,
  section: field.name === 'labels' || field.name === 'serviceAccount' ? 'Identity' : 'Endpoint',
  ref: refs[field.name] ?? 'crd-we-strings',
}));

/** A server outside Kubernetes that a ServiceEntry can select as its endpoint. */
export const workloadEntry: Kind = {
  kind: 'WorkloadEntry',
  group: 'networking.istio.io',
  versions: ['v1', 'v1beta1', 'v1alpha3'],
  letters: 'WE',
  shortNames: ['we'],
  doc: 'A server outside Kubernetes, for example a virtual machine, that a ServiceEntry of its namespace can select by labels.',
  scope: 'Namespaced',
  coverage: 'full',
  fields,
  specRequired: true,
  specRef: 'crd-we-spec',
  url: 'https://istio.io/latest/docs/reference/config/networking/workload-entry/',
  starter: (options) => `${heading('networking.istio.io/v1', 'WorkloadEntry', options)}spec:
  address: ${scalar(options.host ?? '192.0.2.10')}
  labels:
    app: ${scalar(options.name)}
`,
};

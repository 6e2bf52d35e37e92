import { describedAt, map, port, text, weight } from '../field-types';
import type { Field } from '../types';

// What becomes of an endpoint: istio/istio pilot/pkg/serviceregistry/serviceentry/conversion.go (convertEndpoint).

/** An address that serves an entry; a WorkloadEntry has the same fields. */
export const endpointFields: readonly Field[] = describedAt(
  'https://istio.io/latest/docs/reference/config/networking/workload-entry/#WorkloadEntry',
  [
    {
      name: 'address',
      alsoCalled: ['ip', 'host', 'hostname', 'addr'],
      type: text({ format: 'address', maxLength: 256 }),
      common: true,
      ref: 'crd-se-ep-address-len',
      doc: 'Where the proxy connects to: an IP with STATIC, an IP or a name with the DNS modes, or unix:// and a path with STATIC.',
    },
    {
      name: 'ports',
      type: map(port, { key: 'port-name', maxEntries: 128 }),
      common: true,
      ref: 'crd-se-ep-ports',
      doc: "The port dialled at this endpoint for each of the entry's ports, by port name. A port that is not listed keeps targetPort, else number.",
    },
    {
      name: 'locality',
      type: text({ format: 'locality', maxLength: 2048 }),
      common: true,
      ref: 'crd-se-ep-strings',
      doc: 'region/zone/subzone of the endpoint. Proxies rank endpoints by it, but only once a DestinationRule turns on outlierDetection or distribute.',
    },
    {
      name: 'weight',
      type: weight,
      common: true,
      ref: 'crd-se-ep-weight',
      doc: 'Share of the calls relative to the other endpoints of the same priority.',
      default: { value: '1', source: 'Istio' },
    },
    {
      name: 'labels',
      type: map(text({ format: 'label-value' }), { key: 'label', maxEntries: 256 }),
      common: true,
      ref: 'crd-se-ep-labels',
      doc: 'What subsets and failoverPriority of a DestinationRule select by. On their own, labels rank nothing.',
    },
    {
      name: 'network',
      type: text({ maxLength: 2048 }),
      ref: 'crd-se-ep-strings',
      doc: 'The network that the endpoint is in. In another network than the proxy it is reached through that network’s gateway, where one is known.',
    },
    {
      name: 'serviceAccount',
      type: text({ maxLength: 253, references: 'service-account' }),
      ref: 'crd-se-ep-strings',
      doc: 'The identity expected in the certificate of a workload with a proxy. It is checked for external servers too, and those have no such identity.',
    },
  ],
);

/** The same with an address that istiod's webhook looks at (row `ref`); it does not look into the template of a WorkloadGroup. */
export function dialledFields(ref: string): readonly Field[] {
  const type = text({ format: 'address', maxLength: 256, syntax: { form: 'endpoint-address', ref } });
  return endpointFields.map((field) => (field.name === 'address' ? { ...field, type } : field));
}

import { list, map, object, port, text } from '../field-types';
import type { Field, Kind, NumberType } from '../types';
import { endpointFields } from './service-entry';

const seconds: NumberType = { type: 'integer', minimum: 0, maximum: 2_147_483_647 };
const probePort: Field = { name: 'port', type: port, required: true, doc: 'Port that is asked.' };

const probe = object(
  [
    {
      name: 'httpGet',
      type: object([
        { name: 'path', type: text(), doc: 'Path that is asked for.' },
        probePort,
        { name: 'host', type: text(), doc: 'Address that is asked.' },
        { name: 'scheme', type: text(), doc: 'HTTP or HTTPS.' },
        {
          name: 'httpHeaders',
          type: list(
            object([
              {
                name: 'name',
                type: text({ pattern: { source: '^[-_A-Za-z0-9]+$', words: 'letters, digits, - and _' } }),
                doc: 'Name of the header.',
              },
              { name: 'value', type: text(), doc: 'Its value.' },
            ]),
          ),
          doc: 'Headers that are sent.',
        },
      ]),
      doc: 'Asks by HTTP.',
    },
    {
      name: 'tcpSocket',
      type: object([probePort, { name: 'host', type: text(), doc: 'Address that is asked.' }]),
      doc: 'Opens a connection.',
    },
    {
      name: 'exec',
      type: object([
        { name: 'command', type: list(text({ minLength: 1 })), required: true, doc: 'Command and arguments.' },
      ]),
      doc: 'Runs a command.',
    },
    {
      name: 'grpc',
      type: object([
        { name: 'port', type: port, doc: 'Port that is asked.' },
        { name: 'service', type: text(), doc: 'Service that is asked about.' },
      ]),
      doc: 'Asks by the gRPC health protocol.',
    },
    { name: 'initialDelaySeconds', type: seconds, doc: 'Pause before the first probe.' },
    { name: 'timeoutSeconds', type: seconds, doc: 'Limit of each probe.' },
    { name: 'periodSeconds', type: seconds, doc: 'Time between probes.' },
    { name: 'successThreshold', type: seconds, doc: 'Good probes until the server counts as healthy.' },
    { name: 'failureThreshold', type: seconds, doc: 'Bad probes until it counts as unhealthy.' },
  ],
  [['httpGet', 'tcpSocket', 'exec', 'grpc']],
);

/** A template for WorkloadEntries that register themselves. */
export const workloadGroup: Kind = {
  kind: 'WorkloadGroup',
  group: 'networking.istio.io',
  versions: ['v1', 'v1beta1', 'v1alpha3'],
  letters: 'WG',
  doc: 'A template for servers outside Kubernetes that register themselves with istiod.',
  scope: 'Namespaced',
  coverage: 'full',
  fields: [
    {
      name: 'metadata',
      type: object([
        {
          name: 'labels',
          type: map(text({ format: 'label-value' }), { key: 'label', maxEntries: 256 }),
          doc: 'Labels of the entries.',
        },
        { name: 'annotations', type: map(text(), { maxEntries: 256 }), doc: 'Annotations of the entries.' },
      ]),
      doc: 'Labels and annotations of the entries.',
    },
    {
      name: 'template',
      type: object(endpointFields),
      required: true,
      common: true,
      doc: 'What the entries have in common.',
    },
    { name: 'probe', type: probe, doc: 'How the agent on the server checks that it is ready.' },
  ],
  specRequired: true,
  specRef: 'crd-ver-wg',
  url: 'https://istio.io/latest/docs/reference/config/networking/workload-group/',
};

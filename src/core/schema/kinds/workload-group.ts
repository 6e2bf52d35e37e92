import { describedAt, list, map, object, port, text } from '../field-types';
import type { Field, FieldType, Kind, NumberType } from '../types';
import { endpointFields } from './endpoint';
import { heading, scalar } from './starter-text';

// The agent on the server asks the probes; defaults: istio/istio pkg/istio-agent/health/health_check.go (fillInDefaults).

const url = 'https://istio.io/latest/docs/reference/config/networking/workload-group/';

const seconds: NumberType = { type: 'integer', minimum: 0, maximum: 2_147_483_647 };

const probePort = (required: boolean): Field => ({
  name: 'port',
  type: port,
  ...(required ? { required } : {}),
  common: true,
  doc: 'Port of the server that the agent asks.',
});

const probeHost: Field = {
  name: 'host',
  type: text({ format: 'host' }),
  doc: 'Address that the agent asks, where it is not the server itself.',
  default: { value: 'localhost', source: 'Istio' },
};

/** An enumeration that a CEL rule of the CRD makes, in which empty is fine too. */
const scheme: FieldType = text({
  words: [
    { value: 'HTTP', doc: 'The probe is plain HTTP.' },
    { value: 'HTTPS', doc: 'The probe is HTTPS. The certificate is not checked.' },
  ],
});

const timing = (name: string, doc: string, value: string): Field => ({
  name,
  type: seconds,
  doc,
  default: { value, source: 'Istio' },
});

const httpGet = object(
  describedAt(`${url}#HTTPHealthCheckConfig`, [
    {
      name: 'path',
      type: text(),
      common: true,
      doc: 'Path that is asked for. An answer from 200 to 399 is healthy.',
      default: { value: '/', source: 'Istio' },
    },
    probePort(true),
    probeHost,
    {
      name: 'scheme',
      type: scheme,
      doc: 'Whether the probe is HTTP or HTTPS, in upper case.',
      default: { value: 'HTTP', source: 'Istio' },
    },
    {
      name: 'httpHeaders',
      type: list(
        object(
          describedAt(`${url}#HTTPHeader`, [
            {
              name: 'name',
              type: text({ pattern: { source: '^[-_A-Za-z0-9]+$', words: 'letters, digits, - and _' } }),
              doc: 'Name of the header.',
            },
            { name: 'value', type: text(), doc: 'Value that it is sent with.' },
          ]),
        ),
      ),
      doc: 'Headers that the probe carries.',
    },
  ]),
);

const probe = object(
  describedAt(`${url}#ReadinessProbe`, [
    { name: 'httpGet', type: httpGet, common: true, doc: 'Healthy when this path answers with 200 to 399.' },
    {
      name: 'tcpSocket',
      type: object(describedAt(`${url}#TCPHealthCheckConfig`, [probePort(true), probeHost])),
      common: true,
      doc: 'Healthy when this port takes a connection.',
    },
    {
      name: 'exec',
      type: object(
        describedAt(`${url}#ExecHealthCheckConfig`, [
          {
            name: 'command',
            type: list(text({ minLength: 1 })),
            required: true,
            doc: 'Command and arguments, run without a shell.',
          },
        ]),
      ),
      doc: 'Healthy when this command on the server ends with 0.',
    },
    {
      name: 'grpc',
      type: object(
        describedAt(`${url}#GrpcHealthCheckConfig`, [
          probePort(false),
          {
            name: 'service',
            type: text(),
            doc: 'Service that is asked about; empty asks about the server as a whole.',
          },
        ]),
      ),
      doc: 'Healthy when the gRPC health protocol says SERVING. istiod refuses it: its check of the group does not know the method.',
    },
    timing('initialDelaySeconds', 'Seconds before the first probe.', '0'),
    timing('timeoutSeconds', 'Seconds after which a probe without an answer has failed.', '1'),
    timing('periodSeconds', 'Seconds between two probes.', '10'),
    timing('successThreshold', 'Good probes in a row until the server gets calls again.', '1'),
    timing('failureThreshold', 'Bad probes in a row until the server gets no calls any more.', '1'),
  ]),
  [['httpGet', 'tcpSocket', 'exec', 'grpc']],
);

/** A template for WorkloadEntries that register themselves. */
export const workloadGroup: Kind = {
  kind: 'WorkloadGroup',
  group: 'networking.istio.io',
  versions: ['v1', 'v1beta1', 'v1alpha3'],
  letters: 'WG',
  shortNames: ['wg'],
  doc: 'A template for servers outside Kubernetes that register themselves with istiod: each gets a WorkloadEntry made of it.',
  scope: 'Namespaced',
  coverage: 'full',
  fields: describedAt(`${url}#WorkloadGroup`, [
    {
      name: 'metadata',
      type: object(
        describedAt(`${url}#WorkloadGroup-ObjectMeta`, [
          {
            name: 'labels',
            type: map(text({ format: 'label-value' }), { key: 'label', maxEntries: 256 }),
            common: true,
            doc: 'Labels of the entries, by which a ServiceEntry of the namespace selects them.',
          },
          {
            name: 'annotations',
            type: map(text(), { key: 'any', maxEntries: 256 }),
            doc: 'Annotations of the entries.',
          },
        ]),
      ),
      section: 'Entries',
      common: true,
      doc: 'Labels and annotations that every entry gets. It is not the metadata of the group itself.',
    },
    {
      name: 'template',
      type: object(endpointFields),
      required: true,
      section: 'Entries',
      common: true,
      doc: 'What the entries have in common. Their addresses come from the servers, so address stays unset.',
    },
    {
      name: 'probe',
      type: probe,
      section: 'Health',
      doc: 'How the agent on the server checks that the app is ready. An unhealthy server gets no calls.',
      default: { value: 'none: a registered server counts as healthy', source: 'Istio' },
    },
  ]),
  specRequired: true,
  specRef: 'crd-ver-wg',
  url,
  starter: (options) => `${heading('networking.istio.io/v1', 'WorkloadGroup', options)}spec:
  metadata:
    labels:
      app: ${scalar(options.name)}
  template:
    serviceAccount: ${scalar(options.name)}
`,
};

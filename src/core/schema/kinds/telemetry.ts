import { choice, describedAt, duration, flag, list, map, object, percentage, text } from '../field-types';
import type { Field, Kind, ListType, ObjectType } from '../types';
import { policyTargets } from './selectors';
import { heading } from './starter-text';

// How policies of mesh, namespace and workload are put together: istio/istio pilot/pkg/model/telemetry.go (applicableTelemetries,
// mergeMetrics, mergeLogs); what becomes of tracing: pilot/pkg/networking/core/tracing.go.

const url = 'https://istio.io/latest/docs/reference/config/telemetry/';

const providers: Field = {
  name: 'providers',
  type: list(
    object(
      describedAt(`${url}#ProviderRef`, [
        {
          name: 'name',
          type: text({ minLength: 1 }),
          required: true,
          common: true,
          ref: 'crd-tm-providers',
          doc: 'Name of a provider among extensionProviders of the mesh settings, such as envoy for access logs or prometheus for metrics. A name that is not there gets nothing.',
        },
      ]),
    ),
    { key: 'name' },
  ),
  common: true,
  alsoCalled: ['provider'],
  doc: 'Who gets the data.',
  default: { value: 'defaultProviders', source: 'the mesh' },
};

const mode: Field = {
  name: 'mode',
  type: choice(
    { value: 'CLIENT_AND_SERVER', doc: 'Calls that the pod makes and calls that it receives.' },
    { value: 'CLIENT', doc: 'Calls that the pod makes: for egress this side is the only one with a proxy.' },
    { value: 'SERVER', doc: 'Calls that the pod receives; calls that leave the mesh are none of them.' },
  ),
  common: true,
  ref: 'crd-tm-enums',
  doc: 'Which side of a call is meant. A gateway counts as the client.',
  default: { value: 'CLIENT_AND_SERVER', source: 'Istio' },
};

const match = (message: string): Field => ({
  name: 'match',
  type: object(describedAt(`${url}#${message}`, [mode])),
  doc: 'Limits it to one side of calls.',
  default: { value: 'both sides', source: 'Istio' },
});

const metric: Field = {
  name: 'metric',
  type: choice(
    { value: 'ALL_METRICS', doc: 'All metrics of Istio.' },
    { value: 'REQUEST_COUNT', doc: 'istio_requests_total: how many requests there were.' },
    { value: 'REQUEST_DURATION', doc: 'istio_request_duration_milliseconds: how long requests took.' },
    { value: 'REQUEST_SIZE', doc: 'istio_request_bytes: how large request bodies were.' },
    { value: 'RESPONSE_SIZE', doc: 'istio_response_bytes: how large response bodies were.' },
    { value: 'TCP_OPENED_CONNECTIONS', doc: 'istio_tcp_connections_opened_total: TCP connections that were opened.' },
    { value: 'TCP_CLOSED_CONNECTIONS', doc: 'istio_tcp_connections_closed_total: TCP connections that were closed.' },
    { value: 'TCP_SENT_BYTES', doc: 'istio_tcp_sent_bytes_total: bytes sent as responses on TCP.' },
    { value: 'TCP_RECEIVED_BYTES', doc: 'istio_tcp_received_bytes_total: bytes received as requests on TCP.' },
    { value: 'GRPC_REQUEST_MESSAGES', doc: 'istio_request_messages_total: gRPC messages that clients sent.' },
    { value: 'GRPC_RESPONSE_MESSAGES', doc: 'istio_response_messages_total: gRPC messages that servers sent.' },
  ),
  common: true,
  ref: 'crd-tm-enums',
  doc: 'One of the metrics that Istio produces.',
  default: { value: 'ALL_METRICS', source: 'Istio' },
};

const tagOverride: ObjectType = object(
  describedAt(`${url}#MetricsOverrides-TagOverride`, [
    {
      name: 'operation',
      type: choice(
        { value: 'UPSERT', doc: 'The tag gets this value, and is added when the metric has none of that name.' },
        { value: 'REMOVE', doc: 'The tag is left out, which makes fewer series.' },
      ),
      ref: 'crd-tm-enums',
      doc: 'What happens to the tag.',
      default: { value: 'UPSERT', source: 'Istio' },
    },
    {
      name: 'value',
      type: text(),
      doc: 'Its new value as a CEL expression, such as request.host. Every new value of a tag makes another series.',
    },
  ]),
);

const overrides: ListType = list(
  object(
    describedAt(`${url}#MetricsOverrides`, [
      {
        name: 'match',
        type: object(
          describedAt(`${url}#MetricSelector`, [
            metric,
            {
              name: 'customMetric',
              type: text({ minLength: 1 }),
              ref: 'crd-tm-oneof',
              doc: 'A metric of another filter, by the name under which that one makes it.',
            },
            mode,
          ]),
          [['metric', 'customMetric']],
        ),
        common: true,
        ref: 'crd-tm-oneof',
        doc: 'Which metrics are changed, on which side.',
        default: { value: 'all metrics, both sides', source: 'Istio' },
      },
      {
        name: 'disabled',
        type: flag,
        nullable: true,
        common: true,
        doc: 'Leaves the metrics out altogether.',
        default: { value: 'false', source: 'Istio' },
      },
      {
        name: 'tagOverrides',
        type: map(tagOverride),
        ref: 'crd-tm-tagoverride',
        doc: 'Tags that get another value or are left out, by their names.',
      },
    ]),
  ),
);

const named = (message: string, doc: string, other: string): ObjectType =>
  object(
    describedAt(`${url}#${message}`, [
      { name: 'name', type: text({ minLength: 1 }), required: true, ref: 'crd-tm-oneof', doc },
      { name: 'defaultValue', type: text(), doc: other },
    ]),
  );

const valued = (message: string, doc: string): ObjectType =>
  object(
    describedAt(`${url}#${message}`, [
      { name: 'value', type: text({ minLength: 1 }), required: true, ref: 'crd-tm-oneof', doc },
    ]),
  );

const customTag: ObjectType = object(
  describedAt(`${url}#Tracing-CustomTag`, [
    {
      name: 'literal',
      type: valued('Tracing-Literal', 'The value of the tag on every span.'),
      doc: 'The same value on every span.',
    },
    {
      name: 'environment',
      type: named(
        'Tracing-Environment',
        'Name of an environment variable of the istio-proxy container.',
        'What the tag gets when the proxy has no such variable.',
      ),
      doc: 'The value of an environment variable of the proxy.',
    },
    {
      name: 'header',
      type: named(
        'Tracing-RequestHeader',
        'Name of a header of the request.',
        'What the tag gets when the request has no such header.',
      ),
      doc: 'The value of a header of the request.',
    },
    {
      name: 'formatter',
      type: valued('Tracing-Formatter', 'A format with the operators of Envoy’s access logs, such as %REQ(:PATH)%.'),
      since: '1.29',
      doc: 'A text made as Envoy makes its access logs.',
    },
  ]),
  [['literal', 'environment', 'header', 'formatter']],
);

const tracing: ListType = list(
  object(
    describedAt(`${url}#Tracing`, [
      match('Tracing-TracingSelector'),
      providers,
      {
        name: 'randomSamplingPercentage',
        type: percentage,
        nullable: true,
        common: true,
        ref: 'crd-tm-sampling',
        alsoCalled: ['sampling', 'samplingPercentage'],
        doc: 'Share of the requests, in percent, that a proxy decides to trace when the caller has not decided yet.',
        default: { value: '1', source: 'the mesh' },
      },
      {
        name: 'disableSpanReporting',
        type: flag,
        nullable: true,
        common: true,
        doc: 'Sends no spans. Trace headers are passed on all the same.',
        default: { value: 'false', source: 'Istio' },
      },
      {
        name: 'customTags',
        type: map(customTag),
        ref: 'crd-tm-oneof',
        doc: 'Tags that spans get besides their own, by name.',
      },
      {
        name: 'useRequestIdForTraceSampling',
        type: flag,
        nullable: true,
        doc: 'Writes the decision to trace into x-request-id, as older proxies read it.',
        default: { value: 'true', source: 'Istio' },
      },
      {
        name: 'enableIstioTags',
        type: flag,
        nullable: true,
        doc: 'Adds istio.mesh_id, istio.namespace and Istio’s other tags to spans.',
        default: { value: 'true', source: 'Istio' },
      },
      {
        name: 'disableContextPropagation',
        type: flag,
        nullable: true,
        since: '1.30',
        doc: 'Passes no trace headers on, for example to servers outside that are not to see them.',
        default: { value: 'false', source: 'Istio' },
      },
    ]),
  ),
);

const accessLogging: ListType = list(
  object(
    describedAt(`${url}#AccessLogging`, [
      match('AccessLogging-LogSelector'),
      providers,
      {
        name: 'disabled',
        type: flag,
        nullable: true,
        common: true,
        doc: 'Writes no access logs to these providers.',
        default: { value: 'false', source: 'Istio' },
      },
      {
        name: 'filter',
        type: object(
          describedAt(`${url}#AccessLogging-Filter`, [
            {
              name: 'expression',
              type: text(),
              common: true,
              doc: 'A CEL expression over Envoy’s attributes, such as response.code >= 500. Calls for which it is true are logged.',
            },
          ]),
        ),
        common: true,
        doc: 'Limits logs to some calls.',
        default: { value: 'all calls', source: 'Istio' },
      },
    ]),
  ),
);

const metrics: ListType = list(
  object(
    describedAt(`${url}#Metrics`, [
      providers,
      { name: 'overrides', type: overrides, common: true, doc: 'Changes of single metrics, in order; later ones win.' },
      {
        name: 'reportingInterval',
        type: duration,
        ref: 'crd-duration',
        doc: 'Time between two reports of the metrics of a TCP connection that is still open.',
        default: { value: '5s', source: 'Istio' },
      },
    ]),
  ),
);

/** Sets access logs, metrics and traces. */
export const telemetry: Kind = {
  kind: 'Telemetry',
  group: 'telemetry.istio.io',
  versions: ['v1', 'v1alpha1'],
  letters: 'TM',
  shortNames: ['telemetry'],
  doc: 'Sets what proxies log, measure and trace. One in the root namespace is for the mesh, and narrower ones add to it.',
  scope: 'Namespaced',
  coverage: 'full',
  fields: describedAt(`${url}#Telemetry`, [
    ...policyTargets,
    {
      name: 'accessLogging',
      type: accessLogging,
      section: 'Logs, metrics, traces',
      common: true,
      alsoCalled: ['accessLogs', 'accessLog', 'logging'],
      doc: 'Access logs: a line for each request, or for each connection where only bytes are seen.',
      default: { value: 'accessLogFile', source: 'the mesh' },
    },
    {
      name: 'metrics',
      type: metrics,
      section: 'Logs, metrics, traces',
      common: true,
      doc: 'Numbers that proxies keep about calls. A call to a host that no entry names counts under PassthroughCluster.',
    },
    {
      name: 'tracing',
      type: tracing,
      section: 'Logs, metrics, traces',
      common: true,
      alsoCalled: ['traces'],
      doc: 'Spans of requests. The app has to pass trace headers on, else each call is a trace of its own.',
    },
  ]),
  url,
  starter: (options) => `${heading('telemetry.istio.io/v1', 'Telemetry', options)}spec:
  accessLogging:
    - providers:
        - name: envoy
`,
};

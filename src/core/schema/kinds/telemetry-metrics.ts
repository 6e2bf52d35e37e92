import { choice, describedAt, duration, flag, list, map, object, text } from '../field-types';
import type { Field, ListType, ObjectType } from '../types';
import { mode, providers } from './telemetry-selection';

// How overrides are put together: istio/istio pilot/pkg/model/telemetry.go (mergeMetrics).

const url = 'https://istio.io/latest/docs/reference/config/telemetry/';

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

/** What proxies count about calls. */
export const metrics: ListType = list(
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

import { choice, duration, flag, list, map, object, percentage, text } from '../field-types';
import type { Field, Kind, ListType, ObjectType } from '../types';
import { policyTargets } from './selectors';

const providers: Field = {
  name: 'providers',
  type: list(
    object([
      {
        name: 'name',
        type: text({ minLength: 1 }),
        required: true,
        ref: 'crd-tm-providers',
        doc: 'Name of the provider in the mesh settings.',
      },
    ]),
  ),
  doc: 'Who gets the data.',
};

const mode: Field = {
  name: 'mode',
  type: choice(
    { value: 'CLIENT_AND_SERVER', doc: 'Calls made and calls received.' },
    { value: 'CLIENT', doc: 'Calls made.' },
    { value: 'SERVER', doc: 'Calls received.' },
  ),
  ref: 'crd-tm-enums',
  doc: 'Which side of a call.',
};

const match: Field = { name: 'match', type: object([mode]), doc: 'Which calls.' };

const metric: Field = {
  name: 'metric',
  type: choice(
    { value: 'ALL_METRICS', doc: 'All of them.' },
    { value: 'REQUEST_COUNT', doc: 'Number of requests.' },
    { value: 'REQUEST_DURATION', doc: 'How long requests take.' },
    { value: 'REQUEST_SIZE', doc: 'Size of requests.' },
    { value: 'RESPONSE_SIZE', doc: 'Size of answers.' },
    { value: 'TCP_OPENED_CONNECTIONS', doc: 'Connections opened.' },
    { value: 'TCP_CLOSED_CONNECTIONS', doc: 'Connections closed.' },
    { value: 'TCP_SENT_BYTES', doc: 'Bytes sent.' },
    { value: 'TCP_RECEIVED_BYTES', doc: 'Bytes received.' },
    { value: 'GRPC_REQUEST_MESSAGES', doc: 'gRPC messages sent.' },
    { value: 'GRPC_RESPONSE_MESSAGES', doc: 'gRPC messages received.' },
  ),
  ref: 'crd-tm-enums',
  doc: 'The metric.',
};

const overrides: ListType = list(
  object([
    {
      name: 'match',
      type: object(
        [
          mode,
          metric,
          { name: 'customMetric', type: text({ minLength: 1 }), ref: 'crd-tm-oneof', doc: 'A metric by name.' },
        ],
        [['metric', 'customMetric']],
      ),
      ref: 'crd-tm-oneof',
      doc: 'Which metrics.',
    },
    { name: 'disabled', type: flag, nullable: true, doc: 'Leaves them out.' },
    {
      name: 'tagOverrides',
      type: map(
        object([
          {
            name: 'operation',
            type: choice({ value: 'UPSERT', doc: 'Sets the tag.' }, { value: 'REMOVE', doc: 'Leaves it out.' }),
            ref: 'crd-tm-enums',
            doc: 'What happens to the tag.',
          },
          { name: 'value', type: text(), doc: 'Its new value, a CEL expression.' },
        ]),
      ),
      ref: 'crd-tm-tagoverride',
      doc: 'Tags that are set or left out.',
    },
  ]),
);

const named = (doc: string): ObjectType =>
  object([
    { name: 'name', type: text({ minLength: 1 }), required: true, ref: 'crd-tm-oneof', doc },
    { name: 'defaultValue', type: text(), doc: 'What counts when there is none.' },
  ]);

const valued = (doc: string): ObjectType =>
  object([{ name: 'value', type: text({ minLength: 1 }), required: true, ref: 'crd-tm-oneof', doc }]);

const customTag: ObjectType = object(
  [
    { name: 'literal', type: valued('The value.'), doc: 'A fixed value.' },
    { name: 'environment', type: named('Name of the variable.'), doc: 'A variable of the proxy.' },
    { name: 'header', type: named('Name of the header.'), doc: 'A header of the request.' },
    { name: 'formatter', type: valued('The format.'), since: '1.29', doc: 'A format of Envoy’s access logs.' },
  ],
  [['literal', 'environment', 'header', 'formatter']],
);

const tracing: ListType = list(
  object([
    match,
    providers,
    {
      name: 'randomSamplingPercentage',
      type: percentage,
      nullable: true,
      ref: 'crd-tm-sampling',
      doc: 'Share of the requests that are traced.',
    },
    { name: 'disableSpanReporting', type: flag, nullable: true, doc: 'Sends no spans.' },
    { name: 'customTags', type: map(customTag), ref: 'crd-tm-oneof', doc: 'Further tags of spans.' },
    { name: 'useRequestIdForTraceSampling', type: flag, nullable: true, doc: 'Samples by x-request-id.' },
    { name: 'enableIstioTags', type: flag, nullable: true, doc: 'Adds Istio’s own tags.' },
    {
      name: 'disableContextPropagation',
      type: flag,
      nullable: true,
      since: '1.30',
      doc: 'Passes no trace headers on.',
    },
  ]),
);

/** Sets access logs, metrics and traces. */
export const telemetry: Kind = {
  kind: 'Telemetry',
  group: 'telemetry.istio.io',
  versions: ['v1', 'v1alpha1'],
  letters: 'TM',
  doc: 'Sets what proxies log, measure and trace.',
  scope: 'Namespaced',
  coverage: 'full',
  fields: [
    ...policyTargets,
    {
      name: 'accessLogging',
      type: list(
        object([
          match,
          providers,
          { name: 'disabled', type: flag, nullable: true, doc: 'Switches logs off.' },
          {
            name: 'filter',
            type: object([{ name: 'expression', type: text(), doc: 'A CEL expression.' }]),
            doc: 'Which calls are logged.',
          },
        ]),
      ),
      section: 'Logs, metrics, traces',
      common: true,
      doc: 'Access logs.',
    },
    {
      name: 'metrics',
      type: list(
        object([
          providers,
          { name: 'overrides', type: overrides, doc: 'Changes of single metrics.' },
          {
            name: 'reportingInterval',
            type: duration,
            ref: 'crd-duration',
            doc: 'Time between reports of TCP metrics.',
          },
        ]),
      ),
      section: 'Logs, metrics, traces',
      common: true,
      doc: 'Metrics.',
    },
    { name: 'tracing', type: tracing, section: 'Logs, metrics, traces', common: true, doc: 'Traces.' },
  ],
  url: 'https://istio.io/latest/docs/reference/config/telemetry/',
};

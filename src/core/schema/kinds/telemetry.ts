import { describedAt, flag, list, object, text } from '../field-types';
import type { Kind, ListType } from '../types';
import { policyTargets } from './selectors';
import { heading } from './starter-text';
import { metrics } from './telemetry-metrics';
import { match, providers } from './telemetry-selection';
import { tracing } from './telemetry-tracing';

// How policies of mesh, namespace and workload are put together: istio/istio pilot/pkg/model/telemetry.go (applicableTelemetries, mergeLogs).

const url = 'https://istio.io/latest/docs/reference/config/telemetry/';

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

/** Sets access logs, metrics and traces. */
export const telemetry: Kind = {
  kind: 'Telemetry',
  group: 'telemetry.istio.io',
  versions: ['v1', 'v1alpha1'],
  letters: 'TM',
  shortNames: ['telemetry'],
  doc: 'Sets what proxies log, measure and trace. One in the root namespace is for the mesh. A narrower one replaces the providers that it names for its logs or metrics, and adds to the rest.',
  scope: 'Namespaced',
  coverage: 'full',
  fields: describedAt(`${url}#Telemetry`, [
    // pilot/pkg/model/telemetry.go (applicableTelemetries) looks for labels in the namespace of the pod alone.
    ...policyTargets('own'),
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

import { describedAt, flag, list, map, object, percentage, text } from '../field-types';
import type { ListType, ObjectType } from '../types';
import { match, providers } from './telemetry-selection';

// What becomes of it: istio/istio pilot/pkg/networking/core/tracing.go (configureTracing).

const url = 'https://istio.io/latest/docs/reference/config/telemetry/';

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

/** Spans of requests. */
export const tracing: ListType = list(
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

import { base64, choice, duration, flag, int32, list, map, object, strings, text, uint32 } from '../field-types';
import type { ObjectType } from '../types';
import { stringMatch } from './http-match';
import { corsMethods, grpcStatuses, schemes } from './http-values';

// What the fields do: istio/istio pilot/pkg/networking/core/route/route.go (TranslateRoute) and core/route/retry/retry.go.

/** A share in percent, fractions allowed; `ref` is the row that bounds it. */
export const percentOf = (ref: string): ObjectType =>
  object([
    {
      name: 'value',
      type: { type: 'number', format: 'percent', within: { minimum: 0, maximum: 100, ref } },
      doc: 'Percent, fractions allowed.',
      default: { value: '0', source: 'Istio' },
    },
  ]);

const headerChanges = (of: string): ObjectType =>
  object([
    {
      name: 'set',
      type: map(text(), { key: 'header' }),
      doc: `Headers of the ${of} that get this value, whatever they had.`,
    },
    { name: 'add', type: map(text(), { key: 'header' }), doc: `Headers that are appended to the ${of}.` },
    { name: 'remove', type: strings, doc: `Headers that are taken out of the ${of}.` },
  ]);

/** Changes of headers in both directions. */
export const headers: ObjectType = object([
  { name: 'request', type: headerChanges('request'), doc: 'Changes on the way to the server.' },
  { name: 'response', type: headerChanges('response'), doc: 'Changes on the way back.' },
]);

const abort: ObjectType = object(
  [
    {
      name: 'httpStatus',
      type: int32({ minimum: 200, maximum: 600, ref: 'wh-vs-abort-http' }),
      common: true,
      ref: 'crd-i32',
      doc: 'HTTP status that the proxy answers with.',
    },
    { name: 'grpcStatus', type: text({ known: grpcStatuses }), doc: 'gRPC status that the proxy answers with.' },
    { name: 'http2Error', type: text(), doc: 'Refused by Istio.' },
    {
      name: 'percentage',
      type: percentOf('wh-vs-abort-percent'),
      common: true,
      doc: 'Share of the requests that are answered so; none when unset.',
    },
  ],
  [['httpStatus', 'grpcStatus', 'http2Error']],
);

const delay: ObjectType = object(
  [
    {
      name: 'fixedDelay',
      type: duration,
      common: true,
      ref: 'crd-duration',
      doc: 'How long the request is held back.',
    },
    {
      name: 'percentage',
      type: percentOf('wh-vs-delay-percent'),
      common: true,
      doc: 'Share of the requests that are held back; none when unset.',
    },
    { name: 'exponentialDelay', type: duration, ref: 'crd-duration', doc: 'Refused by Istio.' },
    { name: 'percent', type: int32(), ref: 'crd-i32', deprecated: 'percentage', doc: 'Share of the requests.' },
  ],
  [['fixedDelay', 'exponentialDelay']],
);

/** Faults for tests. */
export const fault: ObjectType = object([
  { name: 'delay', type: delay, doc: 'Holds requests back.' },
  { name: 'abort', type: abort, doc: 'Answers in place of the server.' },
]);

/** An answer that sends the app elsewhere. */
export const redirect: ObjectType = object(
  [
    { name: 'uri', type: text(), doc: 'New path.' },
    { name: 'prefixRewrite', type: text(), since: '1.31', doc: 'What replaces the matched beginning of the path.' },
    { name: 'authority', type: text(), doc: 'New host.' },
    {
      name: 'port',
      type: { ...uint32, format: 'port', within: { minimum: 0, maximum: 65_535, ref: 'wh-vs-redirect-port' } },
      ref: 'crd-u32',
      doc: 'New port.',
    },
    {
      name: 'derivePort',
      type: choice(
        { value: 'FROM_PROTOCOL_DEFAULT', doc: '80 for http, 443 for https.' },
        { value: 'FROM_REQUEST_PORT', doc: 'The port of the request.' },
      ),
      ref: 'crd-vs-redirect',
      doc: 'Where the new port comes from.',
    },
    { name: 'scheme', type: text({ known: schemes }), doc: 'http or https.' },
    {
      name: 'redirectCode',
      type: uint32,
      ref: 'crd-u32',
      doc: 'Status of the answer.',
      default: { value: '301', source: 'Istio' },
    },
  ],
  [['port', 'derivePort']],
);

/** An answer that the proxy gives itself. */
export const directResponse: ObjectType = object([
  {
    name: 'status',
    type: { ...uint32, within: { minimum: 200, maximum: 600, ref: 'wh-vs-direct-status' } },
    required: true,
    ref: 'crd-vs-direct',
    doc: 'HTTP status.',
  },
  {
    name: 'body',
    type: object(
      [
        { name: 'string', type: text(), doc: 'The body as text.' },
        { name: 'bytes', type: base64, doc: 'The body as base64.' },
      ],
      [['string', 'bytes']],
    ),
    doc: 'Body of the answer.',
  },
]);

/** CORS for browsers. */
export const corsPolicy: ObjectType = object([
  { name: 'allowOrigins', type: list(stringMatch), doc: 'Origins that may call.' },
  { name: 'allowMethods', type: list(text({ known: corsMethods })), doc: 'Methods that may be used.' },
  { name: 'allowHeaders', type: strings, doc: 'Headers that may be sent.' },
  { name: 'exposeHeaders', type: strings, doc: 'Headers that scripts may read.' },
  { name: 'maxAge', type: duration, ref: 'crd-duration', doc: 'How long browsers remember the answer.' },
  { name: 'allowCredentials', type: flag, nullable: true, doc: 'Whether cookies may be sent.' },
  {
    name: 'unmatchedPreflights',
    type: choice(
      { value: 'UNSPECIFIED', doc: 'As FORWARD.' },
      { value: 'FORWARD', doc: 'Preflights of other origins go on to the server.' },
      { value: 'IGNORE', doc: 'The proxy answers them without allowing anything.' },
    ),
    ref: 'crd-vs-preflight',
    doc: 'What happens to preflights of other origins.',
  },
  { name: 'allowOrigin', type: strings, deprecated: 'allowOrigins', doc: 'Origins that may call.' },
]);

import { base64, choice, describedAt, duration, int32, map, object, strings, text, uint32 } from '../field-types';
import type { ObjectType } from '../types';
import { grpcStatuses, schemes } from './http-values';

// What the fields do: istio/istio pilot/pkg/networking/core/route/route.go (TranslateRoute) and core/route/retry/retry.go.

const url = 'https://istio.io/latest/docs/reference/config/networking/virtual-service/';

/** A share in percent, fractions allowed; `ref` is the row that bounds it. */
export const percentOf = (ref: string): ObjectType =>
  object(
    describedAt(`${url}#Percent`, [
      {
        name: 'value',
        type: { type: 'number', format: 'percent', within: { minimum: 0, maximum: 100, ref } },
        common: true,
        doc: 'Percent of the requests, fractions down to 0.0001 allowed.',
        default: { value: '0', source: 'Istio' },
      },
    ]),
  );

const headerChanges = (of: string): ObjectType =>
  object(
    describedAt(`${url}#Headers-HeaderOperations`, [
      {
        name: 'set',
        type: map(text(), { key: 'header' }),
        common: true,
        doc: `Headers of the ${of} that get this value, whatever they had.`,
      },
      {
        name: 'add',
        type: map(text(), { key: 'header' }),
        doc: `Headers that are appended to the ${of}, beside values that are there.`,
      },
      { name: 'remove', type: strings, doc: `Headers that are taken out of the ${of}.` },
    ]),
  );

/** Changes of headers in both directions. */
export const headers: ObjectType = object(
  describedAt(`${url}#Headers`, [
    {
      name: 'request',
      type: headerChanges('request'),
      common: true,
      doc: 'Changes on the way to the server. Setting host rewrites the authority, and with it SNI and the name check.',
    },
    { name: 'response', type: headerChanges('response'), doc: 'Changes on the way back to the app.' },
  ]),
);

const abort: ObjectType = object(
  describedAt(`${url}#HTTPFaultInjection-Abort`, [
    {
      name: 'httpStatus',
      type: int32({ minimum: 200, maximum: 600, ref: 'wh-vs-abort-http' }),
      common: true,
      ref: 'crd-i32',
      alsoCalled: ['status', 'code'],
      doc: 'HTTP status that the proxy answers with. The server never sees the request.',
    },
    {
      name: 'grpcStatus',
      type: text({ known: grpcStatuses }),
      doc: 'gRPC status that the proxy answers with, by its name in upper case.',
    },
    { name: 'http2Error', type: text(), doc: 'Refused by istiod: nothing in Envoy does it.' },
    {
      name: 'percentage',
      type: percentOf('wh-vs-abort-percent'),
      common: true,
      alsoCalled: ['percent'],
      doc: 'Share of the requests that are answered so; none when unset.',
      default: { value: '0, none', source: 'Istio' },
      emptyMeans: 'An empty block is 0 %: no request is answered so.',
    },
  ]),
  [['httpStatus', 'grpcStatus', 'http2Error']],
);

const delay: ObjectType = object(
  describedAt(`${url}#HTTPFaultInjection-Delay`, [
    {
      name: 'fixedDelay',
      type: duration,
      common: true,
      ref: 'crd-duration',
      alsoCalled: ['delay', 'duration'],
      doc: 'How long the request is held back before it is sent on. timeout of the route does not count that time.',
    },
    {
      name: 'percentage',
      type: percentOf('wh-vs-delay-percent'),
      common: true,
      doc: 'Share of the requests that are held back; none when unset.',
      default: { value: '0, none', source: 'Istio' },
      emptyMeans: 'An empty block is 0 %: no request is held back.',
    },
    {
      name: 'exponentialDelay',
      type: duration,
      ref: 'crd-duration',
      doc: 'Refused by istiod: nothing in Envoy does it.',
    },
    {
      name: 'percent',
      type: int32(),
      ref: 'crd-i32',
      deprecated: 'percentage',
      doc: 'Share of the requests in whole percent; percentage wins where both are set.',
    },
  ]),
  [['fixedDelay', 'exponentialDelay']],
);

/** Faults for tests. */
export const fault: ObjectType = object(
  describedAt(`${url}#HTTPFaultInjection`, [
    { name: 'delay', type: delay, common: true, doc: 'Holds requests back, as a slow network would.' },
    { name: 'abort', type: abort, common: true, doc: 'Answers in place of the server, as a failing one would.' },
  ]),
);

/** An answer that sends the app elsewhere. */
export const redirect: ObjectType = object(
  describedAt(`${url}#HTTPRedirect`, [
    {
      name: 'uri',
      type: text(),
      common: true,
      alsoCalled: ['path'],
      doc: 'The new path, whole. The path of the request stays when unset.',
    },
    {
      name: 'prefixRewrite',
      type: text(),
      since: '1.31',
      doc: 'What replaces the matched beginning of the path. Istio refuses it beside uri.',
    },
    {
      name: 'authority',
      type: text(),
      common: true,
      alsoCalled: ['host'],
      doc: 'The new host. That of the request stays when unset.',
    },
    {
      name: 'port',
      type: { ...uint32, format: 'port', within: { minimum: 0, maximum: 65_535, ref: 'wh-vs-redirect-port' } },
      ref: 'crd-u32',
      doc: 'The new port. That of the app’s URL stays when unset.',
    },
    {
      name: 'derivePort',
      type: choice(
        { value: 'FROM_PROTOCOL_DEFAULT', doc: 'The new port is 80 for http and 443 for https.' },
        { value: 'FROM_REQUEST_PORT', doc: 'The new port is the one of the request.' },
      ),
      ref: 'crd-vs-redirect',
      doc: 'Where the new port comes from, in place of a number.',
    },
    {
      name: 'scheme',
      type: text({ known: schemes }),
      common: true,
      doc: 'http or https. That of the request stays when unset.',
    },
    {
      name: 'redirectCode',
      type: uint32,
      ref: 'crd-u32',
      alsoCalled: ['code', 'status'],
      doc: 'Status of the answer: 301, 302, 303, 307 or 308. Only the last two keep method and body.',
      default: { value: '301', source: 'Istio' },
    },
  ]),
  [['port', 'derivePort']],
);

/** An answer that the proxy gives itself. */
export const directResponse: ObjectType = object(
  describedAt(`${url}#HTTPDirectResponse`, [
    {
      name: 'status',
      type: { ...uint32, within: { minimum: 200, maximum: 600, ref: 'wh-vs-direct-status' } },
      required: true,
      common: true,
      ref: 'crd-vs-direct',
      alsoCalled: ['code', 'httpStatus'],
      doc: 'HTTP status of the answer.',
    },
    {
      name: 'body',
      type: object(
        describedAt(`${url}#HTTPBody`, [
          {
            name: 'string',
            type: text(),
            common: true,
            doc: 'The body as text, 1 MiB at most. It travels with the configuration of every proxy that has the VirtualService.',
          },
          { name: 'bytes', type: base64, doc: 'The body in base64.' },
        ]),
        [['string', 'bytes']],
      ),
      common: true,
      doc: 'Body of the answer.',
      default: { value: 'none', source: 'Istio' },
    },
  ]),
);

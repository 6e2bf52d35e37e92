import {
  choice,
  count,
  duration,
  flag,
  int32,
  labels,
  list,
  loosePort,
  map,
  object,
  strings,
  text,
  uint32,
} from '../field-types';
import type { Field, ListType, ObjectType } from '../types';

// What the fields do: istio/istio pilot/pkg/networking/core/route/route.go (TranslateRoute) and core/route/retry/retry.go.

const percentOf = (ref: string): ObjectType =>
  object([
    {
      name: 'value',
      type: { type: 'number', format: 'percent', within: { minimum: 0, maximum: 100, ref } },
      doc: 'Percent, fractions allowed.',
      default: { value: '0', source: 'Istio' },
    },
  ]);

/** A text matched as a whole, by its beginning or by a regular expression; an empty one asks for presence. */
export const stringMatch: ObjectType = object(
  [
    { name: 'exact', type: text(), doc: 'The whole text.' },
    { name: 'prefix', type: text(), doc: 'How the text begins: /api also matches /apix.' },
    { name: 'regex', type: text(), doc: 'A regular expression (RE2) for the whole text.' },
  ],
  [['exact', 'prefix', 'regex']],
);

/** A host with subset and port, to which calls are sent. */
export const destinationFields: readonly Field[] = [
  {
    name: 'host',
    type: text({ format: 'host', references: 'host' }),
    required: true,
    common: true,
    ref: 'crd-vs-dest-host',
    doc: 'Host of a ServiceEntry or Service. One that no proxy knows answers 503.',
  },
  { name: 'subset', type: text({ references: 'subset' }), doc: 'Subset that a DestinationRule of the host defines.' },
  {
    name: 'port',
    type: object([
      { name: 'number', type: loosePort, ref: 'crd-u32', doc: 'number of a port of the host, never its targetPort.' },
    ]),
    common: true,
    doc: 'Port of the host.',
    default: { value: 'its only port, else the one that was called', source: 'Istio' },
  },
];

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

const headers: ObjectType = object([
  { name: 'request', type: headerChanges('request'), doc: 'Changes on the way to the server.' },
  { name: 'response', type: headerChanges('response'), doc: 'Changes on the way back.' },
]);

/** Fields that matches of HTTP, TLS and TCP routes share. */
export const commonMatchFields: readonly Field[] = [
  {
    name: 'port',
    type: { ...uint32, format: 'port', within: { minimum: 0, maximum: 65_535, ref: 'wh-vs-match-port' } },
    ref: 'crd-u32',
    doc: 'The port that was called.',
  },
  { name: 'sourceLabels', type: labels, doc: 'Labels that the calling pod must all have.' },
  { name: 'sourceNamespace', type: text({ references: 'namespace' }), doc: 'Namespace of the calling pod.' },
  {
    name: 'gateways',
    type: list(text({ references: 'gateway' })),
    doc: 'Gateways (or mesh) to which the match is limited. In HTTP routes it switches the checks of the caller off.',
  },
];

const matchFields: readonly Field[] = [
  { name: 'name', type: text(), doc: 'Name in logs.' },
  { name: 'uri', type: stringMatch, common: true, doc: 'Path without query.' },
  { name: 'method', type: stringMatch, common: true, doc: 'HTTP method.' },
  { name: 'headers', type: map(stringMatch, { key: 'header' }), common: true, doc: 'Headers, by lower-case name.' },
  { name: 'queryParams', type: map(stringMatch), doc: 'Query parameters.' },
  { name: 'withoutHeaders', type: map(stringMatch, { key: 'header' }), doc: 'Headers that must not match.' },
  { name: 'scheme', type: stringMatch, doc: 'What the app dialled, usually http.' },
  { name: 'authority', type: stringMatch, doc: 'The Host header.' },
  { name: 'ignoreUriCase', type: flag, doc: 'Upper and lower case of the path are the same, for exact and prefix.' },
  ...commonMatchFields,
  { name: 'statPrefix', type: text(), doc: 'Prefix of statistics for this match.' },
];

const retriesFields: readonly Field[] = [
  {
    name: 'attempts',
    type: count('wh-vs-retry-negative'),
    common: true,
    ref: 'crd-i32',
    doc: 'How often a request is tried again; 3 means up to four tries. 0 switches retries off.',
    default: { value: '2, when the whole block is unset', source: 'the mesh' },
  },
  {
    name: 'perTryTimeout',
    type: duration,
    common: true,
    ref: 'crd-duration',
    doc: 'Limit of each try. A try that runs into it is repeated only when retryOn has 5xx, gateway-error or reset.',
    default: { value: 'timeout', source: 'Envoy' },
  },
  {
    name: 'retryOn',
    type: text(),
    common: true,
    doc: 'What is tried again, separated by commas: conditions of Envoy and status codes. 5xx, gateway-error, reset and codes repeat writes too.',
    default: { value: 'connect-failure,refused-stream,unavailable,cancelled', source: 'Istio' },
  },
  {
    name: 'backoff',
    type: duration,
    ref: 'crd-duration',
    doc: 'Base of the growing, random pause between tries.',
    default: { value: '25ms', source: 'Envoy' },
  },
  { name: 'retryRemoteLocalities', type: flag, nullable: true, doc: 'Retries may go to endpoints of lower priority.' },
  {
    name: 'retryIgnorePreviousHosts',
    type: flag,
    nullable: true,
    doc: 'Retries avoid endpoints that were tried already.',
  },
];

const abort: ObjectType = object(
  [
    {
      name: 'httpStatus',
      type: int32({ minimum: 200, maximum: 600, ref: 'wh-vs-abort-http' }),
      common: true,
      ref: 'crd-i32',
      doc: 'HTTP status that the proxy answers with.',
    },
    { name: 'grpcStatus', type: text(), doc: 'gRPC status that the proxy answers with.' },
    { name: 'http2Error', type: text(), doc: 'Refused by Istio.' },
    {
      name: 'percentage',
      type: percentOf('wh-vs-abort-percent'),
      common: true,
      doc: 'Share of the requests; all when unset.',
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
      doc: 'Share of the requests; all when unset.',
    },
    { name: 'exponentialDelay', type: duration, ref: 'crd-duration', doc: 'Refused by Istio.' },
    { name: 'percent', type: int32(), ref: 'crd-i32', deprecated: 'percentage', doc: 'Share of the requests.' },
  ],
  [['fixedDelay', 'exponentialDelay']],
);

const redirect: ObjectType = object(
  [
    { name: 'uri', type: text(), doc: 'New path.' },
    { name: 'prefixRewrite', type: text(), doc: 'What replaces the matched beginning of the path.' },
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
    { name: 'scheme', type: text(), doc: 'http or https.' },
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

const directResponse: ObjectType = object([
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
        { name: 'bytes', type: text(), doc: 'The body as base64.' },
      ],
      [['string', 'bytes']],
    ),
    doc: 'Body of the answer.',
  },
]);

const corsPolicy: ObjectType = object([
  { name: 'allowOrigins', type: list(stringMatch), doc: 'Origins that may call.' },
  { name: 'allowMethods', type: strings, doc: 'Methods that may be used.' },
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

const mirrorPercent: Field['type'] = {
  ...uint32,
  format: 'percent',
  within: { minimum: 0, maximum: 100, ref: 'wh-vs-mirrorpercent-max' },
};

const mirrors: ListType = list(
  object([
    {
      name: 'destination',
      type: object(destinationFields),
      required: true,
      ref: 'crd-vs-mirror',
      doc: 'Who gets the copies.',
    },
    { name: 'percentage', type: percentOf('wh-vs-mirrors-percent'), doc: 'Share of the requests; all when unset.' },
  ]),
);

/** The rules for HTTP requests, in order; the first match wins. */
export const httpRoutes: ListType = list(
  object([
    { name: 'name', type: text(), common: true, doc: 'Name in logs and traces.' },
    {
      name: 'match',
      type: list(object(matchFields)),
      common: true,
      doc: 'Conditions: one of the items must hold, and all in it. Without any, every request is taken.',
    },
    {
      name: 'route',
      type: list(
        object([
          {
            name: 'destination',
            type: object(destinationFields),
            required: true,
            common: true,
            ref: 'crd-vs-dest-host',
            doc: 'Where the calls go.',
          },
          {
            name: 'weight',
            type: int32({ minimum: 0, ref: 'wh-vs-route-weight' }, 'weight'),
            common: true,
            ref: 'crd-i32',
            doc: 'Share relative to the other destinations; 0 gets none. A single destination gets all.',
          },
          { name: 'headers', type: headers, doc: 'Changes of headers for this destination.' },
        ]),
      ),
      common: true,
      doc: 'Where the requests go.',
    },
    {
      name: 'timeout',
      type: duration,
      common: true,
      ref: 'crd-duration',
      doc: 'Limit for a request with all its retries.',
      default: { value: 'none', source: 'Istio' },
    },
    {
      name: 'retries',
      type: object(retriesFields),
      common: true,
      doc: 'Whether and how failed requests are tried again.',
    },
    {
      name: 'rewrite',
      type: object([
        { name: 'uri', type: text(), doc: 'What replaces the matched part of the path.' },
        { name: 'authority', type: text(), doc: 'New Host header. SNI and name check follow it.' },
        {
          name: 'uriRegexRewrite',
          type: object([
            { name: 'match', type: text(), doc: 'Regular expression (RE2).' },
            { name: 'rewrite', type: text(), doc: 'What replaces it; \\1 for groups.' },
          ]),
          doc: 'Changes the path by a regular expression.',
        },
      ]),
      doc: 'Changes path or host before the request is sent on. It encrypts nothing.',
    },
    { name: 'headers', type: headers, doc: 'Changes of headers.' },
    {
      name: 'mirror',
      type: object(destinationFields),
      ref: 'crd-vs-mirror',
      doc: 'Gets a copy of the requests; its answers are thrown away.',
    },
    {
      name: 'mirrorPercentage',
      type: percentOf('wh-vs-mirrorpercentage'),
      doc: 'Share of the requests that are copied.',
      default: { value: '100', source: 'Istio' },
    },
    { name: 'mirrors', type: mirrors, doc: 'Several receivers of copies.' },
    {
      name: 'fault',
      type: object([
        { name: 'delay', type: delay, doc: 'Holds requests back.' },
        { name: 'abort', type: abort, doc: 'Answers in place of the server.' },
      ]),
      doc: 'Faults for tests.',
    },
    { name: 'redirect', type: redirect, doc: 'Answers with a redirect. Nothing is sent on.' },
    { name: 'directResponse', type: directResponse, doc: 'Answers itself. Nothing is sent on.' },
    { name: 'corsPolicy', type: corsPolicy, doc: 'CORS for browsers; of no use on the way out.' },
    {
      name: 'delegate',
      type: object([
        { name: 'name', type: text(), doc: 'Name of the VirtualService.' },
        { name: 'namespace', type: text({ references: 'namespace' }), doc: 'Its namespace.' },
      ]),
      doc: 'Another VirtualService that goes on from here.',
    },
    {
      name: 'mirrorPercent',
      type: mirrorPercent,
      nullable: true,
      ref: 'crd-u32',
      deprecated: 'mirrorPercentage',
      doc: 'Share of the requests that are copied.',
    },
    {
      name: 'mirror_percent',
      type: mirrorPercent,
      nullable: true,
      ref: 'crd-u32',
      deprecated: 'mirrorPercentage',
      doc: 'Share of the requests that are copied.',
    },
  ]),
);

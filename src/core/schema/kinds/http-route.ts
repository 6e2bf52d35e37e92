import { count, duration, flag, int32, list, object, text, uint32 } from '../field-types';
import type { Field, ListType } from '../types';
import { destinationFields } from './destination';
import { corsPolicy, directResponse, fault, headers, percentOf, redirect } from './http-actions';
import { matchFields } from './http-match';

// What the fields do: istio/istio pilot/pkg/networking/core/route/route.go (TranslateRoute) and core/route/retry/retry.go.

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

const mirrorPercent: Field['type'] = {
  ...uint32,
  format: 'percent',
  within: { minimum: 0, maximum: 100, ref: 'wh-vs-mirrorpercent-max' },
};

const mirrors: ListType = list(
  object([
    {
      name: 'destination',
      type: object(destinationFields('wh-vs-mirrors-dest')),
      required: true,
      ref: 'crd-vs-mirror',
      doc: 'Who gets the copies.',
    },
    {
      name: 'percentage',
      type: percentOf('wh-vs-mirrors-percent'),
      doc: 'Share of the requests; all when unset.',
      emptyMeans: 'An empty block is 0 %: no request is copied.',
    },
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
            type: object(destinationFields('wh-vs-route-dest')),
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
      emptyMeans: 'An empty block switches retries off.',
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
      type: object(destinationFields('wh-vs-mirror-dest')),
      ref: 'crd-vs-mirror',
      doc: 'Gets a copy of the requests; its answers are thrown away.',
    },
    {
      name: 'mirrorPercentage',
      type: percentOf('wh-vs-mirrorpercentage'),
      doc: 'Share of the requests that are copied.',
      default: { value: '100', source: 'Istio' },
      emptyMeans: 'An empty block is 0 %: no request is copied.',
    },
    { name: 'mirrors', type: mirrors, doc: 'Several receivers of copies.' },
    {
      name: 'fault',
      type: fault,
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

import { describedAt, duration, int32, list, object, text, uint32 } from '../field-types';
import type { Field, ItemStarter, ListType } from '../types';
import { destinationFields, newDestination } from './destination';
import { directResponse, fault, headers, percentOf, redirect } from './http-actions';
import { corsPolicy } from './http-cors';
import { matchFields } from './http-match';
import { retries } from './http-retries';

// What the fields do: istio/istio pilot/pkg/networking/core/route/route.go (TranslateRoute) and pilot/pkg/model/virtualservice.go
// (mergeVirtualServicesIfNeeded, for delegates).

const url = 'https://istio.io/latest/docs/reference/config/networking/virtual-service/';

const mirrorPercent: Field['type'] = {
  ...uint32,
  format: 'percent',
  within: { minimum: 0, maximum: 100, ref: 'wh-vs-mirrorpercent-max' },
};

const mirrors: ListType = list(
  object(
    describedAt(`${url}#HTTPMirrorPolicy`, [
      {
        name: 'destination',
        type: object(destinationFields('wh-vs-mirrors-dest')),
        required: true,
        common: true,
        ref: 'crd-vs-mirror',
        doc: 'Who gets the copies. They carry the Host header of the request, which a server outside may not serve.',
      },
      {
        name: 'percentage',
        type: percentOf('wh-vs-mirrors-percent'),
        common: true,
        doc: 'Share of the requests; all when unset.',
        default: { value: '100', source: 'Istio' },
        emptyMeans: 'An empty block is 0 %: no request is copied.',
      },
    ]),
  ),
);

const routes: ListType = list(
  object(
    describedAt(`${url}#HTTPRouteDestination`, [
      {
        name: 'destination',
        type: object(destinationFields('wh-vs-route-dest')),
        required: true,
        common: true,
        ref: 'crd-vs-dest-host',
        doc: 'Where the requests go. DestinationRules of this host set TLS, limits and ejection.',
      },
      {
        name: 'weight',
        type: int32({ minimum: 0, ref: 'wh-vs-route-weight' }, 'weight'),
        common: true,
        ref: 'crd-i32',
        alsoCalled: ['percent', 'percentage'],
        doc: 'Share relative to the other destinations; 0 gets none. A single destination gets all.',
        default: { value: '0; all for a single destination', source: 'Istio' },
      },
      { name: 'headers', type: headers, doc: 'Changes of headers for this destination, after those of the route.' },
    ]),
  ),
);

const rewrite = object(
  describedAt(`${url}#HTTPRewrite`, [
    {
      name: 'uri',
      type: text(),
      common: true,
      alsoCalled: ['path', 'prefix'],
      doc: 'What replaces the matched part of the path: the beginning after a prefix match, else all of it.',
    },
    {
      name: 'authority',
      type: text(),
      common: true,
      alsoCalled: ['host'],
      doc: 'The new Host header. The server name and the name check of TLS that the proxy starts follow it.',
    },
    {
      name: 'uriRegexRewrite',
      type: object(
        describedAt(`${url}#RegexRewrite`, [
          {
            name: 'match',
            type: text(),
            common: true,
            doc: 'A regular expression (RE2) for the part of the path that changes.',
          },
          { name: 'rewrite', type: text(), common: true, doc: 'What replaces it; \\1 stands for the first group.' },
        ]),
      ),
      doc: 'Changes the path by a regular expression. Istio refuses it beside uri.',
    },
  ]),
);

const delegate = object(
  describedAt(`${url}#Delegate`, [
    { name: 'name', type: text(), common: true, doc: 'Name of the VirtualService. It has no hosts itself.' },
    {
      name: 'namespace',
      type: text({ references: 'namespace' }),
      common: true,
      doc: 'Its namespace. It must be exported to this one.',
      default: { value: 'its own namespace', source: 'Istio' },
    },
  ]),
);

const fields: readonly Field[] = [
  { name: 'name', type: text({ format: 'name' }), common: true, doc: 'Name of the route in access logs and traces.' },
  {
    name: 'match',
    type: list(object(matchFields)),
    common: true,
    alsoCalled: ['matches'],
    doc: 'Conditions: one of the items must hold, and all in it. Without any, every request is taken, and no later route is read.',
    default: { value: 'every request', source: 'Istio' },
  },
  {
    name: 'route',
    type: routes,
    common: true,
    alsoCalled: ['routes', 'destinations', 'backends'],
    doc: 'Where the requests go. A route needs it, or redirect, directResponse or delegate.',
  },
  {
    name: 'timeout',
    type: duration,
    common: true,
    ref: 'crd-duration',
    alsoCalled: ['requestTimeout'],
    doc: 'Limit for a request with all its retries and the pauses between them. Then the app gets 504.',
    default: { value: 'none', source: 'Istio' },
  },
  {
    name: 'retries',
    type: retries,
    common: true,
    alsoCalled: ['retry', 'retryPolicy'],
    doc: 'Whether and how failed requests are tried again. It replaces the default as a whole.',
    default: { value: '2 retries of what is safe to repeat', source: 'the mesh' },
    emptyMeans: 'An empty block switches retries off.',
  },
  { name: 'rewrite', type: rewrite, doc: 'Changes path or host before the request is sent on. It encrypts nothing.' },
  { name: 'headers', type: headers, doc: 'Changes of headers, whichever destination is chosen.' },
  {
    name: 'mirror',
    type: object(destinationFields('wh-vs-mirror-dest')),
    ref: 'crd-vs-mirror',
    doc: 'Gets a copy of the requests; its answers are thrown away. Copies carry the Host header of the request.',
  },
  {
    name: 'mirrorPercentage',
    type: percentOf('wh-vs-mirrorpercentage'),
    doc: 'Share of the requests that are copied to mirror.',
    default: { value: '100', source: 'Istio' },
    emptyMeans: 'An empty block is 0 %: no request is copied.',
  },
  { name: 'mirrors', type: mirrors, doc: 'Several receivers of copies. Istio refuses it beside mirror.' },
  {
    name: 'fault',
    type: fault,
    alsoCalled: ['faults', 'faultInjection'],
    doc: 'Delays and failures that the proxy makes up, to test what the app does about them.',
  },
  {
    name: 'redirect',
    type: redirect,
    doc: 'Answers with a redirect. Nothing is sent on, so Istio refuses it beside route.',
  },
  {
    name: 'directResponse',
    type: directResponse,
    doc: 'Answers itself. Nothing is sent on, so Istio refuses it beside route.',
  },
  {
    name: 'corsPolicy',
    type: corsPolicy,
    alsoCalled: ['cors'],
    doc: 'Answers to browsers of other origins. Browsers do not call through egress, so it is of no use on the way out.',
  },
  {
    name: 'delegate',
    type: delegate,
    doc: 'Another VirtualService that goes on from here. A missing one drops the route.',
  },
  {
    name: 'mirrorPercent',
    type: mirrorPercent,
    nullable: true,
    ref: 'crd-u32',
    deprecated: 'mirrorPercentage',
    doc: 'Share of the requests that are copied, in whole percent.',
  },
  {
    name: 'mirror_percent',
    type: mirrorPercent,
    nullable: true,
    ref: 'crd-u32',
    deprecated: 'mirrorPercentage',
    doc: 'The same under the name of the protobuf field, which the CRD takes here alone.',
  },
];

const starters: readonly ItemStarter[] = [
  { label: 'route', doc: 'Sends every request to one destination.', value: { route: [newDestination] } },
  {
    label: 'match and route',
    doc: 'Sends the requests of a path to one destination.',
    value: { match: [{ uri: { prefix: '' } }], route: [newDestination] },
  },
  {
    label: 'split',
    doc: 'Shares the requests between two destinations.',
    value: {
      route: [
        { destination: { host: '' }, weight: '90' },
        { destination: { host: '' }, weight: '10' },
      ],
    },
  },
  { label: 'redirect', doc: 'Sends the app elsewhere.', value: { redirect: { authority: '' } } },
];

/** The rules for HTTP requests, in order; the first match wins. */
export const httpRoutes: ListType = list(object(describedAt(`${url}#HTTPRoute`, fields)), { starters });

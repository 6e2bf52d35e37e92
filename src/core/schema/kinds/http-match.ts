import { describedAt, distinctTexts, flag, labels, map, object, text, uint32 } from '../field-types';
import type { Field, ListType, ObjectType } from '../types';

// How conditions are read: istio/istio pilot/pkg/networking/core/route/route.go (sourceMatchHTTP, TranslateRouteMatch).

const url = 'https://istio.io/latest/docs/reference/config/networking/virtual-service/';

/** A text matched as a whole, by its beginning or by a regular expression; an empty one asks for presence. */
export const stringMatch: ObjectType = object(
  describedAt(`${url}#StringMatch`, [
    {
      name: 'exact',
      type: text(),
      common: true,
      alsoCalled: ['equals', 'value'],
      doc: 'The whole text, in this case.',
    },
    {
      name: 'prefix',
      type: text(),
      common: true,
      alsoCalled: ['startsWith'],
      doc: 'How the text begins, letter by letter: /api also matches /apix. Istio refuses an empty one.',
    },
    {
      name: 'regex',
      type: text(),
      common: true,
      alsoCalled: ['regexp', 'pattern'],
      doc: 'A regular expression (RE2) for the whole text, so .* at its ends where anything may stand around it.',
    },
  ]),
  [['exact', 'prefix', 'regex']],
);

/** Gateways, and the word for what is none. */
export const gatewayNames: ListType = distinctTexts(
  text({
    references: 'gateway',
    words: [{ value: 'mesh', doc: 'Every sidecar: the routes apply to calls of pods, not only of gateways.' }],
  }),
);

/** Fields that matches of HTTP, TLS and TCP routes share. `portRef` is the row of the reference that bounds the port. */
export const commonMatchFields = (portRef: string): readonly Field[] => [
  {
    name: 'port',
    type: { ...uint32, format: 'port', references: 'port', within: { minimum: 0, maximum: 65_535, ref: portRef } },
    ref: 'crd-u32',
    doc: 'The port that was called: number of the service’s port, or of the gateway’s server, never a targetPort.',
  },
  {
    name: 'sourceLabels',
    type: labels,
    doc: 'Labels that the calling pod must all have. Proxies of other pods do not even get the route. At gateways it compares the gateway’s own labels.',
  },
  {
    name: 'sourceNamespace',
    type: text({ references: 'namespace' }),
    doc: 'Namespace of the calling pod. Proxies of other namespaces do not even get the route.',
  },
  {
    name: 'gateways',
    type: gatewayNames,
    alsoCalled: ['gateway'],
    doc: 'Gateways, or mesh, to which the match is limited; gateways of the whole VirtualService must list them too. In HTTP routes it switches sourceLabels and sourceNamespace off.',
    default: { value: 'gateways of the VirtualService', source: 'Istio' },
  },
];

/** Fields of a match of HTTP routes. */
export const matchFields: readonly Field[] = describedAt(`${url}#HTTPMatchRequest`, [
  {
    name: 'name',
    type: text({ format: 'name' }),
    doc: 'Name of the match. It stands behind the name of the route in Envoy’s own routes and logs.',
  },
  {
    name: 'uri',
    type: stringMatch,
    common: true,
    alsoCalled: ['path', 'url'],
    doc: 'The path, without the query.',
    default: { value: 'any path', source: 'Istio' },
  },
  { name: 'method', type: stringMatch, common: true, doc: 'The HTTP method, in upper case: GET.' },
  {
    name: 'headers',
    type: map(stringMatch, { key: 'header' }),
    common: true,
    alsoCalled: ['header'],
    doc: 'Headers by their names in lower case; all have to hold. An empty match asks that the header is there.',
  },
  {
    name: 'queryParams',
    type: map(stringMatch),
    alsoCalled: ['queryParameters', 'query', 'queryParam'],
    doc: 'Query parameters by name; all have to hold.',
  },
  {
    name: 'withoutHeaders',
    type: map(stringMatch, { key: 'header' }),
    doc: 'Headers that must not match. A request without the header passes.',
  },
  {
    name: 'scheme',
    type: stringMatch,
    doc: 'The scheme that the proxy sees: http where the app leaves TLS to the proxy.',
  },
  {
    name: 'authority',
    type: stringMatch,
    alsoCalled: ['host'],
    doc: 'The Host header, with its port if it has one. The hosts of the VirtualService have chosen it before.',
  },
  {
    name: 'ignoreUriCase',
    type: flag,
    doc: 'Upper and lower case of the path are the same, for exact and prefix; a regex does not see it.',
    default: { value: 'false', source: 'Istio' },
  },
  ...commonMatchFields('wh-vs-match-port'),
  { name: 'statPrefix', type: text(), doc: 'Gives the match statistics of its own in Envoy, under this prefix.' },
]);

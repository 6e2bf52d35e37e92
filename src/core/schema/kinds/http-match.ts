import { flag, labels, list, map, object, text, uint32 } from '../field-types';
import type { Field, ObjectType } from '../types';

/** A text matched as a whole, by its beginning or by a regular expression; an empty one asks for presence. */
export const stringMatch: ObjectType = object(
  [
    { name: 'exact', type: text(), doc: 'The whole text.' },
    { name: 'prefix', type: text(), doc: 'How the text begins: /api also matches /apix.' },
    { name: 'regex', type: text(), doc: 'A regular expression (RE2) for the whole text.' },
  ],
  [['exact', 'prefix', 'regex']],
);

/** Fields that matches of HTTP, TLS and TCP routes share. `portRef` is the row of the reference that bounds the port. */
export const commonMatchFields = (portRef: string): readonly Field[] => [
  {
    name: 'port',
    type: { ...uint32, format: 'port', within: { minimum: 0, maximum: 65_535, ref: portRef } },
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

/** Fields of a match of HTTP routes. */
export const matchFields: readonly Field[] = [
  { name: 'name', type: text(), doc: 'Name in logs.' },
  { name: 'uri', type: stringMatch, common: true, doc: 'Path without query.' },
  { name: 'method', type: stringMatch, common: true, doc: 'HTTP method.' },
  { name: 'headers', type: map(stringMatch, { key: 'header' }), common: true, doc: 'Headers, by lower-case name.' },
  { name: 'queryParams', type: map(stringMatch), doc: 'Query parameters.' },
  { name: 'withoutHeaders', type: map(stringMatch, { key: 'header' }), doc: 'Headers that must not match.' },
  { name: 'scheme', type: stringMatch, doc: 'What the app dialled, usually http.' },
  { name: 'authority', type: stringMatch, doc: 'The Host header.' },
  { name: 'ignoreUriCase', type: flag, doc: 'Upper and lower case of the path are the same, for exact and prefix.' },
  ...commonMatchFields('wh-vs-match-port'),
  { name: 'statPrefix', type: text(), doc: 'Prefix of statistics for this match.' },
];

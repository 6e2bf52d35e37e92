import { any, list, object, text } from '../field-types';
import type { Field, ObjectType } from '../types';
import { portNumber as port } from './partial-kind';

/** Names that are called. */
export const hostnames: Field = {
  name: 'hostnames',
  type: list(text({ format: 'host', references: 'host' })),
  common: true,
  doc: 'Names that are called. For TLS they are server names.',
  default: { value: 'those of the listener', source: 'Istio' },
};

/** What a route is for. */
export const parentRefs: Field = {
  name: 'parentRefs',
  type: list(
    object([
      {
        name: 'group',
        type: text(),
        doc: 'API group of the parent: empty for a Service, networking.istio.io for a ServiceEntry.',
        default: { value: 'gateway.networking.k8s.io', source: 'the Gateway API' },
      },
      {
        name: 'kind',
        type: text(),
        common: true,
        doc: 'Gateway; or Service or ServiceEntry, whose callers are routed then.',
        default: { value: 'Gateway', source: 'the Gateway API' },
      },
      { name: 'name', type: text(), required: true, common: true, doc: 'Name of the parent.' },
      {
        name: 'namespace',
        type: text({ references: 'namespace' }),
        common: true,
        doc: 'Namespace of the parent.',
        default: { value: 'its own', source: 'the Gateway API' },
      },
      { name: 'sectionName', type: text(), doc: 'The listener of a Gateway, or the port of a Service, by name.' },
      { name: 'port', type: port, doc: 'The port of the parent.' },
    ]),
  ),
  common: true,
  doc: 'The gateways, services or entries whose calls are routed here.',
};

const backendFields: readonly Field[] = [
  {
    name: 'group',
    type: text(),
    doc: 'API group: empty for a Service, networking.istio.io for Hostname and ServiceEntry.',
    default: { value: 'empty', source: 'the Gateway API' },
  },
  {
    name: 'kind',
    type: text(),
    common: true,
    doc: 'Service, or Hostname for a host that an entry makes known.',
    default: { value: 'Service', source: 'the Gateway API' },
  },
  {
    name: 'name',
    type: text({ references: 'host' }),
    required: true,
    common: true,
    doc: 'Name of the service, or the host.',
  },
  {
    name: 'namespace',
    type: text({ references: 'namespace' }),
    doc: 'Namespace of the service. In another one a ReferenceGrant has to allow it.',
  },
  { name: 'port', type: { ...port, references: 'port' }, common: true, doc: 'Port of the service.' },
];

const backendRefs: Field = {
  name: 'backendRefs',
  type: list(
    object([
      ...backendFields,
      {
        name: 'weight',
        type: { type: 'integer', minimum: 0, format: 'weight' },
        doc: 'Share relative to the other backends.',
        default: { value: '1', source: 'the Gateway API' },
      },
      { name: 'filters', type: any, doc: 'Changes of requests for this backend.' },
    ]),
  ),
  common: true,
  doc: 'Where calls go. A backend that is not there answers 500.',
};

/** What a request must be like. */
export const match: ObjectType = object([
  {
    name: 'path',
    type: object([
      {
        name: 'type',
        type: text(),
        doc: 'PathPrefix, by whole segments; Exact; or RegularExpression.',
        default: { value: 'PathPrefix', source: 'the Gateway API' },
      },
      { name: 'value', type: text(), doc: 'The path.' },
    ]),
    common: true,
    doc: 'The path without the query.',
  },
  { name: 'headers', type: any, doc: 'Headers that a request must have.' },
  { name: 'queryParams', type: any, doc: 'Query parameters that a request must have.' },
  { name: 'method', type: text(), doc: 'The HTTP method.' },
]);

/** The rules of a route, each with its backends. */
export const rules = (fields: readonly Field[], doc: string): Field => ({
  name: 'rules',
  type: list(
    object([{ name: 'name', type: text({ format: 'name' }), doc: 'Name of the rule.' }, ...fields, backendRefs]),
  ),
  common: true,
  doc,
});

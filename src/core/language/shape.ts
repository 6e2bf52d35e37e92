import type { Field, FieldType, Kind } from '../schema';
import type { Path } from '../text';

/** What a new item looks like: `''` is a stop for the caret, a text stands as it is. */
export type Shape = string | readonly Shape[] | { readonly [key: string]: Shape };

/** A whole item that can be written at once. */
export interface ItemShape {
  readonly label: string;
  readonly doc: string;
  readonly shape: Shape;
}

const to: Shape = { destination: { host: '', port: { number: '' } } };

/** Items of which no field is required, so that the data cannot tell what makes them whole. By kind and path without indexes. */
const known: Readonly<Record<string, readonly ItemShape[]>> = {
  'VirtualService spec.http': [
    { label: 'route', doc: 'Sends every request to one destination.', shape: { route: [to] } },
    {
      label: 'match and route',
      doc: 'Sends the requests of a path to one destination.',
      shape: { match: [{ uri: { prefix: '' } }], route: [to] },
    },
    {
      label: 'split',
      doc: 'Shares the requests between two destinations.',
      shape: {
        route: [
          { destination: { host: '' }, weight: '90' },
          { destination: { host: '' }, weight: '10' },
        ],
      },
    },
    { label: 'redirect', doc: 'Sends the app elsewhere.', shape: { redirect: { authority: '' } } },
  ],
  'VirtualService spec.tls': [
    {
      label: 'match and route',
      doc: 'Passes the connections of a server name on to one destination.',
      shape: { match: [{ port: '443', sniHosts: [''] }], route: [to] },
    },
  ],
  'VirtualService spec.tcp': [
    {
      label: 'match and route',
      doc: 'Passes the connections of a port on to one destination.',
      shape: { match: [{ port: '' }], route: [to] },
    },
  ],
  'Gateway spec.servers': [
    {
      label: 'port and hosts',
      doc: 'A listener of the gateway.',
      shape: { port: { number: '', name: '', protocol: '' }, hosts: [''] },
    },
  ],
  'ServiceEntry spec.endpoints': [
    { label: 'address', doc: 'A server by its address.', shape: { address: '' } },
    { label: 'address and locality', doc: 'A server with where it is.', shape: { address: '', locality: '' } },
  ],
  'EgressDesign spec.workloads.calls': [
    { label: 'call', doc: 'A call with what is to become of it.', shape: { url: '', expect: { outcome: 'reached' } } },
  ],
  'AuthorizationPolicy spec.rules': [
    {
      label: 'to hosts',
      doc: 'Requests for these hosts.',
      shape: { to: [{ operation: { hosts: [''] } }] },
    },
  ],
};

/** The items that can be written whole in the list at a path below the resource: what is known of it, else all its required fields. */
export function itemShapes(kind: Kind, list: Path, item: FieldType): readonly ItemShape[] {
  const id = `${kind.kind} ${list.filter((step) => typeof step === 'string').join('.')}`;
  const found = known[id];
  if (found) return found;
  const shape = requiredShape(item);
  if (typeof shape !== 'object' || item.type !== 'object') return [];
  const names = Object.keys(shape);
  const doc = 'A new item with the fields that it cannot do without.';
  return names.length > 1 ? [{ label: names.join(', '), doc, shape }] : [];
}

/** A new item as text that starts at `column`: a snippet with a stop for each value. Lists stand `indent` columns right of their key. */
export function printShape(shape: Shape, column: number, indent: number): string {
  let stops = 0;
  const print = (each: Shape, at: number): string => {
    if (typeof each === 'string') return each === '' ? `$${++stops}` : `\${${++stops}:${each}}`;
    const lines = isList(each)
      ? each.map((item) => `- ${print(item, at + 2)}`)
      : Object.entries(each).map(([key, value]) => `${key}:${printBelow(value, at)}`);
    return lines.join(`\n${' '.repeat(at)}`);
  };
  const printBelow = (value: Shape, at: number): string => {
    if (typeof value === 'string') return ` ${print(value, at)}`;
    const deeper = at + (isList(value) ? indent : 2);
    return `\n${' '.repeat(deeper)}${print(value, deeper)}`;
  };
  return print(shape, column);
}

function isList(shape: Shape): shape is readonly Shape[] {
  return Array.isArray(shape);
}

function requiredShape(type: FieldType): Shape {
  if (type.type === 'list') return [requiredShape(type.item)];
  if (type.type !== 'object') return '';
  const required = type.fields.filter((field: Field) => field.required);
  return required.length === 0
    ? ''
    : Object.fromEntries(required.map((field) => [field.name, requiredShape(field.type)]));
}

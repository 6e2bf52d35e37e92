import { findKind, isRecord, rootFields, type Field, type FieldType, type Resource } from '../schema';
import type { Path } from '../text';

/** An item of a resource that has a name of its own: a route, a port, a subset, a server. */
export interface NamedPart {
  readonly name: string;
  /** The field that lists it, such as `ports`. */
  readonly list: string;
  /** From the root of the document. */
  readonly path: Path;
  readonly parts: readonly NamedPart[];
}

/** The named items of a resource in the order of the text, each with those inside it. */
export function namedPartsOf(resource: Resource): readonly NamedPart[] {
  const kind = findKind(resource.apiVersion, resource.kind);
  return kind ? partsInFields(resource.value, rootFields(kind), resource.place.path) : [];
}

function partsInFields(value: unknown, fields: readonly Field[], path: Path): readonly NamedPart[] {
  if (!isRecord(value)) return [];
  return Object.keys(value).flatMap((name) => {
    const field = fields.find((each) => each.name === name);
    return field ? partsIn(value[name], field.type, [...path, name]) : [];
  });
}

function partsIn(value: unknown, type: FieldType, path: Path): readonly NamedPart[] {
  if (type.type === 'object') return partsInFields(value, type.fields, path);
  if (type.type !== 'list' || type.item.type !== 'object' || !Array.isArray(value)) return [];
  const { fields } = type.item;
  return value.flatMap((item: unknown, index) => partsOfItem(item, fields, [...path, index]));
}

/** What is inside an item without a name belongs to what is around it. */
function partsOfItem(item: unknown, fields: readonly Field[], path: Path): readonly NamedPart[] {
  const parts = partsInFields(item, fields, path);
  const name = nameOf(item, fields);
  return name === '' ? parts : [{ name, list: String(path.at(-2)), path, parts }];
}

/** An item's own name, else that of the port which it is about. */
function nameOf(item: unknown, fields: readonly Field[]): string {
  if (!isRecord(item)) return '';
  const own = fields.find(({ name, type }) => name === 'name' && type.type === 'string' && type.format === 'name');
  const written = own && item['name'];
  if (typeof written === 'string' && written !== '') return written;
  const port = fields.find(({ name }) => name === 'port')?.type;
  return port?.type === 'object' ? nameOf(item['port'], port.fields) : '';
}

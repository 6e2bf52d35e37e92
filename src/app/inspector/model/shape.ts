import type { Field, FieldType, ObjectType } from '../../../core/schema';
import { isUnion } from './one-of';

/** How an object is drawn: as one line of its only field, as one line of a few, as a choice with a text, or as a group that opens. */
type Shape =
  | { readonly type: 'group' }
  | { readonly type: 'union' }
  | { readonly type: 'single'; readonly field: Field }
  | { readonly type: 'grid'; readonly columns: readonly Field[] };

const mostColumns = 3;

/** The shape of an object by its fields alone; `spare` are fields that are drawn only when they are written. */
export function shapeOf(type: ObjectType, isWritten: (name: string) => boolean = () => false): Shape {
  const [only] = type.fields;
  if (isUnion(type)) return { type: 'union' };
  if (type.fields.length === 1 && only !== undefined && only.type.type !== 'object') {
    return isLine(only.type) ? { type: 'single', field: only } : { type: 'group' };
  }
  const columns = type.fields.filter((field) => field.deprecated === undefined || isWritten(field.name));
  const isGrid =
    type.oneOf === undefined && columns.length > 1 && columns.length <= mostColumns && columns.every(isColumn);
  return isGrid ? { type: 'grid', columns } : { type: 'group' };
}

/** Whether a field fits into a cell: one short value, or an object of one. */
function isColumn({ type }: Field): boolean {
  const leaf = leafOf(type);
  if (leaf.type === 'integer' || leaf.type === 'number') return leaf.format !== 'percent';
  return leaf.type === 'string' && leaf.format !== 'duration';
}

/** The value that a cell edits: the only field of an object of one, else the value itself. */
export function leafOf(type: FieldType): FieldType {
  const [only, ...others] = type.type === 'object' ? type.fields : [];
  return only !== undefined && others.length === 0 ? only.type : type;
}

function isLine(type: FieldType): boolean {
  return !(type.type === 'list' && type.item.type === 'object') && !(type.type === 'map' && !isText(type.value));
}

function isText(type: FieldType): boolean {
  return type.type === 'string' || type.type === 'integer' || type.type === 'number';
}

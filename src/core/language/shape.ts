import type { Field, FieldType, ItemStarter, ListType, StarterValue } from '../schema';

/** The items that can be written whole in a list: those that its kind knows, else one with all its required fields. */
export function itemShapes({ starters, item }: ListType): readonly ItemStarter[] {
  if (starters) return starters;
  const value = requiredShape(item);
  if (typeof value !== 'object' || item.type !== 'object') return [];
  const names = Object.keys(value);
  const doc = 'A new item with the fields that it cannot do without.';
  return names.length > 1 ? [{ label: names.join(', '), doc, value }] : [];
}

/** A new item as text that starts at `column`: a snippet with a stop for each value. Lists stand `indent` columns right of their key. */
export function printShape(shape: StarterValue, column: number, indent: number): string {
  let stops = 0;
  const print = (each: StarterValue, at: number): string => {
    if (typeof each === 'string') return each === '' ? `$${++stops}` : `\${${++stops}:${each}}`;
    const lines = isList(each)
      ? each.map((item) => `- ${print(item, at + 2)}`)
      : Object.entries(each).map(([key, value]) => `${key}:${printBelow(value, at)}`);
    return lines.join(`\n${' '.repeat(at)}`);
  };
  const printBelow = (value: StarterValue, at: number): string => {
    if (typeof value === 'string') return ` ${print(value, at)}`;
    const deeper = at + (isList(value) ? indent : 2);
    return `\n${' '.repeat(deeper)}${print(value, deeper)}`;
  };
  return print(shape, column);
}

function isList(shape: StarterValue): shape is readonly StarterValue[] {
  return Array.isArray(shape);
}

function requiredShape(type: FieldType): StarterValue {
  if (type.type === 'list') return [requiredShape(type.item)];
  if (type.type !== 'object') return '';
  const required = type.fields.filter((field: Field) => field.required);
  return required.length === 0
    ? ''
    : Object.fromEntries(required.map((field) => [field.name, requiredShape(field.type)]));
}

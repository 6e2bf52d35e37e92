import { itemsOf } from '../lists';
import { isRecord, type Place, type Resource } from '../schema';
import type { Path } from '../text';

type Fields = Readonly<Record<string, unknown>>;

const nothing: Fields = Object.freeze({});

/** The mapping at a key, or an empty one: any field may be absent or of a wrong type while somebody is typing. */
export function recordIn(value: unknown, key: string | number): Fields {
  const found = fieldIn(value, key);
  return isRecord(found) ? found : nothing;
}

/** The list at a key, or an empty one. */
export function listIn(value: unknown, key: string): readonly unknown[] {
  return itemsOf(fieldIn(value, key));
}

/** The text at a key; undefined when it is absent, empty or not text. */
export function textIn(value: unknown, key: string): string | undefined {
  const found = fieldIn(value, key);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** The whole number at a key, or undefined. */
export function integerIn(value: unknown, key: string): number | undefined {
  const found = fieldIn(value, key);
  return typeof found === 'number' && Number.isInteger(found) ? found : undefined;
}

/** The texts of the list at a key; items of other types are left out. */
export function textsIn(value: unknown, key: string): readonly string[] {
  return listIn(value, key).filter((item): item is string => typeof item === 'string' && item !== '');
}

/** The mapping of texts at a key, for example labels; entries of other types are left out. */
export function labelsIn(value: unknown, key: string): Readonly<Record<string, string>> {
  const entries = Object.entries(recordIn(value, key)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(entries);
}

/** The text of an annotation of a resource's value, which may be empty; undefined when it is absent or not text. */
export function annotationIn(value: unknown, name: string): string | undefined {
  const found = fieldIn(recordIn(recordIn(value, 'metadata'), 'annotations'), name);
  return typeof found === 'string' ? found : undefined;
}

/** The mapping of whole numbers at a key, for example an endpoint's ports. */
export function integersIn(value: unknown, key: string): Readonly<Record<string, number>> {
  const entries = Object.entries(recordIn(value, key)).filter((entry): entry is [string, number] =>
    Number.isInteger(entry[1]),
  );
  return Object.fromEntries(entries);
}

/** Whether a key is there at all, whatever its value. */
export function hasKey(value: unknown, key: string): boolean {
  return isRecord(value) && Object.hasOwn(value, key) && value[key] !== undefined && value[key] !== null;
}

/** The place of a path inside a resource. */
export function placeIn(resource: Resource, path: Path): Place {
  return { ...resource.place, path: [...resource.place.path, ...path] };
}

function fieldIn(value: unknown, key: string | number): unknown {
  return (isRecord(value) || Array.isArray(value)) && Object.hasOwn(value, key)
    ? (value as Record<string | number, unknown>)[key]
    : undefined;
}

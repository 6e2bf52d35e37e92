import { isRecord } from '../../lists';
import type { Path } from '../../text';
import type { DocumentResource } from '../resource';

/** A mapping of a resource, and where it stands, from the resource's root. */
export interface Spot {
  readonly value: Readonly<Record<string, unknown>>;
  readonly path: Path;
}

// What has the wrong type is reported by the structure of the kind. These read around it, so that the rest is still judged.

/** The spec of a resource; an empty one when it is absent or no mapping, as istiod's decoder reads it. */
export function specOf({ value }: DocumentResource): Spot {
  return { value: isRecord(value['spec']) ? value['spec'] : {}, path: ['spec'] };
}

/** The mapping below a key; undefined when it is absent or something else. */
export function childOf({ value, path }: Spot, name: string): Spot | undefined {
  const child = value[name];
  return isRecord(child) ? { value: child, path: [...path, name] } : undefined;
}

/** The mappings of a list below a key; none when it is absent or something else. Their paths keep the indexes of the list. */
export function itemsOf({ value, path }: Spot, name: string): readonly Spot[] {
  const list = value[name];
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown, index) =>
    isRecord(item) ? [{ value: item, path: [...path, name, index] }] : [],
  );
}

/** How many items a list has, whatever they are; 0 when it is absent, as Istio's decoder reads it. */
export function countOf({ value }: Spot, name: string): number {
  const list = value[name];
  return Array.isArray(list) ? list.length : 0;
}

/** The text below a key; the empty text, which is protobuf's default, when it is absent or something else. */
export function textOf({ value }: Spot, name: string): string {
  const text = value[name];
  return typeof text === 'string' ? text : '';
}

/** The number below a key; 0, which is protobuf's default, when it is absent or something else. */
export function numberOf({ value }: Spot, name: string): number {
  const number = value[name];
  return typeof number === 'number' && Number.isFinite(number) ? number : 0;
}

/** The texts of a list below a key, each with its path. */
export function textsOf(
  { value, path }: Spot,
  name: string,
): readonly { readonly text: string; readonly path: Path }[] {
  const list = value[name];
  if (!Array.isArray(list)) return [];
  return list.flatMap((text: unknown, index) =>
    typeof text === 'string' ? [{ text, path: [...path, name, index] }] : [],
  );
}

/** Whether a key is there; null counts as absent. */
export function has({ value }: Spot, name: string): boolean {
  return Object.hasOwn(value, name) && value[name] !== null;
}

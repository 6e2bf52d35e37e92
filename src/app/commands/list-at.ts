import { itemsOf } from '../../core/lists';
import type { Resource } from '../../core/schema';
import type { Path } from '../../core/text';
import { valueAt } from '../../core/yaml';

/** The list at a path of a resource; empty where nothing, or something else, is written. */
export function listAt({ value }: Resource, ...path: Path): readonly unknown[] {
  return itemsOf(valueAt(value, path));
}

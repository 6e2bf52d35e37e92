import { fieldAt, isRecord, typeAt, type Kind } from '../../../core/schema';
import type { Path } from '../../../core/text';
import { valueAt, type Op } from '../../../core/yaml';

/**
 * The op that removes what stands at `path` of `root`, together with the parents that it would leave empty. The root's own keys
 * (`spec`, `metadata`) stay, and so do mappings that mean something when they are empty (`emptyMeans` of their field). Items of lists and
 * entries of maps stay too, except the only one when it is what is removed, which takes its list or map with it.
 */
export function unsetOp(kind: Kind, root: unknown, path: Path): Op {
  let target = path;
  while (target.length > 2) {
    const parent = target.slice(0, -1);
    if (!isOnlyEntry(valueAt(root, parent)) || isKept(kind, parent)) break;
    target = parent;
  }
  return { type: 'delete', path: target };
}

/** An item that has lost its last field is still one more port or endpoint, and an entry one more header that must be there. */
function isKept(kind: Kind, parent: Path): boolean {
  if (typeof parent.at(-1) === 'number') return true;
  return typeAt(kind, parent.slice(0, -1))?.type === 'map' || fieldAt(kind, parent)?.emptyMeans !== undefined;
}

function isOnlyEntry(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 1;
  return isRecord(value) && Object.keys(value).length === 1;
}

/** `value` below the keys of `path`: `nest(['a', 'b'], 1)` is `{ a: { b: 1 } }`. An index makes a list of one. */
export function nest(path: Path, value: unknown): unknown {
  return path.reduceRight<unknown>((inner, step) => (typeof step === 'number' ? [inner] : { [step]: inner }), value);
}

/** The ops with their paths below `base`, for resources that are items of a List. */
export function below(base: Path, ops: readonly Op[]): readonly Op[] {
  return base.length === 0 ? ops : ops.map((op) => ({ ...op, path: [...base, ...op.path] }));
}

/** The ops that put values into the list at a path of `root`, one after the other; a list that is not there is made of them. */
export function insertAll(root: unknown, list: Path, index: number, values: readonly unknown[]): readonly Op[] {
  if (!Array.isArray(valueAt(root, list))) return [{ type: 'set', path: list, value: values }];
  return values.map((value, offset) => ({ type: 'insert', path: list, index: index + offset, value }));
}

/** A value as a change's label shows it: short and on one line. */
export function showValue(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

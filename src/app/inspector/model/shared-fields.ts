import { checkValue, typeAt, type Field, type FieldType, type Kind, type Place } from '../../../core/schema';
import type { Path } from '../../../core/text';
import { valueAt } from '../../../core/yaml';
import { levelsAt } from './levels';
import { pathKey } from './place';

/** One of several objects that are edited together: a resource, or an item of one: a workload, a call, a port. */
export interface Target {
  readonly kind: Kind;
  /** Where the object is written. */
  readonly place: Place;
  /** Where it stands in its resource; empty for the resource itself. */
  readonly base: Path;
  readonly value: unknown;
}

/** A field that all of several objects can have. */
export interface SharedField {
  readonly field: Field;
  /** From the first object. */
  readonly path: Path;
  /** From each of the objects: the namespace of a drawn workload stands elsewhere than that of a resource. */
  readonly paths: readonly Path[];
  readonly section: string;
  readonly common: boolean;
  /** What each of the objects has, in their order; undefined where it is not set. */
  readonly values: readonly unknown[];
}

/** One of the values that objects differ in, and how many have it. */
interface Share {
  readonly value: unknown;
  readonly count: number;
}

/**
 * The fields that several objects share, in the order of the first object's kind: those with one value, and lists of such. A name is
 * everyone's own. Of different kinds, the fields that stand at the same place in each and take the same values.
 */
export function sharedFields(targets: readonly Target[]): readonly SharedField[] {
  const [first, ...others] = targets;
  if (!first) return [];
  const known = new Map<string, ReadonlyMap<string, Leaf>>();
  const leavesOf = (target: Target): ReadonlyMap<string, Leaf> => {
    const key = `${target.kind.group} ${target.kind.kind} ${target.base.filter((step) => typeof step === 'string').join('.')}`;
    let leaves = known.get(key);
    if (leaves === undefined) known.set(key, (leaves = leavesIn(target)));
    return leaves;
  };
  return [...leavesOf(first)].flatMap(([key, leaf]): SharedField[] => {
    const everywhere = others.every((target) => sameType(leavesOf(target).get(key)?.field.type, leaf.field.type));
    if (!everywhere) return [];
    const paths = targets.map((target) => leavesOf(target).get(key)?.path ?? leaf.path);
    return [
      { ...leaf, paths, values: targets.map((target, index) => valueAt(target.value, paths[index] ?? leaf.path)) },
    ];
  });
}

/** The value that all objects have, or that none of them has it, or in what they differ, the most frequent value first. */
export function agreementOf({ values }: SharedField): { readonly same: true; readonly value: unknown } | Differ {
  const shares = new Map<string, { value: unknown; count: number }>();
  for (const value of values) {
    const key = value === undefined ? '' : JSON.stringify(value);
    const share = shares.get(key);
    if (share) share.count++;
    else shares.set(key, { value, count: 1 });
  }
  if (shares.size === 1) return { same: true, value: values[0] };
  return { same: false, shares: [...shares.values()].sort((a, b) => b.count - a.count) };
}

/** Several resources have different values, each with who has it. */
export interface Differ {
  readonly same: false;
  readonly shares: readonly Share[];
}

/** Why a value cannot be written into all objects; null when it can. */
export function refusalOf({ field }: SharedField, value: unknown): string | null {
  return checkValue(field.type, value, field.name);
}

type Leaf = Omit<SharedField, 'values' | 'paths'>;

function leavesIn({ kind, base }: Target): ReadonlyMap<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  const own = base.length > 0;
  for (const { path, fields } of own ? itemLevel(kind, base) : levelsAt(kind, [])) {
    const at = path.slice(base.length);
    if (path.length === 0 && !own && kind.root !== true) continue;
    const shown = at[0] === 'metadata' ? fields.filter((field) => field.name === 'namespace') : fields;
    collect(shown, at, own || at[0] === 'metadata' ? '' : kind.kind, false, leaves);
  }
  return leaves;
}

function itemLevel(kind: Kind, base: Path): readonly { readonly path: Path; readonly fields: readonly Field[] }[] {
  const type = typeAt(kind, base);
  return type?.type === 'object' ? [{ path: base, fields: type.fields }] : [];
}

function collect(
  fields: readonly Field[],
  path: Path,
  inherited: string,
  common: boolean,
  leaves: Map<string, Leaf>,
): void {
  for (const field of fields) {
    if (field.name === 'name' || field.managed === true || rootOnly.includes(pathKey([...path, field.name]))) continue;
    const at = [...path, field.name];
    const section = path[0] === 'metadata' ? '' : (field.section ?? inherited);
    const isCommon = common || field.common === true;
    if (field.type.type === 'object') collect(field.type.fields, at, section, isCommon, leaves);
    else if (isLeaf(field.type))
      leaves.set(keyOf(at), { field: plain(field), path: at, section, common: isCommon || path[0] === 'metadata' });
  }
}

/** Fields with one key mean the same: the namespace of an item and that of a resource. */
function keyOf(path: Path): string {
  return pathKey(path[0] === 'metadata' ? path.slice(1) : path);
}

const rootOnly: readonly string[] = ['apiVersion', 'kind', 'status'].map((name) => pathKey([name]));

function isLeaf(type: FieldType): boolean {
  if (type.type === 'list') return type.item.type === 'string' || type.item.type === 'integer';
  return type.type === 'string' || type.type === 'integer' || type.type === 'number' || type.type === 'boolean';
}

/** A percentage is told by its slider what it comes to for one object; for several it is a number. */
function plain(field: Field): Field {
  const { type } = field;
  if ((type.type !== 'integer' && type.type !== 'number') || type.format === undefined) return field;
  return { ...field, type: { ...type, format: undefined } };
}

function sameType(a: FieldType | undefined, b: FieldType): boolean {
  if (a === undefined || a.type !== b.type) return false;
  return a.type !== 'list' || (b.type === 'list' && a.item.type === b.item.type);
}

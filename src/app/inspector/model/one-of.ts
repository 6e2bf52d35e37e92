import { isRecord, typeAt, type Kind, type ObjectType } from '../../../core/schema';
import type { Path } from '../../../core/text';
import { valueAt } from '../../../core/yaml';
import { objectWords } from '../words/fields';
import { showValue } from './edits';
import { ownValue } from './form-model';

/** The groups of fields of the object at a path of which only one may be written. */
export function groupsAt(kind: Kind, path: Path): readonly (readonly string[])[] {
  const type = typeAt(kind, path);
  return type?.type === 'object' ? (type.oneOf ?? []) : [];
}

/** Something that is written and goes when another field is written in its place. */
interface Rival {
  readonly path: Path;
  readonly value: unknown;
}

/**
 * What has to go when the value at `path` is written: at each object on the way, the other members of the group that the way leads through. A
 * member that is written already drops nothing: then two are, and only a person knows which of them is meant.
 */
export function rivalsOf(kind: Kind, root: unknown, path: Path): readonly Rival[] {
  return path.flatMap((step, index) => {
    const holder = path.slice(0, index);
    const value = valueAt(root, holder);
    if (typeof step !== 'string' || isWritten(ownValue(value, step))) return [];
    return groupsAt(kind, holder)
      .filter((group) => group.includes(step))
      .flatMap((group) => group.filter((name) => name !== step && isWritten(ownValue(value, name))))
      .map((name) => ({ path: [...holder, name], value: ownValue(value, name) }));
  });
}

/** What a change drops, in a sentence: `Removes prefix: /v1.` Empty where it drops nothing. */
export function describeRivals(rivals: readonly Rival[]): string {
  return rivals.length === 0 ? '' : objectWords.removes(nameRivals(rivals));
}

/** What a change drops, inside a sentence: `prefix: /v1`. Objects are named without what is in them. */
export function nameRivals(rivals: readonly Rival[]): string {
  const names = rivals.map(({ path, value }) => {
    const name = String(path.at(-1));
    const isObject = typeof value === 'object' && value !== null;
    return isObject ? objectWords.withContent(name) : objectWords.withValue(name, showValue(value));
  });
  return objectWords.rivals(names);
}

/** Whether an object is one text that can be written in several ways, such as exact, prefix and regex: all its fields are, in one group. */
export function isUnion(type: ObjectType): boolean {
  const [group, ...others] = type.oneOf ?? [];
  return (
    group !== undefined &&
    others.length === 0 &&
    type.fields.length > 1 &&
    type.fields.every((field) => group.includes(field.name) && field.type.type === 'string' && !field.type.enum)
  );
}

/** The one field of a union that is written, or undefined when none is; null when it is nothing that one line can show. */
export function writtenMember(type: ObjectType, value: unknown): string | null | undefined {
  if (value === undefined || value === null) return undefined;
  if (!isRecord(value)) return null;
  const names = Object.keys(value);
  const [name] = names;
  if (name === undefined) return undefined;
  const isMember = names.length === 1 && type.fields.some((field) => field.name === name);
  return isMember && typeof value[name] !== 'object' ? name : null;
}

function isWritten(value: unknown): boolean {
  return value !== undefined && value !== null;
}

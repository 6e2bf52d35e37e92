import { leastOf } from '../lists';
import type { Path } from '../text';
import { problemOf } from './check-value';
import { rootFields } from './field-at';
import { object } from './field-types';
import { kinds } from './kinds';
import { plain } from './spelling';
import type { Field, FieldType, Kind } from './types';

/** A step of a pattern: a key, `[]` for any item of a list, `{}` for any key of a map. */
type Pattern = readonly string[];

/** Where a kind has a field: `path` leads to it from the resource's root. */
interface FieldPlace {
  readonly path: Pattern;
  readonly field: Field;
}

/** Where a field of that name belongs, seen from the object in which it was found. */
export interface Home {
  readonly kind: Kind;
  /** The pattern of the object that has the field, from the resource's root, as far as possible with the indexes of the place it was found in. */
  readonly parent: readonly (string | number)[];
  readonly name: string;
}

const placesOf = new WeakMap<Kind, readonly FieldPlace[]>();

/** Names that mean something else in many places: they say little about where a field was meant to be. */
const common = new Set(
  'name labels port ports host hosts timeout interval path from to value key mode percent percentage enabled version number match rules set add time protocol address metadata'.split(
    ' ',
  ),
);

/**
 * The places of the same kind that are nearest of those that have a field of this name and take this value: one, or several that are equally
 * near; none when all are too far to have been meant. `path` is that of the object in which it was found, from the resource's root.
 */
export function findHomes(kind: Kind, path: Path, name: string, value: unknown): readonly Home[] {
  const reach = common.has(name) ? 1 : 3;
  const found = listPlaces(kind)
    .filter((place) => plain(lastOf(place.path)) === plain(name) && fits(place.field.type, value))
    .map((place) => ({ place, parent: place.path.slice(0, -1), shared: sharedSteps(place.path.slice(0, -1), path) }))
    .map((each) => ({ ...each, distance: stepsIn(path.slice(each.shared)) + stepsIn(each.parent.slice(each.shared)) }))
    .filter((each) => each.distance > 0 && each.distance <= reach);
  const nearest = leastOf(found.map((each) => each.distance));
  return found
    .filter((each) => each.distance === nearest)
    .map(({ place, parent, shared }) => ({
      kind,
      parent: [...path.slice(0, shared), ...parent.slice(shared)],
      name: lastOf(place.path),
    }));
}

/** How many keys there are on a way; into an item of a list is no step of its own. */
function stepsIn(path: readonly (string | number)[]): number {
  return path.filter((step) => typeof step === 'string' && step !== '[]').length;
}

/** The kind of the same API group that has a field of this name; undefined when none or several do, or when the name says little. */
export function findOtherKind(kind: Kind, name: string, value: unknown): Home | undefined {
  const homes = kinds.flatMap((other) => {
    if (other === kind || other.group !== kind.group || other.coverage !== 'full') return [];
    const places = listPlaces(other).filter(
      (place) => place.path[0] === 'spec' && lastOf(place.path) === name && fits(place.field.type, value),
    );
    const nearest = [...places].sort((a, b) => a.path.length - b.path.length)[0];
    if (nearest && common.has(name) && stepsIn(nearest.path) > 3) return [];
    return nearest ? [{ kind: other, parent: nearest.path.slice(0, -1), name }] : [];
  });
  const [first, second] = [...homes].sort((a, b) => a.parent.length - b.parent.length);
  return first && first.parent.length !== second?.parent.length ? first : undefined;
}

function listPlaces(kind: Kind): readonly FieldPlace[] {
  let places = placesOf.get(kind);
  if (places === undefined) placesOf.set(kind, (places = collect(object(rootFields(kind)), [])));
  return places;
}

function collect(type: FieldType, path: Pattern): FieldPlace[] {
  if (type.type === 'list') return collect(type.item, [...path, '[]']);
  if (type.type === 'map') return collect(type.value, [...path, '{}']);
  if (type.type !== 'object') return [];
  return type.fields.flatMap((field) => [
    { path: [...path, field.name], field },
    ...collect(field.type, [...path, field.name]),
  ]);
}

function sharedSteps(pattern: Pattern, path: Path): number {
  let count = 0;
  while (
    count < pattern.length &&
    count < path.length &&
    isStepOf(pattern[count] as string, path[count] as string | number)
  )
    count++;
  return count;
}

function isStepOf(pattern: string, step: string | number): boolean {
  return typeof step === 'number' ? pattern === '[]' : pattern === '{}' || pattern === step;
}

function fits(type: FieldType, value: unknown): boolean {
  const rule = problemOf(type, value)?.rule;
  return value !== null && type.type !== 'any' && rule !== 'wrong-type' && rule !== 'unknown-value';
}

function lastOf(path: Pattern): string {
  return path[path.length - 1] ?? '';
}

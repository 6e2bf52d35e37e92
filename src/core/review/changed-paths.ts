import { isEqual } from '../mesh';
import { isRecord } from '../schema';
import { formatPath, startsWith, type Path } from '../text';
import { valueAt } from '../yaml';
import { listed } from './words';

/** The deepest places at which two values differ. Lists of different length differ as a whole. */
export function changedPaths(before: unknown, after: unknown, path: Path = []): readonly Path[] {
  if (isEqual(before, after)) return [];
  if (isRecord(before) && isRecord(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => changedPaths(before[key], after[key], [...path, key]));
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length)
    return after.flatMap((item: unknown, index) => changedPaths(before[index], item, [...path, index]));
  return [path];
}

/** Those that have to do with one of some places; where none has, all of the specification: names and labels decide nothing. */
export function pathsNear(paths: readonly Path[], places: readonly Path[]): readonly Path[] {
  const near = paths.filter((path) => places.some((place) => startsWith(path, place) || startsWith(place, path)));
  return near.length > 0 ? near : paths.filter(([first]) => first === 'spec');
}

const mostNamed = 3;

/** What each of some places says: `spec.exportTo[0] is bank (was .), spec.ports is new and 2 more fields differ`. */
export function changeWords(paths: readonly Path[], before: unknown, after: unknown): string {
  const named = paths
    .slice(0, mostNamed)
    .map((path) => `${formatPath(path)} ${stepWords(valueAt(before, path), valueAt(after, path))}`);
  const more = paths.length - named.length;
  return listed(more === 0 ? named : [...named, `${more} more ${more === 1 ? 'field differs' : 'fields differ'}`]);
}

function stepWords(was: unknown, is: unknown): string {
  const [old, now] = [shortWords(was), shortWords(is)];
  if (is === undefined) return old === undefined ? 'is gone' : `is gone (was ${old})`;
  if (was === undefined) return now === undefined ? 'is new' : `is ${now} (was unset)`;
  return old === undefined || now === undefined ? 'differs' : `is ${now} (was ${old})`;
}

const longest = 60;

/** A scalar, or a list of a few; undefined for what would be too long. */
function shortWords(value: unknown): string | undefined {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (items.some((item) => typeof item === 'object' && item !== null) || value === undefined) return undefined;
  const text = Array.isArray(value) ? `[${items.map(String).join(', ')}]` : value === '' ? '""' : String(value);
  return text.length > longest ? undefined : text;
}

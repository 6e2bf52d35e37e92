import { isEqual } from '../mesh';
import { isRecord } from '../schema';
import { formatPath, type Path } from '../text';
import { valueAt } from '../yaml';
import { alignSides, pathBefore, type AlignedSides } from './aligned-sides';
import { itemWords } from './item-words';
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

/** Those that have to do with one of some places: all but what stands in another item of a list than each of the places that are in it. */
export function pathsNear(paths: readonly Path[], places: readonly Path[]): readonly Path[] {
  return paths.filter((path) => {
    const met = places.map((place) => meeting(path, place));
    return met.includes('same') || !met.includes('other');
  });
}

/** How a path meets a place: in the same item of a list, in another one, or in no list. */
function meeting(path: Path, place: Path): 'same' | 'other' | 'none' {
  const at = path.findIndex((step, index) => step !== place[index]);
  const shared = path.slice(0, at < 0 ? path.length : at);
  if (at >= 0 && typeof path[at] === 'number' && typeof place[at] === 'number') return 'other';
  return shared.some((step) => typeof step === 'number') ? 'same' : 'none';
}

const mostNamed = 3;

/**
 * What each of some places of the aligned sides says: `spec.exportTo[0] is bank (was .), spec.ports is new and 2 more fields differ`. What is gone is called as it was
 * in the baseline, and an item of a list by what tells it apart: `port 443 (TLS, https) of spec.ports is gone`.
 */
export function changeWords(paths: readonly Path[], before: unknown, after: unknown): string {
  const sides = alignSides(before, after);
  const named = paths.slice(0, mostNamed).map((whole) => {
    const item = itemGone(whole, sides);
    if (item !== undefined) return `${item} of ${formatPath(pathBefore(whole.slice(0, -1), before, after))} is gone`;
    const path = toOnly(whole, sides.before, sides.after);
    const [was, is] = [valueAt(sides.before, path), valueAt(sides.after, path)];
    return `${formatPath(is === undefined ? pathBefore(path, before, after) : path)} ${stepWords(was, is)}`;
  });
  const more = paths.length - named.length;
  return listed(more === 0 ? named : [...named, `${more} more ${more === 1 ? 'field differs' : 'fields differ'}`]);
}

/** What an item is called that the later side lacks, where another one may stand in its place now. */
function itemGone(path: Path, { before, after }: AlignedSides): string | undefined {
  const isGone = typeof path.at(-1) === 'number' && valueAt(after, path) === undefined;
  return isGone ? itemWords(valueAt(before, path)) : undefined;
}

/** Of a mapping that one side alone has, and that has one key: the place of its value, which says more. */
function toOnly(path: Path, before: unknown, after: unknown): Path {
  const [was, is] = [valueAt(before, path), valueAt(after, path)];
  const alone = was === undefined ? is : is === undefined ? was : undefined;
  const [key, ...others] = isRecord(alone) ? Object.keys(alone) : [];
  return key === undefined || others.length > 0 ? path : toOnly([...path, key], before, after);
}

function stepWords(was: unknown, is: unknown): string {
  const [old, now] = [shortWords(was), shortWords(is)];
  if (is === undefined) return old === undefined ? 'is gone' : `is gone (was ${old})`;
  if (was === undefined) return now === undefined ? 'is new' : `is ${now} (was unset)`;
  return old === undefined || now === undefined ? 'differs' : `is ${now} (was ${old})`;
}

const longest = 60;

/** A scalar, or a list of a few; undefined for what would be too long. */
export function shortWords(value: unknown): string | undefined {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (items.some((item) => typeof item === 'object' && item !== null) || value === undefined) return undefined;
  const text = Array.isArray(value) ? `[${items.map(String).join(', ')}]` : value === '' ? '""' : String(value);
  return text.length > longest ? undefined : text;
}

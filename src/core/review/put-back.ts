import { isRecord } from '../schema';
import type { Path } from '../text';
import { valueAt } from '../yaml';
import { alignSides } from './aligned-sides';

/**
 * The later of two values with some places as the earlier one has them; places are paths of the aligned sides. Items that came are left out there, and items that
 * are gone stand behind the others. Undefined where a place cannot be put back by itself.
 */
export function putBack(before: unknown, after: unknown, paths: readonly Path[]): unknown {
  const sides = alignSides(before, after);
  const put = (value: unknown, path: Path): unknown => value && withValue(value, path, valueAt(sides.before, path));
  return withoutGaps(paths.reduce(put, sides.after));
}

/** Undefined where nothing leads to the place. */
function withValue(value: unknown, [step, ...rest]: Path, put: unknown): unknown {
  if (step === undefined) return put;
  const inner = rest.length === 0 ? put : withValue(valueAt(value, [step]), rest, put);
  if (rest.length > 0 && inner === undefined) return undefined;
  if (Array.isArray(value)) return value.map((item: unknown, index) => (index === step ? inner : item));
  return isRecord(value) ? { ...value, [step]: inner } : undefined;
}

/** Without the keys and items whose value is undefined. */
function withoutGaps(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== undefined).map(withoutGaps);
  if (!isRecord(value)) return value;
  const there = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(there.map(([key, each]) => [key, withoutGaps(each)]));
}

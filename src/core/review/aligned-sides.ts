import { isRecord } from '../schema';
import type { Path } from '../text';
import { valueAt } from '../yaml';

/** Both sides of a value, in which items of lists that correspond have the same number. */
export interface AlignedSides {
  readonly before: unknown;
  readonly after: unknown;
}

/** An item's number on each side; undefined on a side that has no such item. */
type Row = readonly [before: number | undefined, after: number | undefined];

/**
 * Lines up what corresponds, so that one path leads to it on both sides: items of the later value keep their numbers, and those that are gone come behind them. Lists
 * whose items have no name or number, and the rules of a VirtualService, whose order counts, are lined up by their places where they are equally long.
 */
export function alignSides(before: unknown, after: unknown, path: Path = []): AlignedSides {
  if (before === after || before === undefined || after === undefined) return { before, after };
  if (isRecord(before) && isRecord(after)) {
    const keys = Object.keys(before).filter((key) => Object.hasOwn(after, key));
    const sides = keys.map((key) => [key, alignSides(before[key], after[key], [...path, key])] as const);
    return {
      before: { ...before, ...Object.fromEntries(sides.map(([key, side]) => [key, side.before])) },
      after: { ...after, ...Object.fromEntries(sides.map(([key, side]) => [key, side.after])) },
    };
  }
  const rows = rowsOf(before, after, path);
  if (rows === undefined || !Array.isArray(before) || !Array.isArray(after)) return { before, after };
  const items = rows.map(([old, now], index) =>
    alignSides(old === undefined ? undefined : before[old], now === undefined ? undefined : after[now], [
      ...path,
      index,
    ]),
  );
  return { before: items.map((item) => item.before), after: items.map((item) => item.after) };
}

/** Where a path of the aligned sides leads in the earlier value itself; as far as the list, where that has no such item. */
export function pathBefore(path: Path, before: unknown, after: unknown, above: Path = []): Path {
  const [step, ...rest] = path;
  if (step === undefined) return [];
  const row = rowsOf(before, after, above)?.[step as number] ?? ([step, step] as const);
  const [old, now] = row;
  if (old === undefined) return [];
  return [old, ...pathBefore(rest, at(before, old), at(after, now), [...above, step])];
}

/** The path of the aligned sides to what stands at a path of the earlier value. */
export function alignedPath(path: Path, before: unknown, after: unknown, above: Path = []): Path {
  const [step, ...rest] = path;
  if (step === undefined) return [];
  const rows = rowsOf(before, after, above);
  const index = rows?.findIndex(([old]) => old === step) ?? -1;
  const now = index < 0 ? step : index;
  return [
    now,
    ...alignedPath(rest, at(before, step), at(after, index < 0 ? step : rows?.[index]?.[1]), [...above, now]),
  ];
}

function at(value: unknown, step: string | number | undefined): unknown {
  return step === undefined ? undefined : valueAt(value, [step]);
}

/** What tells items of a list apart, the first that all of them have. */
const keys: readonly Path[] = [['name'], ['port', 'number'], ['number'], ['address']];

/** What was lined up last: each path into a list asks for all of its rows. */
const known = new WeakMap<readonly unknown[], { readonly after: readonly unknown[]; readonly rows: Rows }>();

type Rows = readonly Row[] | undefined;

/** The items of two lists that correspond; undefined for what are no two lists, and for lists that are not lined up. */
function rowsOf(before: unknown, after: unknown, path: Path): Rows {
  if (!Array.isArray(before) || !Array.isArray(after)) return undefined;
  const same = known.get(before);
  if (same?.after === after) return same.rows;
  const rows = lineUp(before, after, path.length === 2 && rules.has(path[1]));
  known.set(before, { after, rows });
  return rows;
}

function lineUp(before: readonly unknown[], after: readonly unknown[], isOrdered: boolean): Rows {
  const key = isOrdered ? undefined : keys.find((each) => isKey(each, before) && isKey(each, after));
  const byPlace = before.length === after.length ? after.map((_, index): Row => [index, index]) : undefined;
  if (key === undefined) return byPlace;
  const namesOf = (list: readonly unknown[]): Map<unknown, number> =>
    new Map(list.map((item, index) => [valueAt(item, key), index]));
  const [old, now] = [namesOf(before), namesOf(after)];
  // Of as many items with another name among them one was renamed.
  if (byPlace && [...now.keys()].some((name) => !old.has(name))) return byPlace;
  return [
    ...[...now].map(([name, index]): Row => [old.get(name), index]),
    ...[...old].flatMap(([name, index]): readonly Row[] => (now.has(name) ? [] : [[index, undefined]])),
  ];
}

const rules: ReadonlySet<string | number | undefined> = new Set(['http', 'tcp', 'tls']);

function isKey(key: Path, list: readonly unknown[]): boolean {
  const values = list.map((item) => valueAt(item, key));
  return values.every((value) => value !== undefined) && new Set(values).size === list.length;
}

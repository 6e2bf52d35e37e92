import { addAll, isList, isRecord, isSameList } from '../lists';
import type { Path } from '../text';
import type { Op } from './document';
import { isSameValue } from './verify';

/**
 * The small operations that turn one mapping or list into another of the same sort, one after the other. Items of lists are known by
 * being equal, or by their name, host or number; what is left pairs up by place where the two have something in common.
 */
export function diffValues(path: Path, before: unknown, after: unknown): Op[] {
  if (isSameValue(before, after)) return [];
  if (isRecord(before) && isRecord(after)) return diffMappings(path, before, after);
  if (isList(before) && isList(after)) return diffLists(path, before, after);
  return [{ type: 'set', path, value: after }];
}

function diffMappings(
  path: Path,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Op[] {
  const ops: Op[] = [];
  const isThere = (key: string): boolean => Object.hasOwn(after, key) && after[key] !== undefined;
  for (const [key, value] of Object.entries(after)) {
    if (value === undefined) continue;
    if (Object.hasOwn(before, key)) addAll(ops, diffValues([...path, key], before[key], value));
    else ops.push({ type: 'set', path: [...path, key], value });
  }
  // Last, so that a mapping is never emptied on the way.
  for (const key of Object.keys(before)) if (!isThere(key)) ops.push({ type: 'delete', path: [...path, key] });
  return ops;
}

function diffLists(path: Path, before: readonly unknown[], after: readonly unknown[]): Op[] {
  if (after.length === 0) return [{ type: 'set', path, value: [] }];
  if (before.length === 0) return [{ type: 'set', path, value: after }];
  const partner = matchItems(before, after);
  const ops: Op[] = [];
  for (const [index, old] of partner.entries()) {
    if (old >= 0) addAll(ops, diffValues([...path, old], before[old], after[index]));
  }
  const current = before.map((_, index) => index);
  const kept = new Set(partner);
  const drop = (index: number): void => {
    ops.push({ type: 'delete', path: [...path, index] });
    current.splice(index, 1);
  };
  for (let index = current.length - 1; index >= 0; index--) {
    if (!kept.has(current[index] as number) && current.length > 1) drop(index);
  }
  const order = partner.filter((old) => old >= 0);
  if (order.length > 0) moveItems(path, current, order, ops);
  for (const [index, old] of partner.entries()) {
    if (old >= 0) continue;
    ops.push({ type: 'insert', path, index, value: after[index] });
    current.splice(index, 0, -1);
  }
  // With nothing in common, one old item holds the list open until the new ones are in.
  if (order.length === 0) drop(current.length - 1);
  return ops;
}

/** For each new item the index of the old one that becomes it, or -1. */
function matchItems(before: readonly unknown[], after: readonly unknown[]): number[] {
  const partner = new Array<number>(after.length).fill(-1);
  const free = new Set(before.keys());
  const pair = (isMatch: (a: unknown, b: unknown, from: number, to: number) => boolean): void => {
    for (const [index, value] of after.entries()) {
      if (partner[index] !== -1) continue;
      for (const old of free) {
        if (!isMatch(before[old], value, old, index)) continue;
        partner[index] = old;
        free.delete(old);
        break;
      }
    }
  };
  pair((a, b, from, to) => from === to && isSameValue(a, b));
  pair(isSameValue);
  for (const key of ['name', 'host', 'number']) pair((a, b) => haveSame(a, b, key));
  pair((a, b, from, to) => from === to && isAlike(a, b));
  return partner;
}

function haveSame(a: unknown, b: unknown, key: string): boolean {
  return isRecord(a) && isRecord(b) && a[key] !== undefined && isSameValue(a[key], b[key]);
}

/** Whether one may be seen as an edit of the other: two scalars, or mappings that share a setting. */
function isAlike(a: unknown, b: unknown): boolean {
  if (isRecord(a) && isRecord(b)) return Object.keys(a).some((key) => haveSame(a, b, key));
  return (typeof a !== 'object' || a === null) && (typeof b !== 'object' || b === null);
}

/** Brings `current` into the order `wanted`; only items outside the longest run that is in order already move. */
function moveItems(path: Path, current: number[], wanted: readonly number[], ops: Op[]): void {
  if (isSameList(current, wanted)) return;
  const staying = new Set(longestCommonRun(current, wanted));
  for (const [to, item] of wanted.entries()) {
    if (staying.has(item)) continue;
    const from = current.indexOf(item);
    const target = placeFor(current, wanted, staying, to, from);
    if (from !== target) {
      ops.push({ type: 'move', path, from, to: target });
      current.splice(target, 0, ...current.splice(from, 1));
    }
    staying.add(item);
  }
}

/** Behind the item before it in the wanted order: all of those are in place already. */
function placeFor(
  current: readonly number[],
  wanted: readonly number[],
  staying: ReadonlySet<number>,
  to: number,
  from: number,
): number {
  const before = wanted[to - 1];
  const after = before !== undefined && staying.has(before) ? current.indexOf(before) + 1 : 0;
  return from < after ? after - 1 : after;
}

function longestCommonRun(current: readonly number[], wanted: readonly number[]): number[] {
  const place = new Map(wanted.map((item, index) => [item, index]));
  const runs: number[][] = [];
  for (const [index, item] of current.entries()) {
    let best: number[] = [];
    for (let earlier = 0; earlier < index; earlier++) {
      const run = runs[earlier] as number[];
      const isAscending = (place.get(current[earlier] as number) ?? 0) < (place.get(item) ?? 0);
      if (isAscending && run.length > best.length) best = run;
    }
    runs.push([...best, item]);
  }
  return runs.reduce((best, run) => (run.length > best.length ? run : best), [] as number[]);
}

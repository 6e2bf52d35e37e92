import { groupBy } from '../lists';
import { traceCall, type Mesh, type PostureColumn, type Proxy, type Trace } from '../mesh';
import type { AssumedPods } from './assumed-words';
import type { BehaviourChange } from './behaviour-change';
import { isSentOn } from './differences-reach';
import type { Found } from './group-changes';
import { groupUndrawn, type Undrawn } from './group-undrawn';
import type { Reasons } from './reasons';
import { columnTarget, sampleCells, type Cell } from './sampled-cells';
import { undrawnDifferences } from './undrawn-differences';
import { withUnsaidPolicy } from './unsaid-policy';

/** What calls that nobody draws do otherwise, and how many of them were tried. */
interface PostureChanges {
  readonly changes: readonly BehaviourChange[];
  readonly sampled: { readonly tried: number; readonly of: number };
}

/**
 * What drawn pods, or assumed ones where none is drawn, can reach now, or no longer, that they are not drawn to call, and what they reach otherwise. `called` is what drawn calls do otherwise: who draws
 * a call to a host has been told of its addresses, TLS and proxies, and is not told again.
 */
export function postureChanges(
  meshes: { readonly before: Mesh; readonly after: Mesh; readonly shared: Mesh },
  called: readonly Found[],
  reasons: Reasons,
): PostureChanges {
  const sample = sampleCells(meshes.before, meshes.after, meshes.shared);
  const tryAll = (cells: readonly Cell[]): readonly Tried[] => cells.map((cell) => tryCell(meshes, cell));
  const isTold = toldIn(called);
  const foundIn = (ends: readonly Tried[]): readonly UndrawnIn[] => {
    const opened = openedIn(ends);
    const asked = askedIn(ends);
    return ends
      .filter((each) => !isImplied(each, opened))
      .flatMap((each) => undrawnIn(each, asked(each), meshes, reasons))
      .filter((each) => !isTold(each));
  };
  const first = tryAll(sample.cells);
  const found = foundIn(first);
  const besides = tryAll(sample.besides(new Set(found.map(({ column }) => column.key))));
  const all = besides.length === 0 ? found : foundIn([...first, ...besides]);
  return { changes: groupUndrawn(all), sampled: { tried: first.length + besides.length, of: sample.of } };
}

interface Sides {
  readonly before: Mesh;
  readonly after: Mesh;
}

function tryCell({ before, after }: Sides, cell: Cell): Tried {
  return {
    cell,
    before: tryColumn(before, cell.before, cell.column),
    after: tryColumn(after, cell.after, cell.column),
  };
}

/** Pods that reach any other host now, or no longer. */
function openedIn(ends: readonly Tried[]): ReadonlySet<Proxy> {
  const opened = ends.filter(
    ({ cell, before, after }) => cell.column.host === undefined && isSentOn(before) !== isSentOn(after),
  );
  return new Set(opened.map(({ cell }) => cell.before));
}

/** With the destination that was tried. */
type UndrawnIn = Undrawn & { readonly column: PostureColumn };

interface Tried {
  readonly cell: Cell;
  readonly before: Trace | undefined;
  readonly after: Trace | undefined;
}

function tryColumn(mesh: Mesh, client: Proxy, { url }: PostureColumn): Trace | undefined {
  return traceCall(mesh, { client, url, method: 'GET', headers: {} });
}

/** Where any other host is reached now, or no longer, so is each that the proxy does not know; that is said once. */
function isImplied({ cell, before, after }: Tried, opened: ReadonlySet<Proxy>): boolean {
  if (cell.column.host === undefined || !opened.has(cell.others)) return false;
  const outcomes = [before?.outcome, after?.outcome];
  return outcomes.includes('passthrough') && outcomes.includes('blackhole');
}

/** Who is assumed to call, and all of whom is known whether they do the same: pods that were not tried are no exception. */
function askedIn(ends: readonly Tried[]): (each: Tried) => Undrawn['assumed'] {
  const tried = groupBy(ends, ({ cell }) => cell.column.key);
  const known = new Map<string, readonly AssumedPods[]>();
  return ({ cell: { column, assumed } }) => {
    if (assumed === undefined) return undefined;
    const own = (): readonly AssumedPods[] =>
      (tried.get(column.key) ?? []).flatMap(({ cell }) => cell.assumed?.pods ?? []);
    const all = known.get(column.key) ?? [...own(), ...assumed.same];
    known.set(column.key, all);
    return { pods: assumed.pods, tried: all };
  };
}

function undrawnIn(
  { cell, before, after }: Tried,
  assumed: Undrawn['assumed'],
  meshes: Sides,
  reasons: Reasons,
): readonly UndrawnIn[] {
  if (!before || !after) return [];
  const { column, whos } = cell;
  const found = undrawnDifferences({ before, after }, cell, reasons);
  const told = assumed ? withUnsaidPolicy(found, { before, after }, meshes) : found;
  return told.map((difference) => ({
    column,
    target: columnTarget(column),
    host: column.host,
    whos,
    assumed,
    before,
    after,
    difference,
  }));
}

/** Whether drawn calls to the same port of a host change in the same way for the same reason. More reach, or less, is another one for each pod. */
function toldIn(called: readonly Found[]): (each: Undrawn) => boolean {
  const told = new Set(called.map(({ pair, difference }) => wayOfChange(pair.target, difference)));
  return ({ target, difference }) => !difference.kind.startsWith('reach') && told.has(wayOfChange(target, difference));
}

function wayOfChange(target: string | undefined, { kind, why }: Found['difference']): string {
  return JSON.stringify([target, kind, why]);
}

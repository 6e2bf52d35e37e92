import { greatestOf } from '../lists';
import {
  changedHosts,
  dependenceOf,
  isWildcard,
  kindOf,
  kindsOf,
  postureOf,
  sidecarFor,
  surroundingsStay,
  type Mesh,
  type PostureColumn,
  type Proxy,
  type Workload,
} from '../mesh';
import { assumedPods, type AssumedKind } from './assumed-pods';
import type { AssumedPods } from './assumed-words';
import { hasCallers, targetOf, workloadsOf } from './call-pairs';

/** A destination that pods of one kind are tried to reach without anybody drawing it. */
export interface Cell {
  readonly column: PostureColumn;
  /** A proxy of the kind on each side. */
  readonly before: Proxy;
  readonly after: Proxy;
  /** Of the pods whose reach of any other host is theirs as well, in the baseline. */
  readonly others: Proxy;
  /** `namespace/workload` of those that are not drawn to call it on either side; empty for pods that are assumed. */
  readonly whos: readonly string[];
  /** Whether a side draws a call to it by a pod that the other side does not draw. */
  readonly isCalled: boolean;
  /** Who is assumed to call, and for whom nothing of this destination differs for certain; undefined for pods that are drawn. */
  readonly assumed: { readonly pods: AssumedPods; readonly same: readonly AssumedPods[] } | undefined;
}

/** The cells that may differ, and those of them that are tried first. */
interface Sample {
  readonly cells: readonly Cell[];
  /** Cells besides of destinations, by their columns' keys: where one pod reaches a destination otherwise, the others are asked too. */
  readonly besides: (destinations: ReadonlySet<string>) => readonly Cell[];
  readonly of: number;
}

/** So many cells are tried on both sides, and as many besides; every one costs two traces. */
const mostTried = 1000;

/**
 * Which destinations may be reached otherwise by which pods. `shared` is the proposal's mesh, sharing with the baseline's what says the same. Where there are too many, any
 * other host, patterns and what only one side knows are tried first, by one pod each before others; of the rest cells at even distances.
 */
export function sampleCells(before: Mesh, after: Mesh, shared: Mesh): Sample {
  const columns = columnsOf(before, after).filter(concerning(before, shared));
  if (columns.length === 0) return { cells: [], besides: () => [], of: 0 };
  const kinds = pairKinds(before, after);
  const isAsked = askedOf(before, shared);
  const rows =
    kinds.length === 0
      ? assumedRows(columns, isAsked, { before, after })
      : columns.map((column, index) =>
          drawnRow(
            column,
            kinds.filter((kind) => isAsked(column, kind)),
            index,
          ),
        );
  const of = rows.reduce((sum, { count }) => sum + count, 0);
  const known = [before, after].map((mesh) => new Set(postureOf(mesh).columns.map(({ key }) => key)));
  const isFirst = ({ column: { host, key } }: Row): boolean =>
    host === undefined || isWildcard(host) || known.some((keys) => !keys.has(key));
  const places = of <= mostTried ? allPlaces(rows) : placesTried(rows, isFirst);
  return {
    cells: cellsAt(places),
    besides: (destinations) =>
      cellsAt(
        besidesOf(
          rows.filter(({ column: { key } }) => destinations.has(key)),
          places,
        ),
      ),
    of,
  };
}

/** The pods that are tried to reach one destination; cells are made as they are asked for, since most of very many are not. */
interface Row {
  readonly column: PostureColumn;
  readonly count: number;
  readonly cell: (index: number) => Cell;
}

/** Which cells of rows, by their indexes. */
type Places = ReadonlyMap<Row, ReadonlySet<number>>;

function cellsAt(places: Places): readonly Cell[] {
  return [...places].flatMap(([row, indexes]) => [...indexes].map(row.cell));
}

function allPlaces(rows: readonly Row[]): Places {
  return new Map(rows.map((row) => [row, new Set(Array.from({ length: row.count }, (_, index) => index))]));
}

/** Any other host by all pods; then one pod for each destination, and another one, before more of them. */
function placesTried(rows: readonly Row[], isFirst: (row: Row) => boolean): Places {
  const [open, named] = [rows.filter(isOpen), rows.filter((row) => !isOpen(row))];
  const found = new Map<Row, Set<number>>();
  let left = mostTried;
  const take = (some: readonly Row[], index: number, most = left): void => {
    const taken = evenly(
      some.filter(({ count }) => count > index),
      Math.min(most, left),
    );
    for (const row of taken) found.set(row, (found.get(row) ?? new Set()).add(index));
    left -= taken.length;
  };
  const rounds = greatestOf([0, ...rows.map(({ count }) => count)]);
  for (let index = 0; index < rounds && left > mostTried / 2; index++) take(open, index);
  const [first, rest] = [named.filter(isFirst), named.filter((row) => !isFirst(row))];
  for (let index = 0; index < rounds && left > 0; index++) {
    take(first, index);
    take(rest, index);
  }
  return found;
}

function isOpen({ column }: Row): boolean {
  return column.host === undefined;
}

/** What is left of rows, one after the other, so that what is said of most of them is said of all pods. */
function besidesOf(rows: readonly Row[], tried: Places): Places {
  const found = new Map<Row, Set<number>>();
  let left = mostTried;
  for (const row of rows) {
    const known = tried.get(row);
    for (let index = 0; index < row.count && left > 0; index++) {
      if (known?.has(index)) continue;
      found.set(row, (found.get(row) ?? new Set()).add(index));
      left--;
    }
  }
  return found;
}

/** So many of a list, at even distances. */
function evenly<T>(all: readonly T[], count: number): readonly T[] {
  if (count <= 0) return [];
  const step = Math.max(1, all.length / count);
  return Array.from({ length: Math.min(count, all.length) }, (_, index) => all[Math.floor(index * step)] as T);
}

/** The destinations of both sides, those of the proposal first. */
function columnsOf(before: Mesh, after: Mesh): readonly PostureColumn[] {
  const found = new Map<string, PostureColumn>();
  for (const column of [...postureOf(after).columns, ...postureOf(before).columns])
    if (!found.has(column.key)) found.set(column.key, column);
  return [...found.values()];
}

/** A proxy of pods of one kind in both meshes. */
interface Proxies {
  readonly before: Proxy;
  readonly after: Proxy;
}

/** Pods of one kind in both meshes. */
interface KindPair extends Proxies {
  readonly rows: { readonly who: string; readonly drawn: ReadonlySet<string> }[];
}

/**
 * Workloads of both sides by what istiod tells apart; gateways and waypoints call nobody by themselves. A side that draws nobody who could call says nothing about who
 * there is, so the pods of the other are tried in it.
 */
export function pairKinds(before: Mesh, after: Mesh): readonly KindPair[] {
  const [old, now] = [kindsOf(before), kindsOf(after)];
  const [known, proposed] = [workloadsOf(before), workloadsOf(after)];
  const places = hasCallers(after) ? proposed : known;
  const pairs = new Map<string, KindPair>();
  for (const [place, drawn] of places) {
    const both = [known.get(place) ?? lent(before, drawn), proposed.get(place) ?? lent(after, drawn)] as const;
    const [other, workload] = both;
    if (!other || !workload) continue;
    const was = old.get(other) ?? kindOf(before, other);
    const is = now.get(workload) ?? kindOf(after, workload);
    if (isProxyOnly(was.proxy) || isProxyOnly(is.proxy)) continue;
    const key = JSON.stringify([was.key, is.key]);
    const pair = pairs.get(key) ?? { before: was.proxy, after: is.proxy, rows: [] };
    pairs.set(key, pair);
    const targets = new Set([...other.calls, ...workload.calls].map(targetOf));
    pair.rows.push({ who: `${workload.namespace}/${workload.name}`, drawn: targets });
  }
  return [...pairs.values()];
}

function lent(mesh: Mesh, workload: Workload): Workload | undefined {
  return hasCallers(mesh) ? undefined : workload;
}

function isProxyOnly({ kind }: Proxy): boolean {
  return kind === 'egress-gateway' || kind === 'waypoint';
}

/** Drawn pods that are not drawn to call a destination. Each begins with others of them, so that all kinds are among those that are tried first. */
function drawnRow(column: PostureColumn, kinds: readonly KindPair[], shift: number): Row {
  const target = columnTarget(column);
  const callers = (rows: KindPair['rows']) => rows.filter(({ drawn }) => target === undefined || !drawn.has(target));
  const asked = kinds.filter(({ rows }) => callers(rows).length > 0);
  const cell = (index: number): Cell => {
    const { before, after, rows } = asked[(index + shift) % asked.length] as KindPair;
    const whos = callers(rows).map(({ who }) => who);
    return { column, before, after, others: before, whos, isCalled: false, assumed: undefined };
  };
  return { column, count: asked.length, cell };
}

/** What pods that nobody draws are assumed to try: all but what is held against each other as it is drawn. Where each side draws pods of its own, nothing is. */
function assumedRows(
  columns: readonly PostureColumn[],
  isAsked: (column: PostureColumn, kind: Proxies) => boolean,
  { before, after }: { readonly before: Mesh; readonly after: Mesh },
): readonly Row[] {
  const podsFor = assumedPods(before, after);
  const drawn = new Set(
    [before, after].flatMap(({ workloads }) => workloads.flatMap(({ calls }) => calls)).map(targetOf),
  );
  const isCompared = !hasCallers(before) || !hasCallers(after);
  return columns.flatMap((column) => {
    const target = columnTarget(column);
    const isCalled = target !== undefined && drawn.has(target);
    if (isCalled && isCompared) return [];
    const [asked, same] = apart(podsFor(column), (pods) => isAsked(column, pods));
    const cell = (index: number): Cell => {
      const pods = asked[index] as AssumedKind;
      return { ...proxiesOf(pods), column, whos: [], isCalled, assumed: { pods, same } };
    };
    return [{ column, count: asked.length, cell }];
  });
}

function apart<T>(all: readonly T[], isIn: (each: T) => boolean): readonly [readonly T[], readonly T[]] {
  const found: [T[], T[]] = [[], []];
  for (const each of all) found[isIn(each) ? 0 : 1].push(each);
  return found;
}

function proxiesOf({ before, after, others }: AssumedKind): Pick<Cell, 'before' | 'after' | 'others'> {
  return { before, after, others };
}

/** `*.partner.example:443`; undefined for any other host. */
export function columnTarget({ host, port }: PostureColumn): string | undefined {
  return host === undefined ? undefined : targetOf({ dialled: { scheme: 'https', host, port, path: '/' } });
}

/** Whether a destination may be reached otherwise: something that its calls depend on differs. */
function concerning(before: Mesh, shared: Mesh): (column: PostureColumn) => boolean {
  if (!surroundingsStay(before, shared) || before.sidecars !== shared.sidecars) return () => true;
  const changed = changedHosts(before, shared);
  const routed = [...before.virtualServices, ...shared.virtualServices]
    .filter((each) => each.routes.some(({ destinations }) => destinations.some(({ host }) => changed.includes(host))))
    .flatMap(({ hosts }) => hosts);
  const behind = new Set(routed);
  return ({ url }) =>
    [before, shared].some((mesh) => {
      const dependence = dependenceOf(mesh, url, undefined);
      return changed.concerns(dependence) || [...dependence.hosts].some((host) => behind.has(host));
    });
}

/** Where Sidecars differ and nothing else does, only pods that have another one, or another text of theirs, are asked about hosts that stay. */
function askedOf(before: Mesh, shared: Mesh): (column: PostureColumn, kind: Proxies) => boolean {
  if (before.sidecars === shared.sidecars || !surroundingsStay(before, shared)) return () => true;
  const isConcerned = concerning(before, { ...shared, sidecars: before.sidecars });
  const columns = new Map<string, boolean>();
  const others = new Map<Proxy, boolean>();
  return (column, { before: proxy, after }) => {
    const isOther = others.get(after) ?? sidecarFor(before, proxy) !== sidecarFor(shared, after);
    others.set(after, isOther);
    if (isOther) return true;
    const known = columns.get(column.key) ?? isConcerned(column);
    columns.set(column.key, known);
    return known;
  };
}

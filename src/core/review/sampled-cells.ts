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
  /** Who is assumed to call, and all that are for this destination; undefined for pods that are drawn. */
  readonly assumed: { readonly pods: AssumedPods; readonly tried: readonly AssumedPods[] } | undefined;
}

/** The cells that may differ, and those of them that are tried first. */
export interface Sample {
  readonly cells: readonly Cell[];
  /** Cells besides of destinations, by their columns' keys: where one pod reaches a destination otherwise, the others are asked too. */
  readonly besides: (destinations: ReadonlySet<string>) => readonly Cell[];
  readonly of: number;
}

/** So many cells are tried on both sides, and as many besides; every one costs two traces. */
const mostTried = 1000;

/**
 * Which destinations may be reached otherwise by which pods. `shared` is the proposal's mesh, sharing with the baseline's what says the same. Any other host and patterns
 * are tried first, and what only one side knows; of the rest cells at even distances where there are too many.
 */
export function sampleCells(before: Mesh, after: Mesh, shared: Mesh): Sample {
  const columns = columnsOf(before, after).filter(concerning(before, shared));
  if (columns.length === 0) return { cells: [], besides: () => [], of: 0 };
  const kinds = pairKinds(before, after);
  const isAsked = askedOf(before, shared);
  const all =
    kinds.length === 0
      ? assumedCells(columns, isAsked, { before, after })
      : columns.flatMap((column) =>
          kinds.filter((kind) => isAsked(column, kind)).flatMap((kind) => cellOf(column, kind)),
        );
  const of = all.length;
  if (of <= mostTried) return { cells: all, besides: () => [], of };
  const known = [before, after].map((mesh) => new Set(postureOf(mesh).columns.map(({ key }) => key)));
  const isFirst = ({ column: { host, key } }: Cell): boolean =>
    host === undefined || isWildcard(host) || known.some((keys) => !keys.has(key));
  const first = all.filter(isFirst).slice(0, mostTried);
  const others = all.filter((cell) => !isFirst(cell));
  const cells = [...first, ...evenly(others, mostTried - first.length)];
  const tried = new Set(cells);
  return {
    cells,
    besides: (destinations) =>
      all.filter((cell) => destinations.has(cell.column.key) && !tried.has(cell)).slice(0, mostTried),
    of,
  };
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

function cellOf(column: PostureColumn, { before, after, rows }: KindPair): readonly Cell[] {
  const target = columnTarget(column);
  const whos = rows.filter(({ drawn }) => target === undefined || !drawn.has(target)).map(({ who }) => who);
  return whos.length === 0 ? [] : [{ column, before, after, others: before, whos, assumed: undefined }];
}

/** What pods that nobody draws are assumed to try: all but what somebody draws a call to. */
function assumedCells(
  columns: readonly PostureColumn[],
  isAsked: (column: PostureColumn, kind: Proxies) => boolean,
  { before, after }: { readonly before: Mesh; readonly after: Mesh },
): readonly Cell[] {
  const podsFor = assumedPods(before, after);
  const drawn = new Set(
    [before, after].flatMap(({ workloads }) => workloads.flatMap(({ calls }) => calls)).map(targetOf),
  );
  return columns.flatMap((column) => {
    const target = columnTarget(column);
    if (target !== undefined && drawn.has(target)) return [];
    const tried = podsFor(column);
    const cellFor = (pods: AssumedKind): Cell => ({ ...proxiesOf(pods), column, whos: [], assumed: { pods, tried } });
    return tried.filter((pods) => isAsked(column, pods)).map(cellFor);
  });
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
  return (column, { before: proxy, after }) => {
    if (sidecarFor(before, proxy) !== sidecarFor(shared, after)) return true;
    const known = columns.get(column.key) ?? isConcerned(column);
    columns.set(column.key, known);
    return known;
  };
}

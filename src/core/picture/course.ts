import { greatestOf } from '../lists';
import type { Detour } from './detours';

/** A wire before its course is known: where it leaves and arrives, in canvas units, and what it may share its way with. */
export interface Run {
  readonly id: string;
  /** Runs of one net may lie on each other: all go to one row with the same look, or all come from one row. */
  readonly net: string;
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
  /** Between which heights above the canvas' left edge it may turn: the gap between two lanes. */
  readonly gap: Gap;
}

/** The room between the cards of two lanes where wires turn, in canvas units from the left. */
export interface Gap {
  readonly left: number;
  readonly right: number;
}

interface Net {
  readonly gap: Gap;
  readonly runs: Run[];
  readonly lefts: number[];
  readonly rights: number[];
  top: number;
  bottom: number;
}

/** Nets whose spans come closer than this, in canvas units, do not share a track. */
const clearance = 14;

/** Above so many nets in a gap their order is a guess by their ends: comparing each with each would cost more than it shows. */
const mostCompared = 48;

/**
 * Where each run turns, by its id: like on a circuit board every net has a track of its own in the gap, so that wires which do not belong
 * together never lie on each other, and tracks are ordered so that few wires cross. Runs that go level are not listed.
 */
export function bendsOf(runs: readonly Run[]): ReadonlyMap<string, number> {
  const bends = new Map<string, number>();
  const gaps = new Map<string, Net[]>();
  for (const net of netsOf(runs)) {
    const key = `${net.gap.left} ${net.gap.right}`;
    gaps.set(key, [...(gaps.get(key) ?? []), net]);
  }
  for (const nets of gaps.values())
    for (const group of overlapping(nets)) {
      const tracks = tracksOf(ordered(group));
      const count = greatestOf(tracks.values()) + 1;
      for (const [net, track] of tracks) {
        const { left, right } = net.gap;
        const bend = Math.round((left + ((right - left) * (track + 0.5)) / count) * 4) / 4;
        for (const run of net.runs) bends.set(run.id, bend);
      }
    }
  return bends;
}

function netsOf(runs: readonly Run[]): Net[] {
  const nets = new Map<string, Net>();
  for (const run of runs) {
    const key = `${run.gap.left} ${run.net}`;
    const net = nets.get(key) ?? { gap: run.gap, runs: [], lefts: [], rights: [], top: Infinity, bottom: -Infinity };
    nets.set(key, net);
    net.runs.push(run);
    net.lefts.push(run.from.y);
    net.rights.push(run.to.y);
    net.top = Math.min(net.top, run.from.y, run.to.y);
    net.bottom = Math.max(net.bottom, run.from.y, run.to.y);
  }
  return [...nets.values()].filter((net) => net.bottom - net.top > 1);
}

/** Groups of nets that share heights, each by itself as far apart as the gap allows. */
function overlapping(nets: readonly Net[]): Net[][] {
  const groups: Net[][] = [];
  let bottom = -Infinity;
  for (const net of [...nets].sort((a, b) => a.top - b.top || a.bottom - b.bottom)) {
    if (net.top > bottom + clearance) groups.push([]);
    groups.at(-1)?.push(net);
    bottom = Math.max(bottom, net.bottom);
  }
  return groups;
}

/** From left to right so that few wires cross: each net is put where it costs least among those before it. */
function ordered(nets: readonly Net[]): readonly Net[] {
  if (nets.length > mostCompared) return [...nets].sort((a, b) => turnsEarly(a) - turnsEarly(b));
  const row: Net[] = [];
  for (const net of nets) {
    // Beginning with the net rightmost, each step to the left swaps it with one neighbour.
    let cost = 0;
    let best = 0;
    let place = row.length;
    for (let at = row.length - 1; at >= 0; at--) {
      const other = row[at];
      if (other === undefined) continue;
      cost += crossings(net, other) - crossings(other, net);
      if (cost < best) [best, place] = [cost, at];
    }
    row.splice(place, 0, net);
  }
  return row;
}

/** How often wires of two nets cross when `a` turns left of `b`. */
function crossings(a: Net, b: Net): number {
  const outgoing = a.rights.filter((y) => y > b.top && y < b.bottom).length;
  const incoming = b.lefts.filter((y) => y > a.top && y < a.bottom).length;
  return outgoing + incoming;
}

/** Of wires that go down the lowest turns first, of wires that go up the highest: then those beside it need not cross it. */
function turnsEarly(net: Net): number {
  const from = (net.lefts[0] ?? 0) - (net.rights[0] ?? 0);
  return from < 0 ? -(net.lefts[0] ?? 0) : (net.lefts[0] ?? 0);
}

/** The track of each net, counted from the left: right of every net before it that it would touch. */
function tracksOf(row: readonly Net[]): ReadonlyMap<Net, number> {
  const tracks = new Map<Net, number>();
  for (const net of row) {
    let track = 0;
    for (const [other, taken] of tracks)
      if (taken >= track && other.top < net.bottom + clearance && net.top < other.bottom + clearance) track = taken + 1;
    tracks.set(net, track);
  }
  return tracks;
}

/** How round wires turn, in canvas units. */
const roundness = 14;

/**
 * The path of a wire: it leaves level, turns at `bend`, and arrives level. Without a bend it turns half way; a wire that ends left of its
 * start runs out to its bend on the right and comes back. One with a detour crosses the lanes between its ends at the height of that.
 */
export function wirePath(x1: number, y1: number, x2: number, y2: number, bend?: number, detour?: Detour): string {
  if (detour) return roundedPath(cornersOf(x1, y1, x2, y2, bend ?? x1 + 24, detour));
  if (Math.abs(y1 - y2) < 0.5) return `M${x1} ${y1}H${x2}`;
  const back = x2 <= x1;
  if (!back && Math.abs(y1 - y2) < 2 * roundness) {
    const middle = Math.max((x1 + x2) / 2, x2 - 30);
    return `M${x1} ${y1}H${2 * middle - x2}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
  }
  const least = back ? x1 + 8 : x1 + 2;
  const turn = back ? Math.max(bend ?? 0, x1 + 24) : clamp(bend ?? (x1 + x2) / 2, least, x2 - 2);
  const reach = Math.min(roundness, Math.abs(y2 - y1) / 2, turn - x1, Math.abs(x2 - turn));
  const down = y2 > y1 ? reach : -reach;
  const on = back ? -reach : reach;
  return `M${x1} ${y1}H${turn - reach}Q${turn} ${y1} ${turn} ${y1 + down}V${y2 - down}Q${turn} ${y2} ${turn + on} ${y2}H${x2}`;
}

type Corner = readonly [x: number, y: number];

/** From end to end, without corners that turn nowhere. */
function cornersOf(x1: number, y1: number, x2: number, y2: number, bend: number, detour: Detour): readonly Corner[] {
  const turn = clamp(bend, x1 + 2, detour.bend);
  const back = clamp(detour.bend, turn, x2 - 2);
  const inner: readonly Corner[] = [
    ...(Math.abs(detour.y - y1) < 0.5
      ? []
      : ([
          [turn, y1],
          [turn, detour.y],
        ] as const)),
    ...(Math.abs(detour.y - y2) < 0.5
      ? []
      : ([
          [back, detour.y],
          [back, y2],
        ] as const)),
  ];
  return [[x1, y1], ...inner, [x2, y2]];
}

function roundedPath(corners: readonly Corner[]): string {
  const between = (a: Corner, b: Corner): number => Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]);
  const toward = (a: Corner, b: Corner, far: number): string => {
    const share = far / (between(a, b) || 1);
    return `${round(a[0] + (b[0] - a[0]) * share)} ${round(a[1] + (b[1] - a[1]) * share)}`;
  };
  return corners
    .map((corner, at) => {
      const [before, after] = [corners[at - 1], corners[at + 1]];
      if (!before) return `M${corner[0]} ${corner[1]}`;
      if (!after) return `L${corner[0]} ${corner[1]}`;
      const reach = Math.min(roundness, between(before, corner) / 2, between(corner, after) / 2);
      return `L${toward(corner, before, reach)}Q${corner[0]} ${corner[1]} ${toward(corner, after, reach)}`;
    })
    .join('');
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

/** The two ends of a wire whose way between them is not drawn: past its meter, and up to the card that it leads to. */
export function tornPath(x1: number, y1: number, x2: number, y2: number): string {
  return `M${x1} ${y1}h${stubLength.out}M${x2 - stubLength.into} ${y2}H${x2}`;
}

/** How much of a torn wire is drawn at its start and at its end, in canvas units. */
const stubLength = { out: 44, into: 18 };

/** The path of a wire from far away: straight, or round what its detour goes round, with a short stroke across its middle for each layer of TLS. */
export function farPath(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  layers: 0 | 1 | 2,
  way?: { readonly bend: number; readonly detour: Detour },
): string {
  if (way) {
    const { bend, detour } = way;
    return `M${x1} ${y1}L${bend} ${detour.y}${farPath(bend, detour.y, detour.bend, detour.y, layers)}M${detour.bend} ${detour.y}L${x2} ${y2}`;
  }
  const line = `M${x1} ${y1}L${x2} ${y2}`;
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (layers === 0 || length === 0) return line;
  const along = { x: (x2 - x1) / length, y: (y2 - y1) / length };
  const tick = (shift: number): string => {
    const x = (x1 + x2) / 2 + along.x * shift;
    const y = (y1 + y2) / 2 + along.y * shift;
    const [across, down] = [-along.y * tickLength, along.x * tickLength];
    return `M${round(x - across)} ${round(y - down)}L${round(x + across)} ${round(y + down)}`;
  };
  return line + (layers === 1 ? tick(0) : tick(-6) + tick(6));
}

/** Half the length of a stroke that stands for a layer of TLS from far away, in canvas units. */
const tickLength = 14;

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

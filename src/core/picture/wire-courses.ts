import { append } from '../lists';
import type { Edge, Lane } from '../topology';
import type { Point } from './anatomy';
import { bendsOf, type Gap, type Run } from './course';
import { crossingHeights, type Detour } from './detours';
import type { Frame, LaneFrame } from './layout';
import { gaps } from './layout-stack';
import { tlsLayers } from './words';

/** A wire between two cards, before its course is known: where it leaves and arrives, in canvas units, and the names of these ends. */
export interface Span {
  readonly id: string;
  readonly edge: Edge;
  /** The lane of the card that it leaves. */
  readonly lane: Lane;
  readonly from: Point;
  readonly to: Point;
  /** Unique among the ends of all cards. */
  readonly fromEnd: string;
  readonly toEnd: string;
}

/**
 * Where wires turn, by their ids; those that go level are not listed. `detours` have those that would run through a card that is not theirs. `torn` are so long and so
 * many that only their ends are drawn.
 */
interface Courses {
  readonly bends: ReadonlyMap<string, number>;
  readonly detours: ReadonlyMap<string, Detour>;
  readonly torn: ReadonlySet<string>;
}

/** What a meter needs at the start of a wire, in canvas units: no wire turns there. */
const meterRoom = 42;

/** The places between the lanes where wires turn, and how they get past the cards that stand in their way. */
export function coursesOf(spans: readonly Span[], lanes: readonly LaneFrame[], cards: readonly Frame[]): Courses {
  const between = gapsBetween(lanes);
  const runs = spans.flatMap((span): Run[] => {
    const gap = between.get(span.lane);
    return gap ? [{ id: span.id, net: netOf(span), from: span.from, to: span.to, gap }] : [];
  });
  const torn = longRuns(runs);
  const whole = runs.filter((run) => !torn.has(run.id));
  const heights = crossingHeights(whole, lanes, cards);
  const bends = new Map([
    ...bendsOf(whole.flatMap((run) => partsOf(run, heights.get(run.id), lanes, between))),
    ...bendsOf(runs.filter((run) => torn.has(run.id))),
  ]);
  return { bends, detours: detoursOf(whole, heights, bends, lanes, between), torn };
}

type Gaps = ReadonlyMap<Lane, Gap>;

/** A wire that crosses lanes at a height of its own turns before them and behind them. */
function partsOf(run: Run, y: number | undefined, lanes: readonly LaneFrame[], between: Gaps): readonly Run[] {
  if (y === undefined) return [run];
  const gap = gapBefore(run.to.x, lanes, between) ?? run.gap;
  const id = secondTurn(run.id);
  return [
    { ...run, to: { x: run.gap.right, y } },
    { ...run, id, net: `${run.net} round ${y}`, gap, from: { x: gap.left, y } },
  ];
}

function detoursOf(
  runs: readonly Run[],
  heights: ReadonlyMap<string, number>,
  bends: ReadonlyMap<string, number>,
  lanes: readonly LaneFrame[],
  between: Gaps,
): ReadonlyMap<string, Detour> {
  const detours = new Map<string, Detour>();
  for (const { id, to } of heights.size === 0 ? [] : runs) {
    const y = heights.get(id);
    const bend = bends.get(secondTurn(id)) ?? gapBefore(to.x, lanes, between)?.left;
    if (y !== undefined && bend !== undefined) detours.set(id, { y, bend });
  }
  return detours;
}

function secondTurn(id: string): string {
  return `${id} back`;
}

/** The gap on the left of the lane that a place lies in. */
function gapBefore(x: number, lanes: readonly LaneFrame[], between: Gaps): Gap | undefined {
  const before = lanes[lanes.findLastIndex((lane) => lane.x <= x) - 1];
  return before && between.get(before.lane);
}

/** So many wires that run past more than a screen may lie beside each other in a gap before none can be followed. */
const mostBeside = 24;

/** About the height of a screen, in canvas units. */
const longRun = 900;

/** The wires that are drawn by their ends: those longer than a screen, where a gap has too many of them to tell them apart. */
function longRuns(runs: readonly Run[]): ReadonlySet<string> {
  const byGap = new Map<number, Map<string, Run[]>>();
  for (const run of runs) {
    if (Math.abs(run.from.y - run.to.y) <= longRun) continue;
    const nets = byGap.get(run.gap.left) ?? new Map<string, Run[]>();
    byGap.set(run.gap.left, nets);
    append(nets, run.net, run);
  }
  const crowded = [...byGap.values()].filter((nets) => nets.size > mostBeside);
  return new Set(crowded.flatMap((nets) => [...nets.values()].flat().map(({ id }) => id)));
}

/**
 * Calls to one row run together to it, if they look alike: their common line leads nowhere else. What an entry dials leaves its row
 * together.
 */
function netOf({ edge, fromEnd, toEnd }: Span): string {
  return edge.type === 'call'
    ? `to ${toEnd} ${tlsLayers(edge.tls)} ${edge.outcome ?? ''}`
    : `${edge.type} from ${fromEnd}`;
}

/** The gap on the right of each lane, without the room for meters on its left. */
function gapsBetween(lanes: readonly LaneFrame[]): Gaps {
  const between = new Map<Lane, Gap>();
  lanes.forEach(({ lane, x, width }, index) => {
    const next = lanes[index + 1];
    const left = x + width - gaps.lanePad;
    const right = next ? next.x + gaps.lanePad : left + meterRoom + 36;
    between.set(lane, { left: left + meterRoom, right: right - 4 });
  });
  return between;
}

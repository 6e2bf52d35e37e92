import type { Edge, Lane } from '../topology';
import type { Point } from './anatomy';
import { bendsOf, type Gap, type Run } from './course';
import type { LaneFrame } from './layout';
import { gaps } from './layout-stack';
import { append } from './scene';
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

/** Where wires turn, by their ids; those that go level are not listed. `torn` are so long and so many that only their ends are drawn. */
export interface Courses {
  readonly bends: ReadonlyMap<string, number>;
  readonly torn: ReadonlySet<string>;
}

/** What a meter needs at the start of a wire, in canvas units: no wire turns there. */
const meterRoom = 42;

/** The places between the lanes where wires turn. */
export function coursesOf(spans: readonly Span[], lanes: readonly LaneFrame[]): Courses {
  const between = gapsBetween(lanes);
  const runs = spans.flatMap((span): Run[] => {
    const gap = between.get(span.lane);
    return gap ? [{ id: span.id, net: netOf(span), from: span.from, to: span.to, gap }] : [];
  });
  const torn = longRuns(runs);
  const bends = new Map([
    ...bendsOf(runs.filter((run) => !torn.has(run.id))),
    ...bendsOf(runs.filter((run) => torn.has(run.id))),
  ]);
  return { bends, torn };
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
function gapsBetween(lanes: readonly LaneFrame[]): ReadonlyMap<Lane, Gap> {
  const between = new Map<Lane, Gap>();
  lanes.forEach(({ lane, x, width }, index) => {
    const next = lanes[index + 1];
    const left = x + width - gaps.lanePad;
    const right = next ? next.x + gaps.lanePad : left + meterRoom + 36;
    between.set(lane, { left: left + meterRoom, right: right - 4 });
  });
  return between;
}

import { append } from '../lists';
import type { Frame, LaneFrame } from './layout';
import { gaps, joinSpans, type Span as Stretch } from './layout-stack';

/** How a wire gets past the cards of the lanes between its two: the height at which it crosses those lanes, and where it then turns, in canvas units. */
export interface Detour {
  readonly y: number;
  readonly bend: number;
}

/** A wire that crosses lanes. */
export interface Crossing {
  readonly id: string;
  /** Those of one net may cross at one height. */
  readonly net: string;
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
}

/** How far wires stay from cards that they pass: half of what is between two cards, so that one gets through. */
const clearance = gaps.card / 2 - 1;

/** How far apart wires cross that do not belong together. */
const pitch = 12;

/** Between so many pairs of cards above and below its end a wire looks for the shortest way. */
const mostTried = 8;

/**
 * The heights at which wires cross the lanes between their ends, by their ids: only of those that would run through a card there, which would look as if they
 * went by it. Each takes the shortest way round that no other net has taken, as far as there is room.
 */
export function crossingHeights(
  wires: readonly Crossing[],
  lanes: readonly LaneFrame[],
  cards: readonly Frame[],
): ReadonlyMap<string, number> {
  const heights = new Map<string, number>();
  for (const [crossed, list] of byLanesCrossed(wires, lanes)) {
    const blocked = blockedIn(lanes.slice(...crossed.split(' ').map(Number)), cards);
    const [through, past] = [
      list.filter(({ to }) => isBlocked(to.y, blocked)),
      list.filter(({ to }) => !isBlocked(to.y, blocked)),
    ];
    if (through.length === 0) continue;
    const taken = new Taken(past);
    const rooms = roomsBetween(blocked);
    for (const wire of through.sort((a, b) => a.to.y - b.to.y)) {
      const y = shortestWay(wire, rooms, taken);
      taken.add(y, wire.net);
      heights.set(wire.id, y);
    }
  }
  return heights;
}

/** The wires by the first lane that they cross and the one that they arrive in. */
function byLanesCrossed(wires: readonly Crossing[], lanes: readonly LaneFrame[]): ReadonlyMap<string, Crossing[]> {
  const groups = new Map<string, Crossing[]>();
  for (const wire of wires) {
    const first = laneAt(wire.from.x, lanes) + 1;
    const last = laneAt(wire.to.x, lanes);
    if (first < last) append(groups, `${first} ${last}`, wire);
  }
  return groups;
}

function laneAt(x: number, lanes: readonly LaneFrame[]): number {
  return lanes.findLastIndex((lane) => lane.x <= x);
}

function blockedIn(lanes: readonly LaneFrame[], cards: readonly Frame[]): readonly Stretch[] {
  const inLane = ({ x }: Frame): boolean => lanes.some((lane) => x >= lane.x && x < lane.x + lane.width);
  const frames = cards.filter(inLane);
  return joinSpans(frames.map(({ y, height }) => ({ from: y - clearance, to: y + height + clearance })));
}

function isBlocked(y: number, blocked: readonly Stretch[]): boolean {
  const next = blocked[firstAt(y, blocked)];
  return next !== undefined && next.from < y;
}

/** The index of the first stretch that ends below a height. */
function firstAt(y: number, stretches: readonly Stretch[]): number {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.to ?? 0) <= y) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What is free above, between and below; where there is more room, wires keep further away. */
function roomsBetween(blocked: readonly Stretch[]): readonly Stretch[] {
  const tops = [gaps.top + clearance, ...blocked.map(({ to }) => to)];
  return tops.flatMap((from, index) => {
    const to = blocked[index]?.from ?? Infinity;
    const ease = Math.min(clearance, (to - from) / 2);
    return ease >= 0 ? [{ from: from + ease, to: to - ease }] : [];
  });
}

function shortestWay(wire: Crossing, rooms: readonly Stretch[], taken: Taken): number {
  const at = firstAt(wire.to.y, rooms);
  const near = rooms.slice(Math.max(0, at - mostTried), at + mostTried);
  const ways = near.flatMap((room) => waysIn(room, wire, taken));
  const cost = ({ y, isShared }: Way): number =>
    Math.abs(y - wire.from.y) + Math.abs(y - wire.to.y) + (isShared ? sharing : 0);
  return ways.reduce((best, way) => (cost(way) < cost(best) ? way : best), ways[0] ?? { y: wire.to.y, isShared: false })
    .y;
}

interface Way {
  readonly y: number;
  /** Another net crosses there as well. */
  readonly isShared: boolean;
}

/** What a way round is worth that no other net has taken, in canvas units. */
const sharing = 400;

/** The best heights in a room: as near to the wire's end as can be, above and below what is taken there. */
function waysIn(room: Stretch, { net, to }: Pick<Crossing, 'net' | 'to'>, taken: Taken): readonly Way[] {
  const wish = within(room, to.y);
  const ways = [-1, 1].flatMap((step): Way[] => {
    for (let y = wish, tries = 0; y >= room.from && y <= room.to && tries < mostTracks; y += step * pitch, tries++)
      if (!taken.has(y, net)) return [{ y, isShared: false }];
    return [];
  });
  return ways.length > 0 ? ways : [{ y: wish, isShared: true }];
}

/** So many tracks beside each other are looked for. */
const mostTracks = 40;

function within({ from, to }: Stretch, y: number): number {
  return Math.max(from, Math.min(to, y));
}

/** The heights at which nets cross already. */
class Taken {
  readonly #nets = new Map<number, { readonly y: number; readonly net: string }[]>();

  constructor(wires: readonly Crossing[]) {
    for (const { to, net } of wires) this.add(to.y, net);
  }

  add(y: number, net: string): void {
    append(this.#nets, Math.floor(y / pitch), { y, net });
  }

  /** Whether another net crosses too close to a height. */
  has(y: number, net: string): boolean {
    const slot = Math.floor(y / pitch);
    return [slot - 1, slot, slot + 1].some((each) =>
      this.#nets.get(each)?.some((other) => other.net !== net && Math.abs(other.y - y) < pitch),
    );
  }
}

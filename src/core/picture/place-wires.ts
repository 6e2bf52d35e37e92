import type { Edge, Node, Topology } from '../topology';
import { anatomyOf, type Point } from './anatomy';
import { bundleArrives, bundleEdges, bundleLeaves, isBlot, type Bundle } from './bundles';
import type { Detour } from './detours';
import { groupSize } from './groups';
import type { Frame, Layout } from './layout';
import type { Shown } from './scene';
import { coursesOf, type Span } from './wire-courses';
import { endOfRow, endsAt, endsOfBand, wireEnds, type WireEnd } from './wire-ends';
import { meterBearers, missSays, turnCounts } from './wire-look';

/** A wire between two cards: where it leaves and arrives, where it turns (undefined where it goes level), and how it gets past cards in its way. */
export interface PlacedWire {
  readonly edge: Edge;
  readonly from: Point;
  readonly to: Point;
  readonly bend: number | undefined;
  readonly detour: Detour | undefined;
  /** Only its ends are drawn: it is one of very many that run past a screen. */
  readonly torn: boolean;
  /** It says how much TLS lies on it. */
  readonly meter: boolean;
  /** What it says of calls that miss what it leads to; undefined for one that says nothing. */
  readonly misses: string | undefined;
  /** How many redirected calls its sign stands for, 0 where another has the sign of all that end there; undefined for one that is not redirected. */
  readonly turns: number | undefined;
}

/** Many wires drawn as one. */
export interface PlacedBundle {
  readonly bundle: Bundle;
  readonly from: Point;
  readonly to: Point;
  /** It joins two things of which each stands for many, and so do too many others: only the heads of the bands count it. */
  readonly quiet: boolean;
  /** The group of endpoints that it leads to says what it carries. */
  readonly isTold: boolean;
}

/** All that is drawn between cards, in the order in which it is drawn. */
export interface PlacedWires {
  readonly wires: readonly PlacedWire[];
  readonly bundles: readonly PlacedBundle[];
}

/** What wires end at. `node` is undefined for a group of endpoints and for a folded band. */
interface Station {
  readonly node: Node | undefined;
  readonly isBand: boolean;
  readonly at: Point;
  readonly ends: readonly WireEnd[];
}

type Stations = ReadonlyMap<string, Station>;

/** The courses of all wires of a topology that was laid out; `expanded` cards show all their rows. */
export function placeWires(
  topology: Topology,
  shown: Shown,
  layout: Layout,
  expanded: ReadonlySet<string>,
): PlacedWires {
  const stations = stationsOf(topology, shown, layout, expanded);
  const isOwn = ({ from, to }: Edge): boolean => stations.has(from) && stations.has(to);
  const others = topology.edges.filter((edge) => !isOwn(edge));
  const bundles = bundleEdges(others, (id) => (stations.has(id) ? id : shown.standIns.get(id)));
  return {
    wires: placeOwn(topology.edges.filter(isOwn), stations, layout, expanded),
    bundles: placeBundles(bundles, stations, shown),
  };
}

function stationsOf(topology: Topology, shown: Shown, layout: Layout, expanded: ReadonlySet<string>): Stations {
  const stations = new Map<string, Station>();
  for (const node of topology.nodes) {
    const at = layout.positions.get(node.id);
    if (at) stations.set(node.id, { node, isBand: false, at, ends: wireEnds(node, expanded.has(node.id)) });
  }
  for (const { id } of shown.groups) {
    const at = layout.positions.get(id);
    const ends = endsAt(groupSize.width, groupSize.height / 2);
    if (at) stations.set(id, { node: undefined, isBand: false, at, ends });
  }
  for (const band of layout.bands)
    if (band.folded) stations.set(band.id, { node: undefined, isBand: true, at: band, ends: endsOfBand(band) });
  return stations;
}

function placeOwn(
  edges: readonly Edge[],
  stations: Stations,
  layout: Layout,
  expanded: ReadonlySet<string>,
): PlacedWire[] {
  const spans = edges.flatMap((edge): Span[] => {
    const [left, right] = [stations.get(edge.from), stations.get(edge.to)];
    if (!left?.node || !right?.node) return [];
    const fromEnd = endOfRow(left.node, expanded.has(edge.from), edge.fromRow);
    const toEnd = endOfRow(right.node, expanded.has(edge.to), edge.toRow);
    const [from, to] = [placeOf(left, fromEnd, 'right'), placeOf(right, toEnd, 'left')];
    const ends = { fromEnd: `${edge.from} ${fromEnd}`, toEnd: `${edge.to} ${toEnd}` };
    return from && to ? [{ id: edge.id, edge, lane: left.node.lane, from, to, ...ends }] : [];
  });
  const { bends, detours, torn } = coursesOf(spans, layout.lanes, framesOf(stations, expanded));
  const meters = meterBearers(edges);
  const misses = missSays(edges);
  const ends = new Map(spans.map(({ id, toEnd }) => [id, toEnd]));
  const turns = turnCounts(edges, ({ id }) => ends.get(id) ?? id);
  return spans.map(({ id, edge, from, to }) => ({
    edge,
    from,
    to,
    bend: bends.get(id),
    detour: detours.get(id),
    torn: torn.has(id),
    meter: meters.has(id),
    misses: misses.get(id),
    turns: turns.get(id),
  }));
}

/** What cards take, with what hangs under them. */
function framesOf(stations: Stations, expanded: ReadonlySet<string>): readonly Frame[] {
  return [...stations.values()].flatMap(({ node, at }) => {
    if (!node) return [];
    const { width, height } = anatomyOf(node, expanded.has(node.id));
    return [{ x: at.x, y: at.y, width, height }];
  });
}

function placeBundles(bundles: readonly Bundle[], stations: Stations, { groups }: Shown): PlacedBundle[] {
  const says = new Map(groups.map((group) => [group.id, group.says]));
  const placed = bundles.flatMap((bundle) => {
    const [left, right] = [stations.get(bundle.from), stations.get(bundle.to)];
    if (!left || !right) return [];
    const from = placeOf(left, bundleLeaves(bundle, left.isBand, right.isBand), 'right');
    const to = placeOf(right, bundleArrives(left.isBand, right.isBand), 'left');
    return from && to ? [{ bundle, from, to, distant: !left.node && !right.node }] : [];
  });
  const many = isBlot(placed.filter(({ distant }) => distant).length);
  return placed.map(({ bundle, from, to, distant }) => ({
    bundle,
    from,
    to,
    quiet: many && distant,
    isTold: says.get(bundle.to) === bundle.says,
  }));
}

function placeOf({ at, ends }: Station, id: string, side: WireEnd['side']): Point | undefined {
  const end = ends.find((each) => each.id === id && each.side === side);
  return end && { x: at.x + end.x, y: at.y + end.y };
}

import type { Lane, Node, Topology } from '../../core/topology';
import {
  anatomyOf,
  bandOfId,
  bandSpot,
  groupSize,
  nodesById,
  type BandFrame,
  type Layout,
  type Shown,
} from '../../core/picture';

/** Where a key leads from a card. */
export type Direction = 'up' | 'down' | 'left' | 'right' | 'first' | 'last';

/** Whether a card can be walked to: what the focus path fades and the filter hides cannot. */
export type Stays = (id: string) => boolean;

const all: Stays = () => true;

/** What stands for cards that are not drawn themselves. */
type StandIns = Pick<Shown, 'groups' | 'standIns'>;

const none: StandIns = { groups: [], standIns: new Map() };

/** What the arrow keys walk over. */
interface Ground {
  readonly topology: Topology;
  readonly layout: Layout;
  readonly stays: Stays;
  readonly shown: StandIns;
}

/**
 * The card or band that an arrow key leads to: left and right follow wires and else go to the nearest card of the next lane; up and down walk
 * the lane, where the head of each band stands above its cards; Home and End go to its outermost cards. Undefined when there is none that
 * way.
 */
export function walkFrom(
  topology: Topology,
  layout: Layout,
  from: string,
  direction: Direction,
  stays: Stays = all,
  shown: StandIns = none,
): string | undefined {
  const ground: Ground = { topology, layout, stays, shown };
  const band = bandOfId(from);
  if (band !== undefined) return walkFromBand(ground, band, direction);
  const lane = laneOf(ground, from);
  if (lane === undefined) return firstCard(topology, layout, stays);
  if (direction === 'left' || direction === 'right') return across(ground, from, lane, direction);
  const cards = columnOf(ground, lane);
  if (direction === 'first') return cards[0]?.id;
  if (direction === 'last') return cards.at(-1)?.id;
  const column = withHeads(cards, isBanded(lane) ? layout.bands : []);
  const at = column.findIndex((stop) => stop.id === from);
  return column[at + (direction === 'down' ? 1 : -1)]?.id;
}

/** The first card that is drawn; those of folded bands are not, and where all bands are folded it is the first of them. */
export function firstCard(topology: Topology, layout: Layout, stays: Stays = all): string | undefined {
  const card = topology.nodes.find((each) => layout.positions.has(each.id) && stays(each.id));
  const [band] = layout.bands;
  return card?.id ?? (band && bandSpot(band.namespace).node);
}

/** The parts of a card in reading order, as Enter and the arrow keys step through them. */
export function partsOf(node: Node): readonly string[] {
  return [...ownParts(node), ...(node.notes ?? []).map((note) => note.id)];
}

function ownParts(node: Node): string[] {
  switch (node.type) {
    case 'workload':
      return [...node.calls.map((call) => `call:${call.id}`), ...(node.docked ?? []).map((rule) => `rule:${rule.id}`)];
    case 'service-entry':
      return [
        ...(node.conflicts ?? []).map((_, index) => `conflict:${index}`),
        ...node.ports.map((port) => `port:${port.number}`),
        'field:resolution',
        'field:addresses',
        'field:exportTo',
        ...node.docked.map((rule) => `rule:${rule.id}`),
      ];
    case 'gateway':
      return node.servers.map((_, index) => `server:${index}`);
    default:
      return [];
  }
}

/** A place of a column that the arrow keys stop at. */
interface Stop {
  readonly id: string;
  readonly y: number;
}

function walkFromBand(ground: Ground, namespace: string | null, direction: Direction): string | undefined {
  const { bands } = ground.layout;
  const stops = withHeads(
    bands.flatMap((band) => leadingCards(ground, band)),
    bands,
  );
  const at = stops.findIndex((stop) => stop.id === bandSpot(namespace).node);
  if (direction === 'first') return stops[0]?.id;
  if (direction === 'last') return stops.at(-1)?.id;
  if (direction === 'right') {
    const next = stops[at + 1];
    return next && bandOfId(next.id) === undefined ? next.id : undefined;
  }
  return direction === 'left' ? undefined : stops[at + (direction === 'down' ? 1 : -1)]?.id;
}

/** The cards of a band that stand below its head: its workloads, or its entries when no workload is drawn. */
function leadingCards(ground: Ground, band: BandFrame): Stop[] {
  const nodes = nodesById(ground.topology);
  const inside = (lane: Lane): Stop[] =>
    columnOf(ground, lane).filter(({ id }) => nodes.get(id)?.namespace === band.namespace);
  const workloads = inside('mesh');
  return workloads.length > 0 ? workloads : inside('registry');
}

function withHeads(cards: readonly Stop[], bands: readonly BandFrame[]): Stop[] {
  const heads = bands.map((band) => ({ id: bandSpot(band.namespace).node, y: band.y }));
  return [...heads, ...cards].sort((a, b) => a.y - b.y);
}

function isBanded(lane: Lane): boolean {
  return lane === 'mesh' || lane === 'registry';
}

function laneOf({ topology, shown }: Ground, id: string): Lane | undefined {
  return nodesById(topology).get(id)?.lane ?? (shown.groups.some((group) => group.id === id) ? 'external' : undefined);
}

/** The cards of a lane from top to bottom; groups of endpoints stand among them. */
function columnOf({ topology, layout, stays, shown }: Ground, lane: Lane): Stop[] {
  const ids = topology.nodes.filter((each) => each.lane === lane && stays(each.id)).map((each) => each.id);
  const groups = lane === 'external' ? shown.groups.map((group) => group.id) : [];
  return [...ids, ...groups]
    .flatMap((id) => {
      const at = layout.positions.get(id);
      return at ? [{ id, y: at.y }] : [];
    })
    .sort((a, b) => a.y - b.y);
}

function across(ground: Ground, from: string, lane: Lane, direction: 'left' | 'right'): string | undefined {
  const { layout, stays } = ground;
  const linked = linkedTo(ground, from, direction).filter((id) => layout.positions.has(id) && stays(id));
  return nearest(ground, from, linked) ?? nearest(ground, from, nextLane(ground, lane, direction));
}

/** What the wires of a card, or of all endpoints of a group, lead to; where that is not drawn, what stands for it. */
function linkedTo({ topology, shown }: Ground, from: string, direction: 'left' | 'right'): readonly string[] {
  const own = new Set(shown.groups.find((group) => group.id === from)?.nodes.map((node) => node.id) ?? [from]);
  const linked = new Set<string>();
  for (const edge of topology.edges) {
    if (direction === 'right' && own.has(edge.from)) linked.add(shown.standIns.get(edge.to) ?? edge.to);
    if (direction === 'left' && own.has(edge.to)) linked.add(shown.standIns.get(edge.from) ?? edge.from);
  }
  return [...linked];
}

function nextLane(ground: Ground, lane: Lane, direction: 'left' | 'right'): readonly string[] {
  const lanes = ground.layout.lanes.map((each) => each.lane);
  const at = lanes.indexOf(lane);
  const ahead = direction === 'right' ? lanes.slice(at + 1) : lanes.slice(0, Math.max(0, at)).reverse();
  for (const next of ahead) {
    const column = columnOf(ground, next).map((stop) => stop.id);
    if (column.length > 0) return column;
  }
  return [];
}

function nearest(ground: Ground, from: string, candidates: readonly string[]): string | undefined {
  const middle = middleOf(ground, from);
  let best: { id: string; away: number } | undefined;
  for (const id of candidates) {
    const away = Math.abs(middleOf(ground, id) - middle);
    if (best === undefined || away < best.away) best = { id, away };
  }
  return best?.id;
}

function middleOf({ topology, layout }: Ground, id: string): number {
  const node = nodesById(topology).get(id);
  return (layout.positions.get(id)?.y ?? 0) + (node ? anatomyOf(node).height : groupSize.height) / 2;
}

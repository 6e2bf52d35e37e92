import type { Node, Topology } from '../../core/topology';
import { anatomyOf } from './anatomy';
import type { BandFrame, Layout } from './layout';
import { bandOfId, bandSpot, nodesById } from './spots';

export type Direction = 'up' | 'down' | 'left' | 'right' | 'first' | 'last';

/** Whether a card can be walked to: what the focus path fades and the filter hides cannot. */
export type Stays = (id: string) => boolean;

const all: Stays = () => true;

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
): string | undefined {
  const band = bandOfId(from);
  if (band !== undefined) return walkFromBand(topology, layout, band, direction, stays);
  const node = nodesById(topology).get(from);
  if (!node) return firstCard(topology, layout, stays);
  if (direction === 'left' || direction === 'right') return across(topology, layout, node, direction, stays);
  const cards = columnOf(topology, layout, node.lane, stays);
  if (direction === 'first') return cards[0]?.id;
  if (direction === 'last') return cards.at(-1)?.id;
  const column = withHeads(cards, isBanded(node.lane) ? layout.bands : []);
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

function walkFromBand(
  topology: Topology,
  layout: Layout,
  namespace: string | null,
  direction: Direction,
  stays: Stays,
): string | undefined {
  const stops = withHeads(
    layout.bands.flatMap((band) => leadingCards(topology, layout, band, stays)),
    layout.bands,
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
function leadingCards(topology: Topology, layout: Layout, band: BandFrame, stays: Stays): Stop[] {
  const inside = (lane: Node['lane']): Stop[] =>
    columnOf(topology, layout, lane, stays).filter(
      ({ id }) => nodesById(topology).get(id)?.namespace === band.namespace,
    );
  const workloads = inside('mesh');
  return workloads.length > 0 ? workloads : inside('registry');
}

function withHeads(cards: readonly Stop[], bands: readonly BandFrame[]): Stop[] {
  const heads = bands.map((band) => ({ id: bandSpot(band.namespace).node, y: band.y }));
  return [...heads, ...cards].sort((a, b) => a.y - b.y);
}

function isBanded(lane: Node['lane']): boolean {
  return lane === 'mesh' || lane === 'registry';
}

function columnOf(topology: Topology, layout: Layout, lane: Node['lane'], stays: Stays): Stop[] {
  return topology.nodes
    .flatMap((each) => {
      const at = each.lane === lane && stays(each.id) ? layout.positions.get(each.id) : undefined;
      return at ? [{ id: each.id, y: at.y }] : [];
    })
    .sort((a, b) => a.y - b.y);
}

function across(
  topology: Topology,
  layout: Layout,
  node: Node,
  direction: 'left' | 'right',
  stays: Stays,
): string | undefined {
  const wired = new Set<string>();
  for (const edge of topology.edges) {
    if (direction === 'right' && edge.from === node.id) wired.add(edge.to);
    if (direction === 'left' && edge.to === node.id) wired.add(edge.from);
  }
  const nodes = nodesById(topology);
  const linked = [...wired].flatMap((id) => (layout.positions.has(id) && stays(id) ? (nodes.get(id) ?? []) : []));
  return nearest(layout, node, linked) ?? nearest(layout, node, nextLane(topology, layout, node, direction, stays));
}

function nextLane(
  topology: Topology,
  layout: Layout,
  node: Node,
  direction: 'left' | 'right',
  stays: Stays,
): readonly Node[] {
  const lanes = layout.lanes.map((each) => each.lane);
  const at = lanes.indexOf(node.lane);
  const ahead = direction === 'right' ? lanes.slice(at + 1) : lanes.slice(0, Math.max(0, at)).reverse();
  const nodes = nodesById(topology);
  for (const lane of ahead) {
    const column = columnOf(topology, layout, lane, stays).flatMap(({ id }) => nodes.get(id) ?? []);
    if (column.length > 0) return column;
  }
  return [];
}

function nearest(layout: Layout, node: Node, candidates: readonly Node[]): string | undefined {
  const middle = middleOf(layout, node);
  let best: { id: string; away: number } | undefined;
  for (const candidate of candidates) {
    const away = Math.abs(middleOf(layout, candidate) - middle);
    if (best === undefined || away < best.away) best = { id: candidate.id, away };
  }
  return best?.id;
}

function middleOf(layout: Layout, node: Node): number {
  return (layout.positions.get(node.id)?.y ?? 0) + anatomyOf(node).height / 2;
}

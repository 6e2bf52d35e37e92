import type { Node, Topology } from '../../core/topology';
import { anatomyOf } from './anatomy';
import type { Layout } from './layout';
import { nodesById } from './spots';

export type Direction = 'up' | 'down' | 'left' | 'right' | 'first' | 'last';

/**
 * The card that an arrow key leads to: left and right follow wires and else go to the nearest card of the next lane; up and down walk the
 * lane, Home and End go to its ends. Undefined when there is none that way.
 */
export function walkFrom(topology: Topology, layout: Layout, from: string, direction: Direction): string | undefined {
  const node = nodesById(topology).get(from);
  if (!node) return firstCard(topology, layout);
  if (direction === 'left' || direction === 'right') return across(topology, layout, node, direction);
  const column = topology.nodes
    .filter((each) => each.lane === node.lane && layout.positions.has(each.id))
    .sort((a, b) => topOf(layout, a) - topOf(layout, b));
  if (direction === 'first') return column[0]?.id;
  if (direction === 'last') return column.at(-1)?.id;
  return column[column.indexOf(node) + (direction === 'down' ? 1 : -1)]?.id;
}

/** The first card that is drawn; those of folded bands are not. */
export function firstCard(topology: Topology, layout: Layout): string | undefined {
  return topology.nodes.find((each) => layout.positions.has(each.id))?.id;
}

/** The parts of a card in reading order, as Enter and the arrow keys step through them. */
export function partsOf(node: Node): readonly string[] {
  if (node.type === 'workload') return node.calls.map((call) => `call:${call.id}`);
  if (node.type !== 'service-entry') return [];
  return [
    ...node.ports.map((port) => `port:${port.number}`),
    'field:resolution',
    'field:addresses',
    'field:exportTo',
    ...node.docked.map((rule) => `rule:${rule.id}`),
  ];
}

function across(topology: Topology, layout: Layout, node: Node, direction: 'left' | 'right'): string | undefined {
  const wired = new Set<string>();
  for (const edge of topology.edges) {
    if (direction === 'right' && edge.from === node.id) wired.add(edge.to);
    if (direction === 'left' && edge.to === node.id) wired.add(edge.from);
  }
  const nodes = nodesById(topology);
  const linked = [...wired].flatMap((id) => nodes.get(id) ?? []);
  return nearest(layout, node, linked) ?? nearest(layout, node, nextLane(topology, layout, node, direction));
}

function nextLane(topology: Topology, layout: Layout, node: Node, direction: 'left' | 'right'): Node[] {
  const lanes = layout.lanes.map((each) => each.lane);
  const at = lanes.indexOf(node.lane);
  const ahead = direction === 'right' ? lanes.slice(at + 1) : lanes.slice(0, Math.max(0, at)).reverse();
  for (const lane of ahead) {
    const column = topology.nodes.filter((each) => each.lane === lane && layout.positions.has(each.id));
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

function topOf(layout: Layout, node: Node): number {
  return layout.positions.get(node.id)?.y ?? 0;
}

function middleOf(layout: Layout, node: Node): number {
  return topOf(layout, node) + anatomyOf(node).height / 2;
}

import { Position, type Edge as FlowEdge, type Node as FlowNode, type NodeHandle } from '@xyflow/react';
import type { Edge, Node, Topology } from '../../core/topology';
import { anatomyOf, measures, pointedEdge, type Point } from './anatomy';
import type { Layout } from './layout';
import { describeNode } from './words';

export type Card = FlowNode<{ readonly node: Node }, Node['type']>;
export type Wire = FlowEdge<{ readonly edge: Edge; readonly meter: boolean }, 'wire'>;

/** The cards and wires as React Flow takes them. Objects of what did not change are those of the picture before. */
export interface Picture {
  readonly cards: Card[];
  readonly wires: Wire[];
  readonly cardById: ReadonlyMap<string, Card>;
  readonly wireById: ReadonlyMap<string, Wire>;
}

export const emptyPicture: Picture = { cards: [], wires: [], cardById: new Map(), wireById: new Map() };

/** The picture of a topology that was laid out. */
export function drawPicture(topology: Topology, layout: Layout, before: Picture): Picture {
  const cardById = new Map<string, Card>();
  const callers = countCallers(topology);
  for (const node of topology.nodes) {
    const at = layout.positions.get(node.id);
    if (!at) continue;
    const says = describeNode(node, undefined, callers.get(node.id) ?? 0);
    cardById.set(node.id, cardOf(node, at, says, before.cardById.get(node.id)));
  }
  const wireById = new Map<string, Wire>();
  const measured = topology.edges.filter(
    (edge) => isMeasured(edge) && cardById.has(edge.from) && cardById.has(edge.to),
  );
  const lastOfRow = new Map(measured.map((edge) => [rowOf(edge), edge.id]));
  for (const edge of topology.edges) {
    const from = cardById.get(edge.from);
    const to = cardById.get(edge.to);
    if (!from || !to) continue;
    // One meter a row is enough, on the wire that is drawn last and so lies on top.
    const meter = isMeasured(edge) && lastOfRow.get(rowOf(edge)) === edge.id;
    wireById.set(edge.id, wireOf(edge, meter, from.data.node, to.data.node, before.wireById.get(edge.id)));
  }
  return { cards: sameItems(before.cards, cardById), wires: sameItems(before.wires, wireById), cardById, wireById };
}

/** Whether anything is known of TLS on a wire: bytes flow, and it is no mere pointer to where they are sent. */
function isMeasured(edge: Edge): boolean {
  return edge.type === 'call' || edge.type === 'dials';
}

function rowOf(edge: Edge): string {
  return `${edge.from} ${edge.fromRow ?? ''}`;
}

/** The list before when it holds exactly these objects, so that React Flow sees that nothing changed. */
function sameItems<T>(before: T[], map: ReadonlyMap<string, T>): T[] {
  const after = [...map.values()];
  return after.length === before.length && after.every((item, index) => item === before[index]) ? before : after;
}

/** How many drawn calls go to each entry. */
export function countCallers(topology: Topology): ReadonlyMap<string, number> {
  const callers = new Map<string, number>();
  for (const edge of topology.edges) if (edge.type === 'call') callers.set(edge.to, (callers.get(edge.to) ?? 0) + 1);
  return callers;
}

function cardOf(node: Node, at: Point, says: string, before: Card | undefined): Card {
  const stays = before?.data.node === node && before.position.x === at.x && before.position.y === at.y;
  if (stays && before.domAttributes?.['aria-description'] === says) return before;
  const { width, height } = anatomyOf(node);
  return {
    id: node.id,
    type: node.type,
    position: { x: at.x, y: at.y },
    data: { node },
    width,
    height,
    measured: { width, height },
    handles: handlesOf(node),
    ariaLabel: node.label,
    ariaRole: 'group',
    domAttributes: { 'aria-description': says, 'aria-roledescription': 'card', tabIndex: -1 },
    draggable: node.type !== 'unreadable',
    focusable: false,
    selectable: false,
  };
}

function wireOf(edge: Edge, meter: boolean, from: Node, to: Node, before: Wire | undefined): Wire {
  const sourceHandle = handleOf(from, edge.fromRow);
  const targetHandle = handleOf(to, edge.toRow);
  const same = before?.data?.edge === edge && before.data.meter === meter;
  if (same && before.sourceHandle === sourceHandle && before.targetHandle === targetHandle) return before;
  return {
    id: edge.id,
    type: 'wire',
    source: edge.from,
    target: edge.to,
    sourceHandle,
    targetHandle,
    data: { edge, meter },
    ariaLabel: edge.label,
    focusable: false,
    selectable: false,
  };
}

const whole = 'card';

function handleOf(node: Node, row: string | undefined): string {
  return row !== undefined && anatomyOf(node).rows.some((each) => each.id === row) ? `row:${row}` : whole;
}

/** A place where wires end: its id, which side of the card it is on, and where, from the card's top left corner. */
export interface WireEnd {
  readonly id: string;
  readonly side: 'left' | 'right';
  readonly x: number;
  readonly y: number;
}

/** Where wires end: at both sides of each row, and of the card as a whole. */
export function wireEnds(node: Node): WireEnd[] {
  const { plate, rows } = anatomyOf(node);
  const middle = node.type === 'service-entry' ? plate / 2 : node.type === 'endpoint' ? measures.endpoint / 2 : 26;
  const ends = [{ id: whole, y: middle }, ...rows.map((row) => ({ id: `row:${row.id}`, y: row.middle }))];
  return ends.flatMap(({ id, y }) => [
    { id, side: 'left' as const, x: 0, y },
    { id, side: 'right' as const, x: rightEdge(node, y), y },
  ]);
}

function handlesOf(node: Node): NodeHandle[] {
  return wireEnds(node).map(({ id, side, x, y }) => ({
    id,
    type: side === 'left' ? 'target' : 'source',
    position: side === 'left' ? Position.Left : Position.Right,
    x,
    y,
    width: 0,
    height: 0,
  }));
}

function rightEdge(node: Node, y: number): number {
  return node.type === 'service-entry' ? pointedEdge(node, y) : anatomyOf(node).width;
}

import { Position, type Edge as FlowEdge, type Node as FlowNode, type NodeHandle } from '@xyflow/react';
import type { Edge, Node, Topology } from '../../core/topology';
import { anatomyOf, measures, pointedEdge, type Point } from './anatomy';
import type { EndpointGroup } from './groups';
import type { BandFrame, Layout } from './layout';
import { bendWires } from './wire-courses';
import { describeNode } from './words';

export type Card = FlowNode<{ readonly node: Node; readonly expanded: boolean }, Node['type']>;

/** The card of a group of external endpoints. */
export type GroupCard = FlowNode<{ readonly group: EndpointGroup }, 'group'>;

/**
 * Where the wires of a band as a whole end; it shows nothing itself, since bands are drawn behind the cards. Its id is that of the band's
 * spot.
 */
export type BandCard = FlowNode<{ readonly band: BandFrame }, 'band'>;

/** Whatever React Flow has as a node. */
export type Drawn = Card | GroupCard | BandCard;

/** `bend`: where between the lanes it turns, in canvas units from the left; undefined where it runs level. */
export type EdgeWire = FlowEdge<{ readonly edge: Edge; readonly meter: boolean; readonly bend?: number }, 'wire'>;

/** Many wires drawn as one, since a card at either end is not drawn. */
export type BundleWire = FlowEdge<{ readonly bundle: Bundle }, 'bundle'>;

export type Wire = EdgeWire | BundleWire;

/** Whether it is the card of a node of the topology. */
export function isNodeCard(drawn: Drawn): drawn is Card {
  return drawn.type !== 'group' && drawn.type !== 'band';
}

/** What a bundle of wires stands for. */
export interface Bundle {
  /** `Bundle/<from>/<to>`. */
  readonly id: string;
  /** Ids of what it leaves from and leads to: a card, a group, or a band's spot. */
  readonly from: string;
  readonly to: string;
  readonly edges: readonly Edge[];
  readonly count: number;
  /** "12 calls", "40 endpoints", "3 routes". */
  readonly says: string;
  /** All of its wires only know of their ends: no drawn call runs through them. */
  readonly idle: boolean;
  /** The worst of what its wires show: TLS inside TLS or a call without an address; null where nothing is wrong. */
  readonly worst: 'error' | null;
}

/** The cards and wires as React Flow takes them. Objects of what did not change are those of the picture before. */
export interface Picture {
  readonly cards: Drawn[];
  readonly wires: Wire[];
  readonly cardById: ReadonlyMap<string, Drawn>;
  readonly wireById: ReadonlyMap<string, Wire>;
}

export const emptyPicture: Picture = { cards: [], wires: [], cardById: new Map(), wireById: new Map() };

/** The picture of a topology that was laid out. */
export function drawPicture(topology: Topology, layout: Layout, before: Picture): Picture {
  const cardById = new Map<string, Drawn>();
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
    if (!from || !to || !isNodeCard(from) || !isNodeCard(to)) continue;
    // One meter a row is enough, on the wire that is drawn last and so lies on top.
    const meter = isMeasured(edge) && lastOfRow.get(rowOf(edge)) === edge.id;
    wireById.set(edge.id, wireOf(edge, meter, from, to, before.wireById.get(edge.id)));
  }
  bendWires(wireById, cardById, layout);
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

function cardOf(node: Node, at: Point, says: string, before: Drawn | undefined): Card {
  const stays =
    before !== undefined &&
    isNodeCard(before) &&
    before.data.node === node &&
    before.position.x === at.x &&
    before.position.y === at.y;
  if (stays && before.domAttributes?.['aria-description'] === says) return before;
  const { width, height } = anatomyOf(node);
  return {
    id: node.id,
    type: node.type,
    position: { x: at.x, y: at.y },
    data: { node, expanded: false },
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

function wireOf(edge: Edge, meter: boolean, from: Card, to: Card, before: Wire | undefined): Wire {
  const sourceHandle = handleOf(from.data.node, edge.fromRow);
  const targetHandle = handleOf(to.data.node, edge.toRow);
  const same = before?.type === 'wire' && before.data?.edge === edge && before.data.meter === meter;
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

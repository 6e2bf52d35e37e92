import { groupBy } from '../../core/lists';
import { nodesById, type Spot } from '../../core/picture';
import type { Edge, Topology } from '../../core/topology';
import { expandBands, type Picked } from './selecting';

/** Where the way goes on: a card, or only one row of it; null is the card as a whole. */
interface Step {
  readonly node: string;
  readonly row: string | null;
}

/** What lies on a way: cards by their ids, rows by card and part, and wires by their ids. */
export interface WayOnCanvas {
  readonly cards: ReadonlySet<string>;
  readonly rows: ReadonlySet<string>;
  readonly wires: ReadonlySet<string>;
}

/**
 * The cards on the way of what is selected, by their ids: everything upstream of it (the gateways, entries and pods whose calls come
 * here), everything downstream (entries, gateways, other entries by a route, endpoints), and the entries that its calls pass by. The way
 * keeps to rows: from a call it leads through that call's port alone. Rules and Sidecars stay with the cards that they are docked to.
 */
export function focusPath(topology: Topology, picked: Picked): ReadonlySet<string> {
  const starts = expandBands(topology, picked)
    .filter(({ node }) => nodesById(topology).has(node))
    .map(stepOf);
  const way: GrowingWay = { cards: new Set(starts.map((step) => step.node)), rows: new Set(), wires: new Set() };
  const { from, to } = indexOf(topology);
  follow(starts, way, (step) => leading(from.get(step.node), step, 'fromRow', 'to', 'toRow'));
  follow(starts, way, (step) => leading(to.get(step.node), step, 'toRow', 'from', 'fromRow'));
  return way.cards;
}

/** What lies downstream of a call, or of a pod: the rows and wires that its bytes take, and the entries that it passes by. */
export function wayFrom(topology: Topology, start: Spot): WayOnCanvas {
  const step = stepOf(start);
  const way: GrowingWay = { cards: new Set([step.node]), rows: new Set(), wires: new Set() };
  if (start.part !== null) way.rows.add(rowKey(start.node, start.part));
  const { from } = indexOf(topology);
  follow([step], way, (each) => leading(from.get(each.node), each, 'fromRow', 'to', 'toRow'));
  return way;
}

/** A row of a card, as `WayOnCanvas` knows it. */
export function rowKey(node: string, part: string): string {
  return `${node}\n${part}`;
}

interface GrowingWay {
  readonly cards: Set<string>;
  readonly rows: Set<string>;
  readonly wires: Set<string>;
}

function stepOf({ node, part }: Spot): Step {
  const row = part?.startsWith('call:') ? part.slice('call:'.length) : part?.startsWith('port:') ? part.slice(5) : null;
  return { node, row };
}

/** A row that no wire leaves from. */
const dead = '-';

/** Goes from step to step until nothing new is reached. */
function follow(starts: readonly Step[], way: GrowingWay, next: (step: Step) => readonly Reached[]): void {
  const seen = new Set<string>();
  const waiting = [...starts];
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    const key = `${step.node}\n${step.row ?? ''}`;
    if (seen.has(key)) continue;
    seen.add(key);
    way.cards.add(step.node);
    for (const { wire, ...reached } of next(step)) {
      way.wires.add(wire);
      if (reached.row !== null && reached.row !== dead) way.rows.add(rowKey(reached.node, `port:${reached.row}`));
      waiting.push(reached);
    }
  }
}

interface Reached extends Step {
  /** The id of the wire that leads there. */
  readonly wire: string;
}

/** Where the wires of a card, or of one row of it, lead. A call that misses an entry ends there. */
function leading(
  edges: readonly Edge[] = [],
  { row }: Step,
  ownRow: 'fromRow' | 'toRow',
  end: 'from' | 'to',
  endRow: 'fromRow' | 'toRow',
): readonly Reached[] {
  return edges.flatMap((edge): Reached[] => {
    const own = edge[ownRow];
    if (row === dead || (row !== null && own !== undefined && own !== row)) return [];
    const there = edge[endRow] ?? null;
    return [{ node: edge[end], row: edge.type === 'misses' ? dead : there, wire: edge.id }];
  });
}

interface EdgeIndex {
  readonly from: ReadonlyMap<string, readonly Edge[]>;
  readonly to: ReadonlyMap<string, readonly Edge[]>;
}

const indexes = new WeakMap<Topology, EdgeIndex>();

function indexOf(topology: Topology): EdgeIndex {
  let index = indexes.get(topology);
  if (index === undefined) {
    index = { from: groupBy(topology.edges, ({ from }) => from), to: groupBy(topology.edges, ({ to }) => to) };
    indexes.set(topology, index);
  }
  return index;
}

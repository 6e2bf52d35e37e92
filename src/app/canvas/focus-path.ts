import type { Edge, Topology } from '../../core/topology';
import { expandBands, type Picked } from './selecting';
import { nodesById, type Spot } from '../spots';

/** Where the way goes on: a card, or only one row of it; null is the card as a whole. */
interface Step {
  readonly node: string;
  readonly row: string | null;
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
  const stays = new Set(starts.map((step) => step.node));
  const { from, to } = indexOf(topology);
  follow(starts, stays, (step) => leading(from.get(step.node), step, 'fromRow', 'to', 'toRow'));
  follow(starts, stays, (step) => leading(to.get(step.node), step, 'toRow', 'from', 'fromRow'));
  return stays;
}

function stepOf({ node, part }: Spot): Step {
  const row = part?.startsWith('call:') ? part.slice('call:'.length) : part?.startsWith('port:') ? part.slice(5) : null;
  return { node, row };
}

/** A row that no wire leaves from. */
const dead = '-';

/** Goes from step to step until nothing new is reached. */
function follow(starts: readonly Step[], stays: Set<string>, next: (step: Step) => readonly Step[]): void {
  const seen = new Set<string>();
  const waiting = [...starts];
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    const key = `${step.node}\n${step.row ?? ''}`;
    if (seen.has(key)) continue;
    seen.add(key);
    stays.add(step.node);
    waiting.push(...next(step));
  }
}

/** Where the wires of a card, or of one row of it, lead. A call that misses an entry ends there. */
function leading(
  edges: readonly Edge[] = [],
  { row }: Step,
  ownRow: 'fromRow' | 'toRow',
  end: 'from' | 'to',
  endRow: 'fromRow' | 'toRow',
): readonly Step[] {
  return edges.flatMap((edge): Step[] => {
    const own = edge[ownRow];
    if (row === dead || (row !== null && own !== undefined && own !== row)) return [];
    const there = edge[endRow] ?? null;
    return [{ node: edge[end], row: edge.type === 'misses' ? dead : there }];
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
    index = { from: groupBy(topology.edges, 'from'), to: groupBy(topology.edges, 'to') };
    indexes.set(topology, index);
  }
  return index;
}

function groupBy(edges: readonly Edge[], end: 'from' | 'to'): ReadonlyMap<string, readonly Edge[]> {
  const groups = new Map<string, Edge[]>();
  for (const edge of edges) {
    const group = groups.get(edge[end]);
    if (group) group.push(edge);
    else groups.set(edge[end], [edge]);
  }
  return groups;
}

import type { Topology } from '../topology';

/** How many drawn calls leave a namespace, and how many come into it from others. */
export interface Crossing {
  readonly out: number;
  readonly into: number;
}

const known = new WeakMap<Topology, ReadonlyMap<string | null, Crossing>>();

/** The calls that cross the edge of each namespace; one without any such call is not listed. */
export function crossingsOf(topology: Topology): ReadonlyMap<string | null, Crossing> {
  const before = known.get(topology);
  if (before) return before;
  const nodes = new Map(topology.nodes.map((node) => [node.id, node]));
  const crossings = new Map<string | null, { out: number; into: number }>();
  const at = (namespace: string | null) => {
    const crossing = crossings.get(namespace) ?? { out: 0, into: 0 };
    crossings.set(namespace, crossing);
    return crossing;
  };
  for (const edge of topology.edges) {
    const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)];
    if (edge.type !== 'call' || !from || !to) continue;
    if (to.type === 'cluster') at(from.namespace).out++;
    else if (from.namespace !== to.namespace) {
      at(from.namespace).out++;
      at(to.namespace).into++;
    }
  }
  known.set(topology, crossings);
  return crossings;
}

import type { Edge, Node, Topology } from '../../core/topology';

/** The same graph without where it is written. */
export function detached(topology: Topology): Topology {
  const { sidecars, bands } = topology;
  return {
    bands,
    nodes: topology.nodes.map(withoutPlaces),
    edges: topology.edges.map(withoutPlaces),
    ...(sidecars && { sidecars: new Map([...sidecars].map(([band, rules]) => [band, rules.map(nowhereRule)])) }),
  };
}

/** A place that is in no file. */
const nowhere = { file: '', document: '', path: [] };

/** A rule at that place. */
export function nowhereRule<T extends { readonly place: unknown }>(rule: T): T & { readonly place: typeof nowhere } {
  return { ...rule, place: nowhere };
}

/** A card or wire as another object of its own, without where it and its rows are written. */
export function withoutPlaces<T extends Node | Edge>(part: T): T {
  return stripPlaces(part) as T;
}

function stripPlaces(part: Node | Edge): Node | Edge {
  if (part.type === 'workload')
    return { ...placeless(part), calls: part.calls.map(placeless), docked: (part.docked ?? []).map(nowhereRule) };
  if (part.type === 'service-entry')
    return { ...placeless(part), ports: part.ports.map(placeless), docked: part.docked.map(nowhereRule) };
  return placeless(part);
}

/** Notes go too: they are written in the design that this is not in. */
function placeless<T extends object>(part: T): T & { readonly place: undefined } {
  const bare = { ...part, place: undefined };
  Reflect.deleteProperty(bare, 'notes');
  return bare;
}

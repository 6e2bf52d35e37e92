import { append } from '../../lists';
import type { Edge, Node, Topology, WorkloadNode } from '../../topology';

/** A part of a topology: what belongs to a namespace, or what is connected with one node. A docked rule stands for its entries, a call's id for that call alone. */
export interface Scope {
  readonly namespace?: string;
  readonly node?: string;
}

/** The topology without what lies outside of a scope. Calls that lead out of it are left out, too. */
export function narrowTopology(whole: Topology, scope: Scope): Topology {
  const topology = scope.node === undefined ? whole : withOneCall(whole, scope.node);
  const seeds = seedsOf(topology, scope);
  if (seeds === undefined) return topology;
  const kept = new Set([...reach(topology.edges, seeds, 'forward'), ...reach(topology.edges, seeds, 'backward')]);
  const nodes = topology.nodes.filter((node) => kept.has(node.id)).map((node) => narrowNode(node, kept, seeds));
  const rows = new Set(nodes.flatMap((node) => (node.type === 'workload' ? node.calls.map((call) => call.id) : [])));
  const edges = topology.edges.filter(
    (edge) => kept.has(edge.from) && kept.has(edge.to) && (edge.type !== 'call' || rows.has(edge.fromRow ?? '')),
  );
  return { nodes, edges, bands: topology.bands };
}

/**
 * The part of a topology that diagrams draw: without Envoy's own clusters and the wires to them and to missed entries, since each such call gets an end of
 * its own, and without notes.
 */
export function drawnPart(topology: Topology): Topology {
  const nodes = topology.nodes.filter((node) => node.type !== 'cluster' && !isNote(node));
  if (nodes.length === topology.nodes.length) return topology;
  const ids = new Set(nodes.map((node) => node.id));
  const filled = new Set([...nodes.map((node) => node.namespace), ...(topology.sidecars?.keys() ?? [])]);
  return {
    nodes,
    edges: topology.edges.filter((edge) => edge.type !== 'misses' && ids.has(edge.to)),
    bands: topology.bands.filter((band) => filled.has(band)),
  };
}

function isNote(node: Node): boolean {
  return node.type === 'loose' && node.kind === 'Note';
}

/** The topology with that call alone of its workload; the same where the id is no call's. */
function withOneCall(topology: Topology, id: string): Topology {
  const caller = topology.nodes.find((node) => node.type === 'workload' && node.calls.some((call) => call.id === id));
  if (caller?.type !== 'workload') return topology;
  const alone = { ...caller, calls: caller.calls.filter((call) => call.id === id) };
  return {
    ...topology,
    nodes: topology.nodes.map((node) => (node === caller ? alone : node)),
    edges: topology.edges.filter((edge) => edge.from !== caller.id || edge.fromRow === id),
  };
}

function seedsOf(topology: Topology, scope: Scope): ReadonlySet<string> | undefined {
  const { namespace, node } = scope;
  if (node !== undefined) return new Set(topology.nodes.filter((each) => isAbout(each, node)).map((each) => each.id));
  if (namespace === undefined) return undefined;
  return new Set(
    topology.nodes.filter((each) => each.lane !== 'external' && each.namespace === namespace).map((each) => each.id),
  );
}

function isAbout(node: Node, id: string): boolean {
  if (node.id === id) return true;
  if (node.type === 'workload') return node.calls.some((call) => call.id === id);
  return node.type === 'service-entry' && node.docked.some((rule) => rule.id === id);
}

function reach(edges: readonly Edge[], seeds: ReadonlySet<string>, way: 'forward' | 'backward'): ReadonlySet<string> {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges)
    if (way === 'forward') append(next, from, to);
    else append(next, to, from);
  const found = new Set(seeds);
  for (const id of found) for (const each of next.get(id) ?? []) found.add(each);
  return found;
}

function narrowNode(node: Node, kept: ReadonlySet<string>, seeds: ReadonlySet<string>): Node {
  if (node.type !== 'workload' || seeds.has(node.id)) return node;
  const calls: WorkloadNode['calls'] = node.calls.filter((call) => call.target !== null && kept.has(call.target.node));
  return { ...node, calls };
}

import { parseCall, type Mesh, type Trace, type Workload } from '../mesh';
import { followCall, type CallTarget } from './calls';
import { dialsOf } from './edges';
import { endpointNodes } from './endpoints';
import { shelfOf } from './shelf';
import type { ClusterNode, Edge, Topology } from './topology';
import { arrivalRow } from './traffic';

/** What a call would add to the graph that somebody asks about and nobody drew. */
export interface UndrawnCall {
  /** The row that its wires leave from, which no card has. */
  readonly id: string;
  readonly wires: readonly Edge[];
  /** The wires on from the entries that it comes to: one is drawn only where a call needs it. */
  readonly dials: readonly Edge[];
  /** The cluster that it ends in, where that is Envoy's own. */
  readonly clusters: readonly ClusterNode[];
}

/** The wires of a pod's call that is in no document, as they would be if it were drawn. */
export function undrawnCall(
  mesh: Mesh,
  workload: Workload,
  asked: { readonly url: string; readonly method: string; readonly headers: Readonly<Record<string, string>> },
  trace: Trace,
): UndrawnCall {
  const call = { ...asked, dialled: parseCall(asked.url), place: workload.place };
  const id = `${workload.id}/calls/asked`;
  const { wires, target } = followCall(mesh, { id, workload, call, trace });
  const host = call.dialled?.host ?? '';
  return {
    id,
    wires,
    dials: target ? dialsFor(mesh, workload, target) : [],
    clusters: shelfOf(wires.map((wire) => [wire, host] as const)),
  };
}

function dialsFor(mesh: Mesh, workload: Workload, target: CallTarget): readonly Edge[] {
  return target.ways.flatMap((way) => {
    const { to } = way.onward;
    return to ? dialsOf(to.entry, endpointNodes(mesh, to.entry), [{ workload, way, row: arrivalRow(target, to) }]) : [];
  });
}

/** A topology with a call that nobody drew. */
export function withUndrawn(topology: Topology, undrawn: UndrawnCall | null): Topology {
  if (undrawn === null || undrawn.wires.length === 0) return topology;
  const clusters = undrawn.clusters.filter(({ id }) => !topology.nodes.some((node) => node.id === id));
  const known = new Set(topology.edges.map(({ id }) => id));
  const dials = undrawn.dials.filter(({ id }) => !known.has(id));
  const dialled = new Set(dials.map(({ to }) => to));
  const edges = topology.edges.filter(({ type, to }) => type !== 'knows' || !dialled.has(to));
  return {
    ...topology,
    nodes: clusters.length === 0 ? topology.nodes : [...topology.nodes, ...clusters],
    edges: [...edges, ...undrawn.wires, ...dials],
  };
}

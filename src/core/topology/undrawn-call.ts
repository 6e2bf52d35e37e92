import { parseCall, type Mesh, type Trace, type Workload } from '../mesh';
import { followCall } from './calls';
import { shelfOf } from './shelf';
import type { ClusterNode, Edge, Topology } from './topology';

/** What a call would add to the graph that somebody asks about and nobody drew. */
export interface UndrawnCall {
  /** The row that its wires leave from, which no card has. */
  readonly id: string;
  readonly wires: readonly Edge[];
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
  const { wires } = followCall(mesh, { id, workload, call, trace });
  const host = call.dialled?.host ?? '';
  return { id, wires, clusters: shelfOf(wires.map((wire) => [wire, host] as const)) };
}

/** A topology with a call that nobody drew. */
export function withUndrawn(topology: Topology, undrawn: UndrawnCall | null): Topology {
  if (undrawn === null || undrawn.wires.length === 0) return topology;
  const clusters = undrawn.clusters.filter(({ id }) => !topology.nodes.some((node) => node.id === id));
  return {
    ...topology,
    nodes: clusters.length === 0 ? topology.nodes : [...topology.nodes, ...clusters],
    edges: [...topology.edges, ...undrawn.wires],
  };
}

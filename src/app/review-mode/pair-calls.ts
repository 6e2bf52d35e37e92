import type { CallRow, Edge, Topology, WorkloadNode } from '../../core/topology';

/** The ids that the calls of a baseline have in the proposal, by their ids in the baseline. */
export type CallPairs = ReadonlyMap<string, string>;

/**
 * The calls of pods that both sides have: a call is the same where its pod, url, method and headers are, wherever it stands among the pod's calls. One that the
 * proposal does not have gets an id of its own.
 */
export function pairCalls(before: Topology, after: Topology): CallPairs {
  const ids = new Map<string, string>();
  const now = new Map(after.nodes.map((node) => [node.id, node]));
  for (const node of before.nodes) {
    const other = now.get(node.id);
    if (node.type === 'workload' && other?.type === 'workload') pairRows(node, other, ids);
  }
  return ids;
}

/** The wires of a baseline under the ids that the same calls have in the proposal. */
export function wiresAfter(before: Topology, pairs: CallPairs): readonly Edge[] {
  return before.edges.map((edge) => {
    const id = edge.fromRow === undefined ? undefined : pairs.get(edge.fromRow);
    return id === undefined || id === edge.fromRow ? edge : { ...edge, id: `${edge.type}:${id}`, fromRow: id };
  });
}

/** Calls that are equal go together in their order. */
function pairRows(before: WorkloadNode, after: WorkloadNode, ids: Map<string, string>): void {
  const open = new Map<string, string[]>();
  for (const row of after.calls) open.set(keyOf(row), [...(open.get(keyOf(row)) ?? []), row.id]);
  for (const row of before.calls) ids.set(row.id, open.get(keyOf(row))?.shift() ?? `before:${row.id}`);
}

function keyOf({ url, asked }: CallRow): string {
  return JSON.stringify([url, asked]);
}

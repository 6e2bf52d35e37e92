import { addAll } from '../../core/lists';
import type { CallRow, Topology, WorkloadNode } from '../../core/topology';
import { callBranch, cardBranch, drawnIn, endpointBranches, rowKey, ruleBranch, type Drawn } from './drawn';
import type { Branch } from './row';

/** The tree as traffic goes: pods, their calls, and below each what it goes through to where it ends. */
export function branchesByCall(topology: Topology): Branch[] {
  const drawn = drawnIn(topology);
  return topology.nodes.flatMap((node) => (node.type === 'workload' ? [workloadBranch(drawn, node)] : []));
}

function workloadBranch(drawn: Drawn, node: WorkloadNode): Branch {
  const calls = node.calls.map((call): Branch => {
    const way = wayOf(drawn, node.id, call);
    return { ...callBranch(call, drawn, node.id), ...(way.length > 0 ? { children: () => way } : {}) };
  });
  return {
    ...cardBranch(node, ''),
    spoken: node.label,
    startsOpen: true,
    ...(calls.length > 0 ? { children: () => calls } : {}),
  };
}

/** The cards on the way of a call: what it ends in, the rules that govern that, and the endpoints that it dials. */
function wayOf(drawn: Drawn, workload: string, call: CallRow): Branch[] {
  const under = `${call.id}/`;
  const branches: Branch[] = [];
  const seen = new Set<string>();
  const visit = (id: string, row: string | undefined): void => {
    const node = drawn.nodes.get(id);
    if (!node || seen.has(id)) return;
    seen.add(id);
    if (node.type === 'endpoint') {
      const entry = drawn.nodes.get(node.entry);
      const shown = entry?.type === 'service-entry' ? endpointBranches(drawn, entry, under) : [];
      addAll(
        branches,
        shown.filter((branch) => branch.id === `${under}node:${id}`),
      );
      return;
    }
    branches.push(cardBranch(node, under));
    if (node.type === 'service-entry')
      addAll(
        branches,
        node.docked.map((rule) => ruleBranch(rule, under)),
      );
    for (const edge of drawn.edgesFrom.get(rowKey(id, row)) ?? [])
      if (edge.type !== 'knows') visit(edge.to, edge.toRow);
    if (node.type === 'gateway')
      for (const edge of drawn.topology.edges) if (edge.from === id) visit(edge.to, edge.toRow);
  };
  for (const edge of drawn.edgesFrom.get(rowKey(workload, call.id)) ?? [])
    if (edge.type === 'call') visit(edge.to, edge.toRow);
  return branches;
}

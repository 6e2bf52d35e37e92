import type { DiagramOptions } from '../../core/exchange';
import type { CallRow, Node, Topology } from '../../core/topology';
import { Failure } from '../failure';

/**
 * The part of a design that `--scope` names: a namespace, a resource or workload as `Kind/namespace/name`, or a call by its URL, with
 * `namespace/workload` before it where several workloads have it.
 */
export function readScope(topology: Topology, text: string): NonNullable<DiagramOptions['scope']> {
  if (topology.bands.includes(text)) return { namespace: text };
  if (topology.nodes.some((node) => node.id === text || isDocked(node, text))) return { node: text };
  const found = callsNamed(topology, text);
  const [only, other] = found;
  if (other)
    throw new Failure(
      `--scope ${JSON.stringify(text)} is a call of ${found.length} workloads. Put NAMESPACE/WORKLOAD before the URL.`,
    );
  if (only) return { node: only.id };
  throw new Failure(
    `--scope takes a namespace, a Kind/namespace/name or the URL of a call, and the design has no ${JSON.stringify(text)}.`,
  );
}

function isDocked(node: Node, id: string): boolean {
  return node.type === 'service-entry' && node.docked.some((rule) => rule.id === id);
}

/** Of several equal calls of one workload, the first. */
function callsNamed({ nodes }: Topology, text: string): readonly CallRow[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'workload') return [];
    const name = node.namespace === null ? node.name : `${node.namespace}/${node.name}`;
    return node.calls.find(({ url }) => text === url || text === `${name} ${url}`) ?? [];
  });
}

import type { Finding } from '../../core/analysis';
import type { Severity } from '../../core/text';
import type { Counts, Topology } from '../../core/topology';
import { worstOf } from '../widgets';
import { countKey, nodesById, spotOfPlace } from '../spots';

/** How many findings each card and docked rule has. A finding about a document that has no card of its own counts nowhere. */
export function countFindings(topology: Topology, findings: readonly Finding[]): ReadonlyMap<string, Counts> {
  const counts = new Map<string, Record<keyof Counts, number>>();
  for (const finding of findings) {
    const key = shownAt(topology, finding);
    if (key === undefined) continue;
    const tally = counts.get(key) ?? { error: 0, warning: 0, info: 0 };
    tally[finding.severity]++;
    counts.set(key, tally);
  }
  return counts;
}

/** The id of the card or docked rule that a finding is shown at: an endpoint's are shown at its entry; undefined when it has none. */
export function shownAt(topology: Topology, finding: Finding): string | undefined {
  const path = finding.path ?? finding.resource?.place.path ?? [];
  const spot = spotOfPlace(topology, { file: finding.file, document: finding.document, path });
  if (!spot) return undefined;
  const node = nodesById(topology).get(spot.node);
  return node?.type === 'endpoint' ? node.entry : countKey(spot);
}

/** The worst severity among the cards of each namespace, and how many findings of it there are. */
export function worstOfBands(
  topology: Topology,
  counts: ReadonlyMap<string, Counts>,
): ReadonlyMap<string | null, { readonly severity: Severity; readonly count: number }> {
  const sums = new Map<string | null, Record<Severity, number>>();
  for (const node of topology.nodes) {
    const ids = node.type === 'service-entry' ? [node.id, ...node.docked.map((rule) => rule.id)] : [node.id];
    for (const id of ids) {
      const tally = counts.get(id);
      if (!tally) continue;
      const sum = sums.get(node.namespace) ?? { error: 0, warning: 0, info: 0 };
      for (const severity of ['error', 'warning', 'info'] as const) sum[severity] += tally[severity];
      sums.set(node.namespace, sum);
    }
  }
  const worst = new Map<string | null, { severity: Severity; count: number }>();
  for (const [namespace, sum] of sums) {
    const severity = worstOf(sum);
    if (severity) worst.set(namespace, { severity, count: sum[severity] });
  }
  return worst;
}

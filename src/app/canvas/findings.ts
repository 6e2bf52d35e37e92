import type { Finding } from '../../core/analysis';
import type { Counts, Topology } from '../../core/topology';
import { countKey, nodesById, spotOfPlace } from './spots';

/** How many findings each card and docked rule has. A finding about a document that has no card of its own counts nowhere. */
export function countFindings(topology: Topology, findings: readonly Finding[]): ReadonlyMap<string, Counts> {
  const counts = new Map<string, Record<keyof Counts, number>>();
  for (const finding of findings) {
    const path = finding.path ?? finding.resource?.place.path ?? [];
    const spot = spotOfPlace(topology, { file: finding.file, document: finding.document, path });
    if (!spot) continue;
    const node = nodesById(topology).get(spot.node);
    const key = node?.type === 'endpoint' ? node.entry : countKey(spot);
    const tally = counts.get(key) ?? { error: 0, warning: 0, info: 0 };
    tally[finding.severity]++;
    counts.set(key, tally);
  }
  return counts;
}

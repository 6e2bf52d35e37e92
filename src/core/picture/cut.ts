import type { Topology } from '../topology';
import { bandId } from './band-id';

/**
 * The part of a topology with these cards and all cards of these bands (by their ids); with the endpoints of an entry, and the clusters
 * that a workload's calls end in.
 */
export function cutTopology(topology: Topology, ids: ReadonlySet<string>): Topology {
  const kept = new Set<string>();
  for (const node of topology.nodes)
    if (ids.has(node.id) || (node.lane !== 'external' && ids.has(bandId(node.namespace)))) kept.add(node.id);
  const nodes = new Map(topology.nodes.map((node) => [node.id, node]));
  for (const { from, to } of topology.edges) {
    const end = nodes.get(to)?.type;
    if (kept.has(from) && (end === 'endpoint' || end === 'cluster')) kept.add(to);
  }
  const isKept = (namespace: string | null): boolean => ids.has(bandId(namespace));
  return {
    nodes: topology.nodes.filter((node) => kept.has(node.id)),
    edges: topology.edges.filter(({ from, to }) => kept.has(from) && kept.has(to)),
    bands: topology.bands.filter(
      (band) => isKept(band) || topology.nodes.some((node) => kept.has(node.id) && node.namespace === band),
    ),
    ...(topology.sidecars && { sidecars: only(topology.sidecars, isKept) }),
    ...(topology.bandNotes && { bandNotes: only(topology.bandNotes, isKept) }),
  };
}

function only<V>(map: ReadonlyMap<string | null, V>, isKept: (key: string | null) => boolean): Map<string | null, V> {
  return new Map([...map].filter(([key]) => isKept(key)));
}

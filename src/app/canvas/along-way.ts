import { bandOfId, bandSpot, cutTopology } from '../../core/picture';
import { withUndrawn, type Topology } from '../../core/topology';
import type { Way } from '../traced-call';
import { foldedBands, isLarge, type Folds } from './folds';

/** The way of the traced call, and the cards that lie on it. */
export interface ShownWay {
  readonly way: Way;
  readonly cards: ReadonlySet<string>;
  /** Whether its cards stand so far apart among all others that they cannot be read together. */
  readonly isFar: boolean;
}

/**
 * Whether the way is drawn without the rest: where too many faded cards would stand between its own, or some of these stand in folded bands. Nothing is
 * unfolded for it, so that all is as it was when the way is put away.
 */
export function standsAlone(topology: Topology, folds: Folds, { cards, isFar }: ShownWay): boolean {
  if (isFar || isLarge(topology)) return true;
  const folded = foldedBands(topology, folds);
  return folded.size > 0 && topology.nodes.some((node) => cards.has(node.id) && folded.has(node.namespace));
}

/**
 * What of a topology lies on a way, with the call where nobody drew it. Bands keep what is docked to them; where a Sidecar of a band decides, the band lies on
 * the way, and not all that is in it.
 */
export function cutToWay(topology: Topology, { way, cards }: ShownWay): Topology {
  const own = new Set([...cards].filter((id) => bandOfId(id) === undefined));
  const cut = withoutOtherClusters(cutTopology(withUndrawn(topology, way.undrawn), own), own);
  const kept = new Set(cut.bands);
  const bands = topology.bands.filter((band) => kept.has(band) || cards.has(bandSpot(band).node));
  for (const band of bands) kept.add(band);
  const only = <V>(map: ReadonlyMap<string | null, V>): Map<string | null, V> =>
    new Map([...map].filter(([band]) => kept.has(band)));
  return {
    ...cut,
    bands,
    ...(topology.sidecars && { sidecars: only(topology.sidecars) }),
    ...(topology.bandNotes && { bandNotes: only(topology.bandNotes) }),
  };
}

/** A part of a topology comes with the clusters that all calls of its pods end in; a way is of one call. */
function withoutOtherClusters(topology: Topology, own: ReadonlySet<string>): Topology {
  const other = new Set(topology.nodes.flatMap(({ id, type }) => (type === 'cluster' && !own.has(id) ? [id] : [])));
  if (other.size === 0) return topology;
  return {
    ...topology,
    nodes: topology.nodes.filter(({ id }) => !other.has(id)),
    edges: topology.edges.filter(({ to }) => !other.has(to)),
  };
}

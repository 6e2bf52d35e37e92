import type { Topology } from '../../core/topology';
import type { Graph } from './graph';
import { bandOfId, type Folded } from '../../core/picture';

/** What a person folded and unfolded; bands in neither are folded when there is too much to show. */
export interface Folds {
  readonly shut: ReadonlySet<string | null>;
  readonly open: ReadonlySet<string | null>;
}

/** Nobody has opened or shut a band. */
export const noFolds: Folds = { shut: new Set(), open: new Set() };

/** Up to this many cards in the bands, all bands are open. */
const mostCards = 60;

/** The bands that are folded: those that a person folded, and in a large design all that nobody opened. */
export function foldedBands(topology: Topology, folds: Folds): Folded {
  const large = isLarge(topology);
  return new Set(topology.bands.filter((band) => folds.shut.has(band) || (large && !folds.open.has(band))));
}

/** Whether there are so many cards that bands begin folded. */
export function isLarge(topology: Topology): boolean {
  let cards = 0;
  for (const node of topology.nodes) if (node.lane === 'mesh' || node.lane === 'registry') cards++;
  return cards > mostCards && topology.bands.length > 1;
}

/** The folds after one band was folded or unfolded. */
export function setFold(folds: Folds, bands: readonly (string | null)[], folded: boolean): Folds {
  const shut = new Set(folds.shut);
  const open = new Set(folds.open);
  for (const band of bands) {
    (folded ? shut : open).add(band);
    (folded ? open : shut).delete(band);
  }
  return { shut, open };
}

/**
 * What to change so that a card is drawn that is not: its band unfolded, or its group of endpoints opened, or both. Undefined when it is
 * drawn, or when there is no such card.
 */
export function unhide(
  graph: Pick<Graph, 'topology' | 'shown'>,
  id: string,
  state: { readonly folds: Folds; readonly expanded: ReadonlySet<string> },
): { readonly folds?: Folds; readonly expanded?: ReadonlySet<string> } | undefined {
  const { standIns, groups } = graph.shown;
  const standIn = standIns.get(id);
  if (standIn === undefined) return undefined;
  const band = bandOfId(standIn);
  if (band !== undefined) return { folds: setFold(state.folds, [band], false) };
  const group = groups.find((each) => each.id === standIn);
  if (!group) return undefined;
  if (group.entry !== null) return { expanded: new Set(state.expanded).add(group.id) };
  const endpoint = group.nodes.find((node) => node.id === id);
  return endpoint && { folds: setFold(state.folds, bandsDialling(graph.topology, [endpoint.entry]), false) };
}

/** The namespaces of entries, each once, in the order of the topology. */
export function bandsDialling(topology: Topology, entries: Iterable<string>): readonly (string | null)[] {
  const wanted = new Set(entries);
  return [...new Set(topology.nodes.filter((node) => wanted.has(node.id)).map((node) => node.namespace))];
}

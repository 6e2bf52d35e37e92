import { findingsOf } from '../../core/analysis';
import { countAtCards, pictureSvg, pinsOf, type Theme } from '../../core/picture';
import type { Snapshot } from '../../core/snapshot';
import { topologyOf } from '../../core/topology';

/** The flow graph as an SVG document: as the page saves it, pinned cards at their places, cards with their open findings, under the name of the design. */
export function diagramSvg(snapshot: Snapshot, theme: Theme): string {
  const topology = topologyOf(snapshot);
  const design = snapshot.resources.find(({ kind }) => kind === 'EgressDesign');
  return pictureSvg(topology, {
    theme,
    pins: pinsOf(snapshot),
    counts: countAtCards(topology, findingsOf(snapshot)),
    ...(design?.name && { title: design.name }),
  });
}

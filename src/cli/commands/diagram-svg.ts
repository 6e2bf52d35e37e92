import { pictureSvg, pinsOf, type Theme } from '../../core/picture';
import type { Snapshot } from '../../core/snapshot';
import { topologyOf } from '../../core/topology';

/** The flow graph as an SVG document: as the canvas draws it, pinned cards at their places, under the name of the design. */
export function diagramSvg(snapshot: Snapshot, theme: Theme): string {
  const design = snapshot.resources.find(({ kind }) => kind === 'EgressDesign');
  return pictureSvg(topologyOf(snapshot), {
    theme,
    pins: pinsOf(snapshot),
    ...(design?.name && { title: design.name }),
  });
}

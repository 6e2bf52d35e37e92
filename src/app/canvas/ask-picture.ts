import { openPicture, type PictureFormat } from '../picture-request';
import { getReview } from '../review-state';
import { getCanvas } from './canvas-state';
import { foldedBands } from './folds';
import type { Graph } from './graph';
import { getPicked } from './picking';

/** Asks how a picture of the graph is to be saved: of all of it, as it stands, or of what is selected. */
export function askForPicture({ snapshot, topology, pins }: Graph, format: PictureFormat): void {
  const { folds, counts } = getCanvas();
  const design = snapshot.resources.find(({ kind }) => kind === 'EgressDesign');
  openPicture({
    format,
    topology,
    pins,
    folded: foldedBands(topology, folds),
    counts,
    changes: getReview().marks,
    selected: new Set(getPicked().map(({ node }) => node)),
    name: design?.name ?? '',
  });
}

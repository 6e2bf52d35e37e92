import type { MouseEvent } from 'react';
import { bandAt, type BandFrame, type Layout, type Point } from '../../core/picture';
import { getCanvas, setCanvas } from './canvas-state';
import { setFold } from './folds';
import { pointIn } from './gestures';
import type { Graph } from './graph';
import type { ViewControl } from './view-control';

/** What the pointer does over the empty place of a folded band, which belongs to the canvas so that it can be moved there. */
interface FoldedBandPointer {
  /** Opens the band under a press; false where there is none, or a tool is in hand. */
  readonly press: (event: MouseEvent) => boolean;
  readonly onPaneMouseMove: (event: MouseEvent) => void;
  readonly onPaneMouseLeave: () => void;
}

/** Makes the whole of a folded band do what its head does. */
export function foldedBandPointer(
  body: HTMLElement | null,
  { layout }: Graph,
  control: Pick<ViewControl, 'toCanvas'>,
): FoldedBandPointer {
  const under = (event: MouseEvent): BandFrame | undefined =>
    body ? foldedBandAt(layout, control.toCanvas(pointIn(body, event))) : undefined;
  const leave = (): void => {
    const { near } = getCanvas();
    if (near !== null && layout.bands.some(({ id }) => id === near)) setCanvas({ near: null });
  };
  return {
    press: (event) => {
      const band = getCanvas().tool === null ? under(event) : undefined;
      if (band === undefined) return false;
      setCanvas({ focus: band.id, folds: setFold(getCanvas().folds, [band.namespace], false) });
      return true;
    },
    onPaneMouseMove: (event) => {
      if (event.buttons !== 0) return;
      const band = under(event);
      if (band === undefined) leave();
      else if (getCanvas().near !== band.id) setCanvas({ near: band.id });
    },
    onPaneMouseLeave: leave,
  };
}

function foldedBandAt(layout: Layout, at: Point): BandFrame | undefined {
  const band = bandAt(layout, at);
  return band?.folded && at.x >= band.x && at.x <= band.x + band.width ? band : undefined;
}

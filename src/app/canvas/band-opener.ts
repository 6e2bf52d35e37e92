import { type Point, bandAt } from '../../core/picture';
import { getCanvas, setCanvas } from './canvas-state';
import { setFold } from './folds';
import type { Graph } from './graph';
import type { ViewControl } from './view-control';

/** How long something is held over a folded band before the band opens, in milliseconds. */
const opensAfter = 600;

/** Opens a folded band when something is held over it for a moment. */
interface BandOpener {
  /** Notes where the pointer is, in CSS pixels of the canvas; null when it is over no empty place, or the drag is over. */
  readonly rest: (at: Point | null) => void;
}

/** Opens a folded band over which a drag rests. */
export function bandOpener(graph: () => Graph, control: Pick<ViewControl, 'toCanvas'>): BandOpener {
  let over: string | null | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    rest: (at) => {
      const band = at ? bandAt(graph().layout, control.toCanvas(at)) : undefined;
      const folded = band?.folded ? band.namespace : undefined;
      if (folded === over) return;
      over = folded;
      clearTimeout(timer);
      if (folded === undefined) return;
      timer = setTimeout(() => setCanvas({ folds: setFold(getCanvas().folds, [folded], false) }), opensAfter);
    },
  };
}

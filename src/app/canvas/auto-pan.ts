import type { Point } from '../../core/picture';

/** How close to an edge of the canvas a drag must come to move the view, in CSS pixels. */
const edge = 36;

/** How far the view moves a frame when the pointer is at the very edge or beyond it, in CSS pixels. */
const fastest = 14;

/** Moves the view while something is dragged near an edge of the canvas. */
interface AutoPan {
  /** Notes where the pointer is, in CSS pixels from the canvas' top left corner. */
  readonly follow: (at: Point) => void;
  readonly stop: () => void;
}

/** An AutoPan that moves the view by `panBy` and says when it did, since then other things lie under the pointer. */
export function autoPan(
  size: () => { readonly width: number; readonly height: number },
  panBy: (x: number, y: number) => void,
  onPan: () => void,
): AutoPan {
  let frame: number | undefined;
  let last: Point | undefined;
  const step = (): void => {
    frame = undefined;
    const by = last && speedAt(last, size());
    if (!by || (by.x === 0 && by.y === 0)) return;
    panBy(by.x, by.y);
    onPan();
    frame = requestAnimationFrame(step);
  };
  return {
    follow: (at) => {
      last = at;
      frame ??= requestAnimationFrame(step);
    },
    stop: () => {
      last = undefined;
      if (frame !== undefined) cancelAnimationFrame(frame);
    },
  };
}

/** How far the view moves in a frame for a pointer at a point. */
export function speedAt(at: Point, size: { readonly width: number; readonly height: number }): Point {
  return { x: along(at.x, size.width), y: along(at.y, size.height) };
}

function along(at: number, length: number): number {
  const before = edge - at;
  const after = at - (length - edge);
  if (before > 0) return Math.min(1, before / edge) * fastest;
  return after > 0 ? -Math.min(1, after / edge) * fastest : 0;
}

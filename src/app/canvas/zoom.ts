import type { Detail } from './canvas-state';

/** The least zoom at which cards show everything. */
export const readable = 0.7;

/** The least zoom at which cards show their names. */
export const named = 0.15;

/** Zoom that there is. With less the lanes of a tall picture would be lines; Fit then shows its top, and the minimap the rest. */
export const zoomRange = { least: 0.05, most: 4 };

/** How much is drawn at a zoom. */
export function detailAt(zoom: number): Detail {
  return zoom >= readable ? 'all' : zoom >= 0.4 ? 'some' : zoom >= named ? 'name' : 'plate';
}

/**
 * How much names are enlarged so that they keep their size on the screen, in steps of an eighth, so that zooming seldom costs new styles;
 * 1 where cards show more than their names.
 */
export function unzoomAt(zoom: number): number {
  return zoom < 0.4 ? Math.round(1000 * 1.125 ** Math.round(Math.log(1 / zoom) / Math.log(1.125))) / 1000 : 1;
}

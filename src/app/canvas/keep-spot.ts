import { useStore } from '@xyflow/react';
import { useState } from 'react';
import type { Point } from '../../core/picture';
import { freeSpace, type CanvasSize } from './view-aims';

/** Free space that a form keeps to the edges of the canvas, in CSS pixels. */
const side = 8;

/** How wide a form is, in CSS pixels; tools.css says the same. */
const formWidth = 300;

/** Where a form opens that is about a card, from the upper right corner of that, in CSS pixels. */
export function spotBeside({ x, y }: Point): Point {
  return { x: x + side, y };
}

/**
 * How far the view has to move, in CSS pixels, so that a form has room right of a card; 0 where it has, and no further than the start of the card stays in view.
 * `start` and `end` are the card's edges on a canvas of a width.
 */
export function wayForForm(start: number, end: number, width: number): number {
  const lacking = end + side + formWidth + side - width;
  return lacking <= 0 ? 0 : -Math.max(0, Math.min(lacking, start - side));
}

/** A point of the canvas' view that stays over the same place of the picture while that is panned and zoomed; in CSS pixels. */
export function useKeptSpot(at: Point): Point {
  const [x, y, zoom] = useStore((state) => state.transform);
  const [kept] = useState(() => ({ x: (at.x - x) / zoom, y: (at.y - y) / zoom }));
  return { x: kept.x * zoom + x, y: kept.y * zoom + y };
}

/** With less height a form shows too little at once, in CSS pixels: then it lies over what else is on the canvas. */
const leastHeight = 120;

/** How high a form may be: what does not fit above the palette is scrolled to. */
export function heightForForm(room: CanvasSize): number {
  return Math.max(leastHeight, freeSpace(room).bottom - side);
}

/** Where a form of a size stands nearest to a point, between the names of the lanes and the palette; what is too high for that lies over the names. */
export function spotOfForm(at: Point, form: CanvasSize, room: CanvasSize): Point {
  const { top, bottom } = freeSpace(room);
  return {
    x: Math.max(side, Math.min(at.x, room.width - form.width - side)),
    y: Math.max(side, Math.min(Math.max(top, at.y), bottom - form.height)),
  };
}

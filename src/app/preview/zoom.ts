/** How a picture lies in its frame: scaled by `scale` and then moved by `x` and `y` CSS pixels. */
export interface Zoom {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** Width and height, in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How much larger a press on a button makes a picture. */
export const zoomStep = 1.25;
const smallest = 0.05;
const largest = 4;
/** The smallest scale at which labels of 13 pixels can still be read. */
const readable = 0.6;
/** Free space around a picture that is fitted into its frame. */
const margin = 12;

/** The whole picture in the middle of its frame, not enlarged. */
export function fitZoom(picture: Size, frame: Size): Zoom {
  const wanted = Math.min((frame.width - 2 * margin) / picture.width, (frame.height - 2 * margin) / picture.height, 1);
  const scale = limit(Number.isFinite(wanted) ? wanted : 1);
  return { scale, x: (frame.width - picture.width * scale) / 2, y: (frame.height - picture.height * scale) / 2 };
}

/** As `fitZoom` while that can be read; a picture that would get too small is shown from its start instead. */
export function readableZoom(picture: Size, frame: Size): Zoom {
  const whole = fitZoom(picture, frame);
  if (whole.scale >= readable) return whole;
  const place = (length: number, room: number): number => Math.max(margin, (room - length * readable) / 2);
  return { scale: readable, x: place(picture.width, frame.width), y: place(picture.height, frame.height) };
}

/** Whether a part of the picture lies outside of its frame. */
export function isCut(picture: Size, frame: Size, { scale }: Zoom): boolean {
  return picture.width * scale > frame.width || picture.height * scale > frame.height;
}

/** Scaled by `factor` more, with the point of the frame that stays in place. */
export function zoomAt(zoom: Zoom, factor: number, point: { readonly x: number; readonly y: number }): Zoom {
  const scale = limit(zoom.scale * factor);
  const ratio = scale / zoom.scale;
  return { scale, x: point.x - (point.x - zoom.x) * ratio, y: point.y - (point.y - zoom.y) * ratio };
}

function limit(scale: number): number {
  return Math.min(Math.max(scale, smallest), largest);
}

import { duration } from './presets';

/** Where things stand in the drawing, in CSS pixels. */
export interface Scale {
  readonly width: number;
  /** Where the time begins; names stand to the left of it. */
  readonly left: number;
  /** The x of a time in milliseconds. */
  readonly x: (at: number) => number;
  /** The time in milliseconds at an x, within the drawing, in whole seconds. */
  readonly time: (x: number) => number;
}

/** Height of the time axis. */
export const axisHeight = 22;
/** Height of the row of an endpoint. */
export const rowHeight = 30;
/** Height of each strip below the rows. */
export const stripHeight = 38;
const right = 10;

/** The scale of a drawing of this width, in CSS pixels. */
export function scaleOf(width: number): Scale {
  const left = Math.round(Math.min(150, Math.max(112, width * 0.22)));
  const plot = Math.max(60, width - left - right);
  return {
    width,
    left,
    x: (at) => left + (plot * Math.min(at, duration)) / duration,
    time: (x) => Math.round((Math.min(plot, Math.max(0, x - left)) / plot) * (duration / 1000)) * 1000,
  };
}

/** Times of the axis that have room for their words. */
export function axisTimes({ x }: Scale): readonly number[] {
  const step = [10_000, 20_000, 30_000, 60_000].find((each) => x(each) - x(0) >= 50) ?? 60_000;
  return Array.from({ length: Math.floor(duration / step) + 1 }, (_, index) => index * step);
}

/** The scales at which a picture is offered in pixels. */
export const scales = [1, 2, 3, 4] as const;

/** Browsers draw no more: the longest side, and the number of pixels, that a canvas has everywhere (Safari's are the least). */
const most = { side: 16_384, pixels: 67_108_864 };

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size of a picture at a scale, in whole pixels. */
export function pixelsAt({ width, height }: Size, scale: number): Size {
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Whether browsers can draw it at a scale. */
export function isDrawable(size: Size, scale: number): boolean {
  const { width, height } = pixelsAt(size, scale);
  return Math.max(width, height) <= most.side && width * height <= most.pixels;
}

/** The largest scale, in hundredths, at which browsers can draw it: one of those offered, else less than the least of them. */
export function largestScale(size: Size): number {
  const offered = scales.findLast((scale) => isDrawable(size, scale));
  if (offered !== undefined) return offered;
  const bySide = most.side / Math.max(size.width, size.height);
  const byPixels = Math.sqrt(most.pixels / (size.width * size.height));
  return Math.max(0.01, Math.floor(Math.min(bySide, byPixels) * 100) / 100);
}

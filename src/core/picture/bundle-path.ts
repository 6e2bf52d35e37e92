/**
 * The path of a bundle: straight, or, between two bands of one column, out of the right side of the one and back into the right side of the
 * other, the further apart the wider.
 */
export function bundlePath(x1: number, y1: number, x2: number, y2: number): string {
  if (x2 > x1) return `M${x1} ${y1}L${x2} ${y2}`;
  const out = Math.max(x1, x2) + bulge(y1, y2);
  return `M${x1} ${y1}C${out} ${y1} ${out} ${y2} ${x2} ${y2}`;
}

/** The middle of a bundle's path, where its words stand. */
export function bundleMiddle(x1: number, y1: number, x2: number, y2: number): { x: number; y: number } {
  return { x: x2 > x1 ? (x1 + x2) / 2 : Math.max(x1, x2) + bulge(y1, y2) * 0.75, y: (y1 + y2) / 2 };
}

function bulge(y1: number, y2: number): number {
  return 24 + Math.min(48, Math.abs(y2 - y1) / 12);
}

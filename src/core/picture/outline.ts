import { measures } from './anatomy';

/** The outline of an entry's plate: straight on the left with rounded corners, coming to a point on the right. */
export function plateOutline(width: number, height: number): string {
  const shoulder = width - measures.point;
  return `M8 0H${shoulder}L${width} ${height / 2}L${shoulder} ${height}H8Q0 ${height} 0 ${height - 8}V8Q0 0 8 0Z`;
}

/** How far a line across an entry's plate reaches at height `y`. */
export function plateReach(width: number, height: number, y: number): number {
  return width - 1 - measures.point * Math.abs((2 * y) / height - 1);
}

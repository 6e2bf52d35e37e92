import type { WireEndMark } from './wire-look';

/** How far before a card a wire stops, so that its mark has room, in canvas units. */
export function markRoom(mark: WireEndMark): number {
  switch (mark) {
    case 'bar':
    case 'cross':
    case 'turn':
      return 9;
    case 'question':
      return 15;
    default:
      return 0;
  }
}

/** The path of an arrow that turns back over its wire, in front of a card at `x`, `y` in canvas units. */
export function turnPath(x: number, y: number): string {
  return `M${x - 9} ${y}a4 4 0 0 0 0-8h-6m3.5-3.5l-3.5 3.5l3.5 3.5`;
}

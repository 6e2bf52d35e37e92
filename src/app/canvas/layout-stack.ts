import type { Node } from '../../core/topology';
import { anatomyOf, type Point } from './anatomy';

/** Where people placed cards, by node id. */
export type Pins = ReadonlyMap<string, Point>;

/** Distances of the layout, in canvas units. */
export const gaps = {
  lane: 44,
  lanePad: 14,
  card: 16,
  endpoint: 8,
  band: 24,
  bandInset: 4,
  bandHead: 36,
  bandFoot: 14,
  foldedBand: 10,
  top: 44,
};

/** The height of a card with all that is docked to it. */
export function cardHeight(node: Node): number {
  return anatomyOf(node).height;
}

/** Stacks cards from `top` down, round the pinned ones, and says where the lowest ends. */
export function placeColumn(
  nodes: readonly Node[],
  x: number,
  top: number,
  gap: number,
  pins: Pins,
  positions: Map<string, Point>,
  heightOf: (node: Node) => number,
): number {
  let lowest = top;
  const taken: { from: number; to: number }[] = [];
  for (const node of nodes) {
    const pin = pins.get(node.id);
    if (pin === undefined) continue;
    const y = Math.max(pin.y, top);
    positions.set(node.id, { x: pin.x, y });
    taken.push({ from: y - gap, to: y + cardHeight(node) + gap });
    lowest = Math.max(lowest, y + cardHeight(node));
  }
  taken.sort((a, b) => a.from - b.from);
  let y = top;
  for (const node of nodes) {
    if (pins.has(node.id)) continue;
    const height = heightOf(node);
    for (const span of taken) if (y < span.to && y + height > span.from) y = span.to;
    positions.set(node.id, { x, y });
    lowest = Math.max(lowest, y + height);
    y += height + gap;
  }
  return lowest;
}

/** Cards that stand together, one under the other. */
export interface Block {
  readonly nodes: readonly Node[];
  /** The height at which it would like to begin. */
  readonly wish: number;
  readonly gap: number;
}

/** Stacks blocks in the order of their wishes, each as near to its wish as those above it and the pinned cards leave room for. */
export function placeBlocks(blocks: readonly Block[], x: number, pins: Pins, positions: Map<string, Point>): void {
  const taken: { from: number; to: number }[] = [];
  for (const node of blocks.flatMap((block) => block.nodes)) {
    const pin = pins.get(node.id);
    if (pin === undefined) continue;
    positions.set(node.id, pin);
    taken.push({ from: pin.y - gaps.endpoint, to: pin.y + cardHeight(node) + gaps.endpoint });
  }
  taken.sort((a, b) => a.from - b.from);
  const ordered = blocks
    .map((block, index) => ({ block, index }))
    .sort((a, b) => a.block.wish - b.block.wish || a.index - b.index);
  let free = gaps.top + gaps.bandHead;
  for (const { block } of ordered) {
    let y = Math.max(free, block.wish);
    for (const node of block.nodes) {
      if (pins.has(node.id)) continue;
      const height = cardHeight(node);
      for (const span of taken) if (y < span.to && y + height > span.from) y = span.to;
      positions.set(node.id, { x, y });
      y += height + block.gap;
      free = y - block.gap + gaps.card;
    }
  }
}

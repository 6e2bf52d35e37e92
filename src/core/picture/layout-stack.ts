import type { Point } from './anatomy';
import type { Standing } from './scene';

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
  foldedHeight: 48,
  /** Least height of a band under its head. */
  bandLeast: 24,
  /** How much higher a band may get so that wires in it are level. */
  lineUp: 32,
  top: 44,
};

/** A stretch of a lane that a pinned card takes, from top to bottom. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Stretches in their order, with none that touch each other. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: { from: number; to: number }[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else joined.push({ ...span });
  }
  return joined;
}

/** The least height from `y` on at which something of this height touches none of the spans, keeping `gap` from each. */
export function freeFrom(spans: readonly Span[], y: number, height: number, gap: number): number {
  let free = y;
  for (let at = firstAfter(spans, y - gap); at < spans.length; at++) {
    const span = spans[at] as Span;
    if (free + height + gap <= span.from) break;
    if (free < span.to + gap) free = span.to + gap;
  }
  return free;
}

/** The index of the first span that ends below `y`. */
function firstAfter(spans: readonly Span[], y: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span).to <= y) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A column that is filled from its top down, round the pinned cards in its lane. */
export interface Column {
  readonly x: number;
  readonly spans: readonly Span[];
  readonly gap: number;
  /** Where cards with a place of their own stand; they are left out. */
  readonly pinned: Pins;
  readonly positions: Map<string, Point>;
}

/** How the cards of a column are stacked. */
interface Stacking {
  /** The room that a card takes, where that is not its height. */
  readonly room?: (card: Standing) => number;
  /** The height at which a card would like to begin, and how far all of them together may move down for it. */
  readonly wish?: (card: Standing) => number | undefined;
  readonly slack?: number;
}

/** Stacks cards from `top` down and says where the lowest ends; `top` when there is none. */
export function stackCards(cards: readonly Standing[], top: number, column: Column, stacking: Stacking = {}): number {
  const { x, spans, gap, pinned, positions } = column;
  let lowest = top;
  let y = top;
  let slack = stacking.slack ?? 0;
  for (const card of cards) {
    if (pinned.has(card.id)) continue;
    const room = stacking.room?.(card) ?? card.height;
    const wish = stacking.wish?.(card);
    if (wish !== undefined && wish > y && slack > 0) {
      const down = Math.min(wish - y, slack);
      slack -= down;
      y += down;
    }
    y = freeFrom(spans, y, room, gap);
    positions.set(card.id, { x, y });
    lowest = y + room;
    y = lowest + gap;
  }
  return lowest;
}

/** Cards that stand together, one under the other. */
export interface Block {
  readonly cards: readonly Standing[];
  /** The height at which it would like to begin. */
  readonly wish: number;
  readonly gap: number;
}

/**
 * Stacks blocks in the order of their wishes, each as near to its wish as the others and the pinned cards leave room for: blocks that want
 * the same place stand evenly about it.
 */
export function stackBlocks(blocks: readonly Block[], top: number, column: Column): void {
  const loose = blocks.map((block) => ({ ...block, cards: block.cards.filter((card) => !column.pinned.has(card.id)) }));
  const ordered = loose.filter((block) => block.cards.length > 0).sort((a, b) => a.wish - b.wish);
  const begins = spreadEvenly(ordered, top, column.gap);
  let free = top;
  for (const [index, block] of ordered.entries()) {
    const begin = Math.max(free, begins[index] ?? top);
    free = stackCards(block.cards, begin, { ...column, gap: block.gap }) + column.gap;
  }
}

/** Where blocks begin that stand in this order, so that they are as near to their wishes as they can be together. */
function spreadEvenly(blocks: readonly Block[], top: number, gap: number): number[] {
  // Neighbours that would overlap are joined to a run, whose wish is the mean of theirs, until no two runs overlap.
  const runs: { begin: number; height: number; wishes: number; count: number }[] = [];
  const offsets: number[] = [];
  const runOf: number[] = [];
  for (const block of blocks) {
    runs.push({ begin: Math.max(top, block.wish), height: heightOf(block) + gap, wishes: block.wish, count: 1 });
    offsets.push(0);
    runOf.push(runs.length - 1);
    for (let last = runs.length - 1; last > 0; last--) {
      const [above, below] = [runs[last - 1], runs[last]];
      if (!above || !below || above.begin + above.height <= below.begin) break;
      for (let at = offsets.length - 1; at >= 0 && runOf[at] === last; at--) {
        offsets[at] = (offsets[at] ?? 0) + above.height;
        runOf[at] = last - 1;
      }
      above.wishes += below.wishes - below.count * above.height;
      above.count += below.count;
      above.height += below.height;
      above.begin = Math.max(top, above.wishes / above.count);
      runs.pop();
    }
  }
  return blocks.map((_, at) => Math.round((runs[runOf[at] ?? 0]?.begin ?? top) + (offsets[at] ?? 0)));
}

function heightOf(block: Block): number {
  return block.cards.reduce((sum, card) => sum + card.height + block.gap, -block.gap);
}

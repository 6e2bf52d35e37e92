import type { Point, Spot } from '../../core/picture';
import { partAt } from './part-at';

interface Press {
  readonly clientX: number;
  readonly clientY: number;
  readonly pointerId: number;
}

interface Follower {
  readonly onMove: (event: PointerEvent) => void;
  readonly onDrop: (event: PointerEvent) => void;
  /** Released where it began, Escape, a second finger, or the pointer or the window was taken away. */
  readonly onCancel: (moved: boolean) => void;
}

/** How far a pointer must go before a press counts as a drag, in CSS pixels. */
export const dragThreshold = 4;

/**
 * Follows a press until it is released or called off, and answers a function that calls it off. A press that never moved is cancelled with
 * `moved` false: it was a click. Other pointers end it, so that a pinch leaves nothing behind; and so does a move without a pressed button,
 * since then the release was outside of the window.
 */
export function followPointer(start: Press, follower: Follower): () => void {
  let moved = false;
  let over = false;
  const stop = new AbortController();
  const cancel = (): void => {
    if (over) return;
    over = true;
    stop.abort();
    follower.onCancel(moved);
  };
  const onMove = (event: PointerEvent): void => {
    if (event.pointerId !== start.pointerId) return;
    if (event.pointerType === 'mouse' && event.buttons === 0) return cancel();
    follow(event);
  };
  const follow = (event: PointerEvent): void => {
    moved ||= Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) > dragThreshold;
    if (moved) follower.onMove(event);
  };
  const onUp = (event: PointerEvent): void => {
    if (event.pointerId !== start.pointerId) return;
    // Whoever begins to follow late may have missed the moves.
    if (!moved) follow(event);
    if (!moved) return cancel();
    over = true;
    stop.abort();
    follower.onDrop(event);
  };
  const onDown = (event: PointerEvent): void => {
    if (event.pointerId !== start.pointerId) cancel();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    cancel();
  };
  const { signal } = stop;
  addEventListener('pointermove', onMove, { signal });
  addEventListener('pointerup', onUp, { signal });
  addEventListener('pointerdown', onDown, { signal, capture: true });
  addEventListener('pointercancel', cancel, { signal });
  addEventListener('blur', cancel, { signal });
  addEventListener('keydown', onKey, { signal, capture: true });
  return cancel;
}

/**
 * What of the canvas lies under a point of the window; null over an empty place, undefined outside of the canvas. A notice over it comes and goes by
 * itself, so it is looked through; the legend is hidden while a tool is held, if a moment late.
 */
export function spotUnder(canvas: HTMLElement, client: Point, by: 'tool' | 'wire'): Spot | null | undefined {
  const element = document
    .elementsFromPoint(client.x, client.y)
    .find((each) => !each.closest(by === 'wire' ? '.toast' : '.toast, .canvas-legend'));
  if (!element || !canvas.contains(element)) return undefined;
  // What floats over the picture is no place to drop on.
  if (element.closest('.canvas-palette, .floating, .canvas-legend')) return undefined;
  const card = element.closest('.react-flow__node');
  const id = card instanceof HTMLElement ? card.dataset['id'] : undefined;
  return id === undefined ? null : { node: id, part: partAt(element) };
}

/** A point of the window in CSS pixels from an element's top left corner. */
export function pointIn(element: HTMLElement, event: { readonly clientX: number; readonly clientY: number }): Point {
  const box = element.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

import type { Point } from './anatomy';
import { partAt } from './flow';
import type { Spot } from './spots';

interface Follower {
  readonly onMove: (event: PointerEvent) => void;
  readonly onDrop: (event: PointerEvent) => void;
  /** Released where it began, Escape, or the pointer was taken away. */
  readonly onCancel: (moved: boolean) => void;
}

/** How far a pointer must go before a press counts as a drag, in CSS pixels. */
const threshold = 4;

/** Follows a press until it is released or called off. A press that never moved is cancelled with `moved` false: it was a click. */
export function followPointer(start: { readonly clientX: number; readonly clientY: number }, follower: Follower): void {
  let moved = false;
  const stop = (): void => {
    removeEventListener('pointermove', onMove);
    removeEventListener('pointerup', onUp);
    removeEventListener('pointercancel', onCancel);
    removeEventListener('keydown', onKey, true);
  };
  const onMove = (event: PointerEvent): void => {
    moved ||= Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) > threshold;
    if (moved) follower.onMove(event);
  };
  const onUp = (event: PointerEvent): void => {
    stop();
    if (moved) follower.onDrop(event);
    else follower.onCancel(false);
  };
  const onCancel = (): void => {
    stop();
    follower.onCancel(moved);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onCancel();
  };
  addEventListener('pointermove', onMove);
  addEventListener('pointerup', onUp);
  addEventListener('pointercancel', onCancel);
  addEventListener('keydown', onKey, true);
}

/** What of the canvas lies under a point of the window; null over an empty place, undefined outside of the canvas. */
export function spotUnder(canvas: HTMLElement, client: Point): Spot | null | undefined {
  const element = document.elementFromPoint(client.x, client.y);
  if (!element || !canvas.contains(element)) return undefined;
  const card = element.closest('.react-flow__node');
  const id = card instanceof HTMLElement ? card.dataset['id'] : undefined;
  return id === undefined ? null : { node: id, part: partAt(element) };
}

/** A point of the window in CSS pixels from an element's top left corner. */
export function pointIn(element: HTMLElement, event: { readonly clientX: number; readonly clientY: number }): Point {
  const box = element.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

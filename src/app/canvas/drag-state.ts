import { useSyncExternalStore } from 'react';
import { createStore } from 'zustand/vanilla';
import type { Point } from '../../core/picture';
import type { Tool } from './canvas-state';

/** A rectangle of the picture that a drag would land in, in canvas units. */
export interface DropZone {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A drag in progress: a wire from a card, or a tool on its way from the palette. */
export interface Drag {
  /** Where the wire begins, in canvas units, so that it stays with its card while the view moves; null for a tool. */
  readonly from: Point | null;
  /** The pointer, in CSS pixels from the canvas' top left corner. */
  readonly to: Point;
  /** Whether the wire runs to where it began: a press on the side of a card where calls arrive. */
  readonly incoming: boolean;
  readonly tool: Tool | null;
  /** What letting go would write, or why it would write nothing; null where it has no meaning at all. */
  readonly says: string | null;
  readonly fits: boolean;
  /** The cards on which it could end. */
  readonly candidates: ReadonlySet<string>;
  /** The band or lane in which it would land. */
  readonly zone: DropZone | null;
}

const drags = createStore<{ readonly drag: Drag | null }>(() => ({ drag: null }));

/** Notes what is dragged and where; null once nothing is. */
export function setDrag(drag: Drag | null): void {
  if (drag !== drags.getState().drag) drags.setState({ drag });
}

/** Whether a wire is drawn, or a tool is on its way. */
export function isDragged(): boolean {
  return drags.getState().drag !== null;
}

/** A part of the drag in progress as a React hook; `pick` must return something that keeps its identity while nothing changed. */
export function useDrag<T>(pick: (drag: Drag | null) => T): T {
  return useSyncExternalStore(drags.subscribe, () => pick(drags.getState().drag));
}

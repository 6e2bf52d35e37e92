import { useRef, type PointerEvent } from 'react';
import { nodeIdOf } from './drawn-node';
import type { ZoomedSheet } from './use-zoom';
import type { Zoom } from './zoom';

/** Moves of fewer pixels between press and release are a press, not a drag. */
const stillPress = 4;

/** A press that is going on: where it began, on what, and where the picture was then. */
interface Press {
  readonly x: number;
  readonly y: number;
  readonly zoom: Zoom;
  readonly target: EventTarget;
  moved: boolean;
}

type PointerHandlers = Record<
  'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel',
  (event: PointerEvent<HTMLDivElement>) => void
>;

/** Moves a picture with the pointer; a press that stays where it is picks the node under it, by its id in the diagram's text. */
export function useDrag({ zoom, moveTo }: ZoomedSheet, onPick: (id: string) => void): PointerHandlers {
  const press = useRef<Press | null>(null);
  return {
    onPointerDown: ({ button, pointerId, currentTarget, target, clientX: x, clientY: y }) => {
      if (button !== 0) return;
      currentTarget.setPointerCapture(pointerId);
      press.current = { x, y, zoom: zoom.current, target, moved: false };
    },
    onPointerMove: ({ clientX, clientY }) => {
      const from = press.current;
      if (!from) return;
      const [x, y] = [clientX - from.x, clientY - from.y];
      from.moved ||= Math.hypot(x, y) > stillPress;
      if (from.moved) moveTo({ ...from.zoom, x: from.zoom.x + x, y: from.zoom.y + y });
    },
    onPointerUp: () => {
      const from = press.current;
      press.current = null;
      const id = from && !from.moved ? nodeIdOf(from.target) : null;
      if (id !== null) onPick(id);
    },
    onPointerCancel: () => {
      press.current = null;
    },
  };
}

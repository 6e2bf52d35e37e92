import { useRef, useState, type PointerEvent } from 'react';

/** Where an item that is being dragged would land, and what its grip needs. */
export interface Reorder {
  /** The index before which the line is drawn; undefined while nothing is dragged. */
  readonly before: number | undefined;
  readonly dragged: number | undefined;
  /** For the grip of the item at an index. */
  readonly gripProps: (index: number) => {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
  };
}

interface Drag {
  readonly from: number;
  readonly before: number;
}

/**
 * Reordering by a grip. `items` finds the drawn items in their order, each with its index in the list. Dropping an item where it was, and leaving with
 * Escape or a cancelled pointer, moves nothing.
 */
export function useReorder(
  items: () => readonly { readonly index: number; readonly element: HTMLElement }[],
  onMove: (from: number, to: number) => void,
): Reorder {
  const [drag, setDrag] = useState<Drag | null>(null);
  const current = useRef<Drag | null>(null);
  const put = (next: Drag | null): void => {
    current.current = next;
    setDrag(next);
  };
  const drop = (): void => {
    const last = current.current;
    put(null);
    if (last === null) return;
    const to = last.before > last.from ? last.before - 1 : last.before;
    if (to !== last.from) onMove(last.from, to);
  };
  return {
    before: drag && drag.before !== drag.from && drag.before !== drag.from + 1 ? drag.before : undefined,
    dragged: drag?.from,
    gripProps: (index) => ({
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        put({ from: index, before: index });
      },
      onPointerMove: (event) => {
        if (current.current === null) return;
        put({ from: current.current.from, before: placeAt(event.clientY, items()) });
      },
      onPointerUp: drop,
      onPointerCancel: () => put(null),
    }),
  };
}

/** The index before which something dropped at a height stands. */
function placeAt(y: number, items: readonly { readonly index: number; readonly element: HTMLElement }[]): number {
  for (const { index, element } of items) {
    const { top, height } = element.getBoundingClientRect();
    if (y < top + height / 2) return index;
  }
  return (items.at(-1)?.index ?? -1) + 1;
}

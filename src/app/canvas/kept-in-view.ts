import { useStore, useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { Frame } from '../../core/picture';
import { getView } from '../view';
import { getCanvas } from './canvas-state';
import { isDragged } from './drag-state';
import type { Graph } from './graph';
import { boxToReveal, shareInView, type CanvasSize } from './view-aims';
import type { ViewControl } from './view-control';

/** How long a canvas has one size before what is selected is looked for, in milliseconds: longer than the view moves to what was selected just now. */
const restFor = 260;

/**
 * Brings the selected card back where the canvas got smaller over it, as when a section below is enlarged. What was out of view before stays there, and
 * nothing moves under a hand that drags or pans.
 */
export function useKeptInView(graph: Graph, control: ViewControl): void {
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const store = useStoreApi();
  const before = useRef<CanvasSize>({ width, height });
  const latest = useRef(graph);
  useEffect(() => {
    latest.current = graph;
  });
  useEffect(() => {
    // A canvas that is not shown has no size.
    if (width === 0 || height === 0) return undefined;
    const timer = setTimeout(() => {
      const sizes = { before: before.current, after: { width, height } };
      before.current = sizes.after;
      const node = getCanvas().spot?.node;
      const box = node === undefined ? undefined : boxToReveal(latest.current, node);
      const isHeld = store.getState().paneDragging || getCanvas().moving !== null || isDragged();
      if (node !== undefined && box && !isHeld && getView().follow && isLost(box, control, sizes))
        control.reveal(latest.current, node);
    }, restFor);
    return () => clearTimeout(timer);
  }, [width, height, store, control]);
}

/** Whether less of a card is in view than there was in the size before. */
function isLost(
  box: Frame,
  control: ViewControl,
  { before, after }: { readonly before: CanvasSize; readonly after: CanvasSize },
): boolean {
  const view = control.view();
  return shareInView(box, after, view) < shareInView(box, before, view);
}

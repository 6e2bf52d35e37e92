import { useStore, useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { getView } from '../view';
import { getCanvas } from './canvas-state';
import { isDragged } from './drag-state';
import type { Graph } from './graph';
import { boxToReveal, isLostFromView, type CanvasSize } from './view-aims';
import type { ViewControl } from './view-control';

/** How long a canvas has one size before what is selected is looked for, in milliseconds: longer than the view moves to what was selected just now. */
const restFor = 260;

/**
 * Brings the selected card back where the canvas got smaller over it, as when a section below is enlarged. What was out of view before stays there, also in
 * part; nothing moves under a hand that drags or pans, nor for a notice.
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
      const { domNode, paneDragging } = store.getState();
      const last = before.current;
      const now = { width, height: height + noticeRow(domNode) };
      before.current = now;
      const node = getCanvas().spot?.node;
      const box = node === undefined ? undefined : boxToReveal(latest.current, node);
      const isHeld = paneDragging || getCanvas().moving !== null || isDragged();
      if (node === undefined || !box || isHeld || !getView().follow) return;
      if (isLostFromView(box, last, now, control.view())) control.reveal(latest.current, node);
    }, restFor);
    return () => clearTimeout(timer);
  }, [width, height, store, control]);
}

/** How high the row of a notice below the picture is, in CSS pixels. It comes and goes by itself, so the view stays whatever it covers. */
function noticeRow(pane: HTMLElement | null): number {
  return (pane && parseFloat(getComputedStyle(pane).getPropertyValue('--notice-row-height'))) || 0;
}

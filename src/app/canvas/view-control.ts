import { useReactFlow, useStoreApi, type Viewport } from '@xyflow/react';
import { useMemo } from 'react';
import type { Frame, Point } from '../../core/picture';
import type { Graph } from './graph';
import {
  boxAround,
  boxToReveal,
  freeSpace,
  viewAcross,
  viewFromTop,
  viewOf,
  viewOfWay,
  viewWith,
  type CanvasSize,
} from './view-aims';
import { readable } from './zoom';

/** Ways to move the view. Nothing moves it but these and the user's own panning. */
export interface ViewControl extends ViewAims, ViewMoves {
  /** From canvas units to CSS pixels from the canvas' top left corner, and back. */
  readonly toView: (point: Point) => Point;
  readonly toCanvas: (point: Point) => Point;
  /** Size of the canvas in CSS pixels. */
  readonly size: () => CanvasSize;
}

/** What the view is to show. */
interface ViewAims {
  /** Shows everything, as small as that needs, or the top of it where that would be too small. */
  readonly fit: (graph: Graph, animate?: boolean) => void;
  /** The first view of a design: everything where that can be read, else as much from its top as can. */
  readonly open: (graph: Graph) => void;
  /** Makes room for a lane that has come, as far as it can then be read: what is at the top stays there. */
  readonly widen: (graph: Graph) => void;
  /** Brings a card into view if it is not, without changing the zoom. */
  readonly reveal: (graph: Graph, node: string) => void;
  /** Brings the cards of a way into view, from its beginning where not all of them can be read at once. */
  readonly showWay: (graph: Graph, nodes: readonly string[]) => void;
  /** Shows some cards as large as they fit, though no larger than they are read. */
  readonly fitCards: (graph: Graph, nodes: readonly string[]) => void;
}

/** Where the view is, and how far it goes. */
interface ViewMoves {
  /** Where the view is: how far canvas units are shifted, in CSS pixels, and the zoom; and going there at once. */
  readonly view: () => Viewport;
  readonly moveTo: (view: Viewport) => void;
  readonly zoomBy: (factor: number) => void;
  /** Moves the view by CSS pixels at once, as a hand would. */
  readonly panBy: (x: number, y: number) => void;
  /** Zooms about the middle of the view; 1 is 100 %. */
  readonly zoomTo: (zoom: number) => void;
}

type Flow = Pick<ReturnType<typeof useReactFlow>, 'getViewport' | 'setViewport' | 'zoomTo'>;
type Store = ReturnType<typeof useStoreApi>;

/** The view of the canvas that a component stands in. */
export function useViewControl(): ViewControl {
  const flow = useReactFlow();
  const store = useStoreApi();
  return useMemo(
    () => ({
      ...aimsOf(flow, store),
      ...movesOf(flow, store),
      toView: ({ x, y }) => {
        const view = flow.getViewport();
        return { x: x * view.zoom + view.x, y: y * view.zoom + view.y };
      },
      toCanvas: ({ x, y }) => {
        const view = flow.getViewport();
        return { x: (x - view.x) / view.zoom, y: (y - view.y) / view.zoom };
      },
      size: () => sizeOf(store),
    }),
    [flow, store],
  );
}

function aimsOf(flow: Flow, store: Store): ViewAims {
  const size = (): CanvasSize => sizeOf(store);
  const show = (view: Viewport, time = moveTime()): void => void flow.setViewport(view, { duration: time });
  const bringIn = (graph: Graph, box: Frame): void => {
    const now = flow.getViewport();
    const next = viewWith(graph, box, freeSpace(size()), now);
    if (next !== now) show(next);
  };
  return {
    fit: (graph, animate = true) => show(viewFromTop(graph, size()), animate ? moveTime() : 0),
    open: (graph) => show(viewFromTop(graph, size(), readable), 0),
    widen: (graph) => show(viewAcross(graph, size(), flow.getViewport())),
    reveal: (graph, id) => {
      const box = boxToReveal(graph, id);
      if (box) bringIn(graph, box);
    },
    showWay: (graph, nodes) => {
      const now = flow.getViewport();
      const next = viewOfWay(graph, nodes, freeSpace(size()), now);
      if (next !== now) show(next);
    },
    fitCards: (graph, nodes) => {
      const box = boxAround(graph, nodes);
      if (box) show(viewOf(box, freeSpace(size())));
    },
  };
}

function movesOf(flow: Flow, store: Store): ViewMoves {
  const zoomTo = (zoom: number): void => void flow.zoomTo(zoom, { duration: moveTime() / 2 });
  return {
    view: () => flow.getViewport(),
    moveTo: ({ x, y, zoom }) => void flow.setViewport({ x, y, zoom }),
    zoomTo,
    zoomBy: (factor) => zoomTo(flow.getViewport().zoom * factor),
    panBy: (x, y) => void store.getState().panBy({ x, y }),
  };
}

function sizeOf(store: Store): CanvasSize {
  const { width, height } = store.getState();
  return { width, height };
}

/** How long the view moves, in milliseconds. */
function moveTime(): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 220;
}

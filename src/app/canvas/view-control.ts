import { useReactFlow, useStoreApi, type Viewport } from '@xyflow/react';
import { useMemo } from 'react';
import { anatomyOf, bandOfId, groupSize, nodesById, type Frame, type Point } from '../../core/picture';
import type { Detail } from './canvas-state';
import type { Graph } from './graph';

/** Ways to move the view. Nothing moves it but these and the user's own panning. */
export interface ViewControl {
  /** Shows everything, as small as that needs, or the top of it where that would be too small. */
  readonly fit: (graph: Graph, animate?: boolean) => void;
  /** The first view of a design: everything where that can be read, else as much from its top as can. */
  readonly open: (graph: Graph) => void;
  /** Makes room for a lane that has come, as far as it can then be read: what is at the top stays there. */
  readonly widen: (graph: Graph) => void;
  /** Brings a card into view if it is not, without changing the zoom. */
  readonly reveal: (graph: Graph, node: string) => void;
  /** Brings all of some cards into view if they are not, with a smaller zoom only where they have no room at this one. */
  readonly revealAll: (graph: Graph, nodes: readonly string[]) => void;
  /** Shows some cards as large as they fit, though no larger than they are read. */
  readonly fitCards: (graph: Graph, nodes: readonly string[]) => void;
  /** Where the view is: how far canvas units are shifted, in CSS pixels, and the zoom; and going there at once. */
  readonly view: () => Viewport;
  readonly moveTo: (view: Viewport) => void;
  readonly zoomBy: (factor: number) => void;
  /** Moves the view by CSS pixels at once, as a hand would. */
  readonly panBy: (x: number, y: number) => void;
  /** Zooms about the middle of the view; 1 is 100 %. */
  readonly zoomTo: (zoom: number) => void;
  /** From canvas units to CSS pixels from the canvas' top left corner, and back. */
  readonly toView: (point: Point) => Point;
  readonly toCanvas: (point: Point) => Point;
  /** Size of the canvas in CSS pixels. */
  readonly size: () => { readonly width: number; readonly height: number };
}

const margin = { side: 14, top: 40, bottom: 72 };

/** Below this height, in CSS pixels, the palette and the minimap make room for the picture (tools.css). */
const lowHeight = 300;
/** What is left free at the bottom of a canvas that low. */
const lowBottom = 12;

/** How many CSS pixels at the bottom of a canvas of some height are left to what lies over it. */
function bottomOf(height: number): number {
  return height < lowHeight ? lowBottom : margin.bottom;
}

/** Where a picture of some width begins in a canvas: in the middle, or at the left edge where it is too wide, so that the first lane is seen. */
export function leftEdge(canvasWidth: number, pictureWidth: number): number {
  const middle = (canvasWidth - pictureWidth) / 2;
  return middle >= 0 ? middle : margin.side;
}

/** The zoom at which a picture is as wide as the canvas, at most 1. Where it can be read without a margin, and not with one, there is none. */
export function zoomAcross(canvasWidth: number, pictureWidth: number): number {
  const across = Math.min(1, (canvasWidth - 2 * margin.side) / pictureWidth);
  return across < readable && canvasWidth / pictureWidth >= readable ? readable : across;
}

/** Of a band its head is brought into view, in canvas units from its top. */
const bandHead = 48;

/** The least zoom at which cards show everything. */
const readable = 0.7;

/** Zoom that there is. With less the lanes of a tall picture would be lines; Fit then shows its top, and the minimap the rest. */
export const zoomRange = { least: 0.05, most: 4 };

/** How much is drawn at a zoom. */
export function detailAt(zoom: number): Detail {
  return zoom >= readable ? 'all' : zoom >= 0.4 ? 'some' : zoom >= 0.15 ? 'name' : 'plate';
}

/**
 * How much names are enlarged so that they keep their size on the screen, in steps of an eighth, so that zooming seldom costs new styles;
 * 1 where cards show more than their names.
 */
export function unzoomAt(zoom: number): number {
  return zoom < 0.4 ? Math.round(1000 * 1.125 ** Math.round(Math.log(1 / zoom) / Math.log(1.125))) / 1000 : 1;
}

export function useViewControl(): ViewControl {
  const flow = useReactFlow();
  const store = useStoreApi();
  return useMemo(() => {
    const size = () => ({ width: store.getState().width, height: store.getState().height });
    const transform = () => store.getState().transform;
    const show = (graph: Graph, zoom: number, animate: boolean): void => {
      const { width } = size();
      const x = leftEdge(width, graph.layout.width * zoom);
      void flow.setViewport({ x, y: margin.top - 44 * zoom, zoom }, { duration: animate ? moveTime() : 0 });
    };
    const zoomToFit = (graph: Graph): number => {
      const { width, height } = size();
      const across = zoomAcross(width, graph.layout.width);
      const down = (height - margin.top - bottomOf(height)) / Math.max(1, graph.layout.height - 44);
      return Math.max(zoomRange.least, Math.min(1, across, down));
    };
    const room = () => {
      const { width, height } = size();
      return { width: width - 2 * margin.side, height: height - margin.top - bottomOf(height) };
    };
    const bringIn = (graph: Graph, box: Frame): void => {
      const [x, y, zoom] = transform();
      const { width, height } = size();
      const top = margin.top + headOver(graph, box) * zoom;
      const notice = height < lowHeight ? noticeTop(store.getState().domNode) : Infinity;
      const dx = shift(box.x * zoom + x, box.width * zoom, margin.side, width - margin.side);
      const dy = shift(box.y * zoom + y, box.height * zoom, top, Math.min(notice, height - bottomOf(height)));
      if (dx !== 0 || dy !== 0) void flow.setViewport({ x: x + dx, y: y + dy, zoom }, { duration: moveTime() });
    };
    const fitBox = (box: Frame): void => {
      const { width, height } = room();
      const zoom = Math.max(zoomRange.least, Math.min(1, width / box.width, height / box.height));
      const x = margin.side + (width - box.width * zoom) / 2 - box.x * zoom;
      const y = margin.top + (height - box.height * zoom) / 2 - box.y * zoom;
      void flow.setViewport({ x, y, zoom }, { duration: moveTime() });
    };
    return {
      fit: (graph, animate = true) => show(graph, zoomToFit(graph), animate),
      open: (graph) => {
        // Of what has no room as a whole, as much as can be read.
        show(graph, Math.max(readable, zoomToFit(graph)), false);
      },
      widen: ({ layout }) => {
        const [x, y, zoom] = transform();
        const { width } = size();
        const next = Math.min(zoom, Math.max(readable, zoomAcross(width, layout.width)));
        const left = Math.min(x * (next / zoom), Math.max(leftEdge(width, layout.width * next), 0));
        void flow.setViewport(
          { x: next === zoom ? x : left, y: y * (next / zoom), zoom: next },
          { duration: moveTime() },
        );
      },
      reveal: (graph, id) => {
        const box = boxOf(graph, [id]);
        if (!box) return;
        const isBand = bandOfId(id) !== undefined;
        bringIn(graph, isBand ? { ...box, height: Math.min(box.height, bandHead) } : box);
      },
      revealAll: (graph, nodes) => {
        const box = boxOf(graph, nodes);
        if (!box) return;
        const zoom = transform()[2];
        const { width, height } = room();
        const hasRoom = box.width * zoom <= width && (box.height + headOver(graph, box)) * zoom <= height;
        if (hasRoom) bringIn(graph, box);
        else fitBox(box);
      },
      fitCards: (graph, nodes) => {
        const box = boxOf(graph, nodes);
        if (box) fitBox(box);
      },
      view: () => flow.getViewport(),
      moveTo: ({ x, y, zoom }) => void flow.setViewport({ x, y, zoom }),
      zoomTo: (zoom) => void flow.zoomTo(zoom, { duration: moveTime() / 2 }),
      zoomBy: (factor) => void flow.zoomTo(transform()[2] * factor, { duration: moveTime() / 2 }),
      panBy: (x, y) => void store.getState().panBy({ x, y }),
      toView: (point) => {
        const [x, y, zoom] = transform();
        return { x: point.x * zoom + x, y: point.y * zoom + y };
      },
      toCanvas: (point) => {
        const [x, y, zoom] = transform();
        return { x: (point.x - x) / zoom, y: (point.y - y) / zoom };
      },
      size,
    };
  }, [flow, store]);
}

/** Where a notice over the canvas begins, in CSS pixels from the canvas' top; infinite without one. In a low canvas it covers most of what is under it. */
function noticeTop(canvas: Element | null): number {
  const notice = document.querySelector('.toast')?.getBoundingClientRect();
  const own = canvas?.getBoundingClientRect();
  const isOver = notice && own && notice.top < own.bottom && notice.bottom > own.top;
  return isOver ? notice.top - own.top - lowBottom : Infinity;
}

/** The box around cards, in canvas units; undefined when none of them is drawn. */
function boxOf({ topology, layout }: Graph, ids: readonly string[]) {
  const boxes = ids.flatMap((id): readonly Frame[] => {
    const node = nodesById(topology).get(id);
    const at = layout.positions.get(id);
    if (at) return [{ ...at, ...(node ? anatomyOf(node) : groupSize) }];
    return layout.bands.filter((band) => band.namespace === bandOfId(id));
  });
  if (boxes.length === 0) return undefined;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: Math.max(1, right - x), height: Math.max(1, bottom - y) };
}

/** How much of its band's head stands over a card, in canvas units: what is first in its band is brought into view with the head. */
export function headOver({ layout }: Pick<Graph, 'layout'>, box: Pick<Frame, 'y'>): number {
  const over = layout.bands.map((band) => box.y - band.y).find((distance) => distance > 0 && distance <= bandHead);
  return over ?? 0;
}

/** How far a span must move to lie between two bounds; what is too long is brought to its beginning. */
function shift(from: number, length: number, least: number, most: number): number {
  if (from < least) return least - from;
  if (from + length > most) return Math.max(most - from - length, least - from);
  return 0;
}

function moveTime(): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 220;
}

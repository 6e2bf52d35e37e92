import { greatestOf, leastOf } from '../../core/lists';
import type { Viewport } from '@xyflow/react';
import { anatomyOf, bandOfId, groupSize, nodesById, type Frame } from '../../core/picture';
import type { Graph } from './graph';
import { named, readable, zoomRange } from './zoom';

/** Size of a canvas in CSS pixels. */
export interface CanvasSize {
  readonly width: number;
  readonly height: number;
}

/** The edges of what is free on a canvas, in CSS pixels from its top left corner: nothing lies over what is shown there. */
interface FreeSpace {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const margin = { side: 14, top: 40, bottom: 72 };

/** Below this height, in CSS pixels, the palette makes room for the picture (tools.css). */
const lowHeight = 280;

/** What is left free at the bottom of a canvas that low. */
const lowBottom = 12;

/** How far down a picture its first cards stand, in canvas units: above them the layout leaves room for nothing but the lanes. */
export const pictureTop = 44;

/** How much of a band is looked for and brought into view, in canvas units from its top: its head. */
export const bandHead = 48;

/** Whether a canvas is so low that the palette and the minimap have gone. */
function isLow({ height }: CanvasSize): boolean {
  return height < lowHeight;
}

/** What the heads of the lanes, the palette and the minimap leave free. */
export function freeSpace(size: CanvasSize): FreeSpace {
  const { width, height } = size;
  const bottom = isLow(size) ? lowBottom : margin.bottom;
  return { left: margin.side, top: margin.top, right: width - margin.side, bottom: height - bottom };
}

/** How much of a box the free space of a canvas shows: 1 for all of it, 0 for nothing, as on a canvas without a size. */
export function shareInView(box: Frame, size: CanvasSize, { x, y, zoom }: Viewport): number {
  const { left, top, right, bottom } = freeSpace(size);
  const seen = (from: number, length: number, least: number, most: number): number =>
    Math.max(0, Math.min(from + length, most) - Math.max(from, least)) / length;
  const across = seen(box.x * zoom + x, box.width * zoom, left, right);
  return across * seen(box.y * zoom + y, box.height * zoom, top, bottom);
}

/**
 * Whether a view lost a box as its canvas got another size: before, it showed the box, or as much of it as fitted, and now it shows less than half of what would
 * fit.
 */
export function isLostFromView(box: Frame, before: CanvasSize, after: CanvasSize, view: Viewport): boolean {
  const most = (size: CanvasSize): number => shareThatFits(box, size, view);
  const wasSeen = shareInView(box, before, view) > most(before) - 0.01;
  return wasSeen && shareInView(box, after, view) < most(after) / 2;
}

function shareThatFits(box: Frame, size: CanvasSize, { zoom }: Viewport): number {
  const { width, height } = extentOf(freeSpace(size));
  const fits = (room: number, length: number): number => Math.max(0, Math.min(1, room / (length * zoom)));
  return fits(width, box.width) * fits(height, box.height);
}

/** A picture from its top: all of it, as small as that needs, though no smaller than `least`. */
export function viewFromTop({ layout }: Graph, size: CanvasSize, least: number = zoomRange.least): Viewport {
  const { top, bottom } = freeSpace(size);
  const down = (bottom - top) / Math.max(1, layout.height - pictureTop);
  const zoom = Math.max(least, Math.min(1, zoomAcross(size.width, layout.width), down));
  return { x: leftEdge(size.width, layout.width * zoom), y: top - pictureTop * zoom, zoom };
}

/** A picture that got wider, from the top of what is seen now, smaller where its width can then still be read. */
export function viewAcross({ layout }: Graph, size: CanvasSize, now: Viewport): Viewport {
  const zoom = Math.min(now.zoom, Math.max(readable, zoomAcross(size.width, layout.width)));
  if (zoom === now.zoom) return now;
  const shrunk = zoom / now.zoom;
  const left = Math.max(leftEdge(size.width, layout.width * zoom), 0);
  return { x: Math.min(now.x * shrunk, left), y: now.y * shrunk, zoom };
}

/** The nearest view of the same zoom that has a box in free space, or its beginning where it is too large; the same view where it has it already. */
export function viewWith(graph: Graph, box: Frame, free: FreeSpace, now: Viewport): Viewport {
  const { x, y, zoom } = now;
  const top = free.top + headOver(graph, box) * zoom;
  const dx = shift(box.x * zoom + x, box.width * zoom, free.left, free.right);
  const dy = shift(box.y * zoom + y, box.height * zoom, top, free.bottom);
  return dx === 0 && dy === 0 ? now : { x: x + dx, y: y + dy, zoom };
}

/** A box in the middle of free space, as large as it fits, though no larger than it is read. */
export function viewOf(box: Frame, free: FreeSpace): Viewport {
  const { width, height } = extentOf(free);
  const zoom = Math.max(zoomRange.least, Math.min(1, width / box.width, height / box.height));
  const x = free.left + (width - box.width * zoom) / 2 - box.x * zoom;
  const y = free.top + (height - box.height * zoom) / 2 - box.y * zoom;
  return { x, y, zoom };
}

/** The least zoom at which the cards of a way can be read together. */
const legible = 0.6;

/**
 * All cards of a way, without further endpoints where those leave no room to read the others: as large as that can be, as small as names can be read. Where
 * even that is too little, its first two, else its first, and then no smaller than they can be read. The same view where it shows all of them already. The
 * cards are given in the order of the way.
 */
export function viewOfWay(graph: Graph, ids: readonly string[], free: FreeSpace, now: Viewport): Viewport {
  const boxesOf = (...parts: readonly (readonly string[])[]): Frame[] =>
    parts.flatMap((part) => boxAround(graph, part) ?? []);
  const [whole, ...parts] = boxesOf(ids, ids.slice(0, 2), ids.slice(0, 1));
  if (!whole) return now;
  if (now.zoom >= legible && hasRoom(graph, whole, free, now.zoom)) return viewWith(graph, whole, free, now);
  const through = [whole, ...boxesOf(withOneEnd(graph, ids))];
  const roomyAt = (zoom: number, boxes: readonly Frame[]): Frame | undefined =>
    boxes.find((each) => hasRoom(graph, each, free, zoom));
  const box = roomyAt(legible, through) ?? roomyAt(named, through) ?? roomyAt(legible, parts);
  return box ? viewOf(box, free) : viewWith(graph, parts.at(-1) ?? whole, free, { ...now, zoom: legible });
}

/** The cards of a way up to its first endpoint, or to the group that stands for it. */
function withOneEnd({ topology }: Graph, ids: readonly string[]): readonly string[] {
  const nodes = nodesById(topology);
  const isEnd = (id: string): boolean =>
    bandOfId(id) === undefined && (nodes.get(id)?.type ?? 'endpoint') === 'endpoint';
  const first = ids.find(isEnd);
  return ids.filter((id) => id === first || !isEnd(id));
}

/** Whether cards stand so far below each other that free space does not take them at a zoom at which they can be read. */
export function areFarApart(graph: Graph, ids: readonly string[], { top, bottom }: FreeSpace): boolean {
  const box = boxAround(graph, ids);
  return box !== undefined && (box.height + headOver(graph, box)) * legible > bottom - top;
}

/** Whether free space takes a box at a zoom. */
function hasRoom(graph: Graph, box: Frame, free: FreeSpace, zoom: number): boolean {
  const { width, height } = extentOf(free);
  return box.width * zoom <= width && (box.height + headOver(graph, box)) * zoom <= height;
}

function extentOf({ left, top, right, bottom }: FreeSpace): CanvasSize {
  return { width: right - left, height: bottom - top };
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

/** What is brought into view of a card or band, in canvas units: of a band its head; undefined when it is not drawn. */
export function boxToReveal(graph: Graph, id: string): Frame | undefined {
  const box = boxAround(graph, [id]);
  return box && bandOfId(id) !== undefined ? { ...box, height: Math.min(box.height, bandHead) } : box;
}

/** The box around cards and bands, in canvas units; undefined when none of them is drawn. */
export function boxAround(graph: Graph, ids: readonly string[]): Frame | undefined {
  const boxes = ids.flatMap((id) => framesOf(graph, id));
  if (boxes.length === 0) return undefined;
  const x = leastOf(boxes.map((box) => box.x));
  const y = leastOf(boxes.map((box) => box.y));
  const right = greatestOf(boxes.map((box) => box.x + box.width));
  const bottom = greatestOf(boxes.map((box) => box.y + box.height));
  return { x, y, width: Math.max(1, right - x), height: Math.max(1, bottom - y) };
}

/** Where a card or a band is drawn; empty when it is not. */
function framesOf({ topology, layout }: Graph, id: string): readonly Frame[] {
  const at = layout.positions.get(id);
  if (!at) return layout.bands.filter((band) => band.namespace === bandOfId(id));
  const node = nodesById(topology).get(id);
  return [{ ...at, ...(node ? anatomyOf(node) : groupSize) }];
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

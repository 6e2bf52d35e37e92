import { useStore } from '@xyflow/react';
import { useEffect } from 'react';
import { anatomyOf, bandOfId, groupSize, nodesById, type BandFrame, type Point } from '../../core/picture';
import { setCanvas, useCanvas } from './canvas-state';
import type { Graph } from './graph';
import { bandHead } from './view-aims';
import { firstCard } from './walk';

/** Up to this many cards all of them are mounted, so that a screen reader finds those out of view too; above it only what is in view is. */
export const mountAll = 160;

/**
 * The card, or the band, that the Tab key leads to: the one that had the focus or was selected last, else the first; undefined when none is
 * drawn.
 */
export function tabCard(graph: Graph, focus: string | null): string | undefined {
  const there = focus !== null && (graph.picture.cardById.has(focus) || frameOf(graph, focus) !== undefined);
  return there ? focus : firstCard(graph.topology, graph.layout);
}

/**
 * Whether there is a card on the page for Tab to lead to. There is none on an empty canvas, and none while that card was panned out of a
 * view that mounts only what it shows: the canvas as a whole is the stop then, and the arrow keys bring the card back.
 */
export function useTabStop(graph: Graph): boolean {
  const focus = useCanvas((state) => state.focus);
  const card = tabCard(graph, focus);
  // The head of a band asks only whether it has the focus; where Tab leads to one, it does.
  const band = card !== undefined && card !== focus && bandOfId(card) !== undefined ? card : null;
  useEffect(() => {
    if (band !== null) setCanvas({ focus: band });
  }, [band]);
  const inView = useStore(
    ({ transform, width, height }) => card !== undefined && isInView(graph, card, transform, { width, height }),
  );
  return card !== undefined && (graph.picture.cards.length <= mountAll || inView);
}

function frameOf({ layout }: Pick<Graph, 'layout'>, id: string): BandFrame | undefined {
  const namespace = bandOfId(id);
  return namespace === undefined ? undefined : layout.bands.find((band) => band.namespace === namespace);
}

/** Whether any of a card is in a view of this size; `transform` is the view's shift in CSS pixels and its zoom. */
export function isInView(
  { topology, layout }: Graph,
  card: string,
  [x, y, zoom]: readonly [number, number, number],
  size: { readonly width: number; readonly height: number },
): boolean {
  const node = nodesById(topology).get(card);
  const band = frameOf({ layout }, card);
  const at: Point | undefined = band ?? layout.positions.get(card);
  if (!at) return false;
  const { width, height } = band ? { width: band.width, height: bandHead } : node ? anatomyOf(node) : groupSize;
  const left = at.x * zoom + x;
  const top = at.y * zoom + y;
  return left < size.width && top < size.height && left + width * zoom > 0 && top + height * zoom > 0;
}

import type { Viewport } from '@xyflow/react';
import { useLayoutEffect, useRef } from 'react';
import { bandOfId, type BandFrame } from '../../core/picture';
import { getCanvas } from './canvas-state';
import type { Graph } from './graph';
import { freeSpace } from './view-aims';
import type { ViewControl } from './view-control';

type Bands = readonly BandFrame[];

/** While bands fold and unfold, the one that was pressed stays where it is on the screen, or the first that is in view: others grow and shrink around it. */
export function useSteadyBands({ layout, alone }: Graph, control: ViewControl): void {
  const before = useRef({ bands: layout.bands, alone });
  useLayoutEffect(() => {
    const { bands, alone: aloneBefore } = before.current;
    before.current = { bands: layout.bands, alone };
    if (alone !== aloneBefore) return;
    const now = control.view();
    const { focus } = getCanvas();
    const pressed = focus === null ? undefined : bandOfId(focus);
    const next = steadyView(bands, layout.bands, now, { top: freeSpace(control.size()).top, pressed });
    if (next !== now) control.moveTo(next);
  }, [layout.bands, alone, control]);
}

/**
 * The view after bands were folded or unfolded, with a head where it was, or at `top`, in CSS pixels, where that was above: of the band that was `pressed`, if it
 * is one of them, else of the first in view. The same view where no band has folded or unfolded.
 */
export function steadyView(
  before: Bands,
  after: Bands,
  view: Viewport,
  { top, pressed }: { readonly top: number; readonly pressed: string | null | undefined },
): Viewport {
  const later = new Map(after.map((band) => [band.namespace, band]));
  const turned = before.filter(({ namespace, folded }) => (later.get(namespace)?.folded ?? folded) !== folded);
  if (turned.length === 0) return view;
  const bottom = ({ y, height }: BandFrame): number => (y + height) * view.zoom + view.y;
  const anchor =
    turned.find(({ namespace }) => namespace === pressed) ??
    before.find((band) => bottom(band) > top && later.has(band.namespace));
  const next = anchor && later.get(anchor.namespace);
  if (!anchor || !next) return view;
  const isHeadAbove = anchor.y * view.zoom + view.y < top;
  const y = next.folded && isHeadAbove ? top - next.y * view.zoom : view.y + (anchor.y - next.y) * view.zoom;
  return y === view.y ? view : { ...view, y };
}

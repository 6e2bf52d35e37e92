import { useStore, ViewportPortal } from '@xyflow/react';
import { memo, useMemo } from 'react';
import type { Edge } from '../../core/topology';
import { useCanvas, type CanvasState } from './canvas-state';
import { bundleMiddle } from '../../core/picture';
import { bundleState } from './wire-state';
import type { Picture } from './picture';
import { placeOfEnd } from './wire-courses';

/** Words on the canvas: their middle in canvas units. */
export interface Words {
  readonly id: string;
  readonly text: string;
  readonly weight: number;
  /** Said only while something at it is selected or pointed at. */
  readonly quiet: boolean;
  readonly x: number;
  readonly y: number;
}

/** So many words are looked at and shown at most; the lines say the rest when they are pointed at. */
const most = { seen: 300, shown: 40 };

/**
 * What the bundles carry ("12 calls"), at a constant size: the larger ones, as far as they do not cover each other. From so far away that a
 * band is smaller than the words, only what something selected or pointed at carries.
 */
export const BundleWords = memo(function BundleWords({ picture }: { readonly picture: Picture }) {
  const unzoom = useStore((state) => (state.transform[2] < 0.4 ? Math.round(20 / state.transform[2]) / 20 : 1));
  const words = useMemo(() => wordsOf(picture), [picture]);
  const plates = useCanvas((state) => state.detail === 'plate');
  const lit = useCanvas((state) => litOf(picture, words, state));
  const shown = useMemo(() => {
    const wanted = words.filter(({ id, quiet }) => (!quiet && !plates) || lit.includes(`|${id}|`));
    return withoutOverlap(wanted.slice(0, most.seen), unzoom);
  }, [words, lit, plates, unzoom]);
  if (shown.length === 0) return null;
  return (
    <ViewportPortal>
      {shown.map(({ id, text, x, y }) => (
        <span key={id} className="bundle-words" style={{ left: x, top: y }} aria-hidden="true">
          {text}
        </span>
      ))}
    </ViewportPortal>
  );
});

/** Whether there are so many bundles that each must be faint, for all of them to be more than a blot. */
export function hasManyBundles(picture: Picture): boolean {
  let bundles = 0;
  for (const wire of picture.wires) if (wire.type === 'bundle' && !wire.data?.quiet && ++bundles > 60) return true;
  return false;
}

function wordsOf(picture: Picture): Words[] {
  const words: Words[] = [];
  for (const wire of picture.wires) {
    if (wire.type !== 'bundle' || !wire.data?.bundle.edges.some(isTraffic)) continue;
    const from = placeOfEnd(picture.cardById.get(wire.source), wire.sourceHandle, 'source');
    const to = placeOfEnd(picture.cardById.get(wire.target), wire.targetHandle, 'target');
    if (!from || !to) continue;
    const { bundle, quiet } = wire.data;
    // That a line is one call is what the line says itself.
    if (bundle.count < 2) continue;
    words.push({
      id: wire.id,
      text: bundle.says,
      weight: bundle.count,
      quiet,
      ...bundleMiddle(from.x, from.y, to.x, to.y),
    });
  }
  return words.sort((a, b) => b.weight - a.weight);
}

/** The words whose bundles are lit, each between bars: one text, so that nothing is drawn again while it is the same. */
function litOf(picture: Picture, words: readonly Words[], state: CanvasState): string {
  if (state.near === null && state.spot === null) return '';
  const lit = words.filter(({ id }) => {
    const wire = picture.wireById.get(id);
    return wire?.type === 'bundle' && wire.data && bundleState(state, wire.data.bundle).includes('is-lit');
  });
  return lit.length === 0 ? '' : `|${lit.map(({ id }) => id).join('|')}|`;
}

/** What is dialled is said by the plate of the endpoints already. */
function isTraffic(edge: Edge): boolean {
  return edge.type === 'call' || edge.type === 'route';
}

/** The words that can be shown without covering ones that weigh more; `unzoom`: canvas units a CSS pixel. */
export function withoutOverlap(words: readonly Words[], unzoom: number): Words[] {
  const shown: Words[] = [];
  for (const word of words) {
    if (shown.length === most.shown) break;
    if (shown.every((other) => isApart(word, other, unzoom))) shown.push(word);
  }
  return shown;
}

function isApart(a: Words, b: Words, unzoom: number): boolean {
  const width = ((a.text.length + b.text.length) / 2) * 6 + 16;
  return Math.abs(a.y - b.y) > 20 * unzoom || Math.abs(a.x - b.x) > width * unzoom;
}

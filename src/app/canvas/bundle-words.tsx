import { useStore, ViewportPortal } from '@xyflow/react';
import { memo, useMemo } from 'react';
import type { Edge } from '../../core/topology';
import { bundleMiddle } from './course';
import type { Picture } from './picture';
import { placeOfEnd } from './wire-courses';

/** Words on the canvas: their middle in canvas units. */
export interface Words {
  readonly id: string;
  readonly text: string;
  readonly weight: number;
  readonly x: number;
  readonly y: number;
}

/** So many words are looked at and shown at most; the lines say the rest when they are pointed at. */
const most = { seen: 300, shown: 40 };

/** What the bundles carry ("12 calls"), at a constant size: the larger ones, as far as they do not cover each other. */
export const BundleWords = memo(function BundleWords({ picture }: { readonly picture: Picture }) {
  const unzoom = useStore((state) => (state.transform[2] < 0.4 ? Math.round(20 / state.transform[2]) / 20 : 1));
  const words = useMemo(() => wordsOf(picture), [picture]);
  const shown = useMemo(() => withoutOverlap(words, unzoom), [words, unzoom]);
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
  for (const wire of picture.wires) if (wire.type === 'bundle' && ++bundles > 60) return true;
  return false;
}

function wordsOf(picture: Picture): Words[] {
  const words: Words[] = [];
  for (const wire of picture.wires) {
    if (wire.type !== 'bundle' || !wire.data?.bundle.edges.some(isTraffic)) continue;
    const from = placeOfEnd(picture.cardById.get(wire.source), wire.sourceHandle, 'source');
    const to = placeOfEnd(picture.cardById.get(wire.target), wire.targetHandle, 'target');
    if (!from || !to) continue;
    const { says, count } = wire.data.bundle;
    words.push({ id: wire.id, text: says, weight: count, ...bundleMiddle(from.x, from.y, to.x, to.y) });
  }
  const least = hasManyBundles(picture) ? 2 : 1;
  return words
    .filter((word) => word.weight >= least)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most.seen);
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

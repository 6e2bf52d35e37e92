import { useStore, type ReactFlowState } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useState, type PointerEvent } from 'react';
import { useCanvas } from './canvas-state';
import type { AidsProps } from './aids';
import { countsOf } from './findings';
import { MinimapCorner } from './minimap-corner';
import type { Drawn, Picture } from './picture';
import { isNodeCard } from './picture';
import { pictureTop } from './view-aims';
import type { Layout } from '../../core/picture';

/** Its size, in CSS pixels. */
const size = { width: 160, height: 104 };

/** The palette's width in CSS pixels, and a little more. */
const paletteWidth = 470;

/** How many CSS pixels of the minimap a canvas unit takes, across and down. */
interface MapScale {
  readonly x: number;
  readonly y: number;
}

/**
 * The whole picture in small, drawn as a few paths however many cards there are. It is there only while the picture is larger than the view.
 * A press or a drag on it moves the view. It shows nothing that the keyboard and a screen reader do not have elsewhere.
 */
export function Minimap({ graph, control }: AidsProps): React.JSX.Element | null {
  const { layout, picture } = graph;
  const isLarger = useStore(useCallback((state: ReactFlowState) => isLargerThanView(layout, state), [layout]));
  const scale = useMemo(() => scaleOf(layout), [layout]);
  const paths = useMemo(() => pathsOf(picture, scale), [picture, scale]);
  const wrong = useWrong(picture, scale);
  const viewWidth = useStore((state) => state.width);
  if (!isLarger) return null;
  const follow = (event: PointerEvent): void => {
    if (event.buttons !== 1) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const box = event.currentTarget.getBoundingClientRect();
    const { width, height } = control.size();
    const { zoom } = control.view();
    const x = width / 2 - ((event.clientX - box.left) / scale.x) * zoom;
    const y = height / 2 - ((event.clientY - box.top) / scale.y) * zoom;
    control.moveTo({ x, y, zoom });
  };
  const [width, height] = [layout.width * scale.x, layout.height * scale.y];
  return (
    <div
      className={hasRoom(viewWidth, width) ? 'minimap is-beside' : 'minimap'}
      aria-hidden="true"
      style={{ width, height }}
      onPointerDown={follow}
      onPointerMove={follow}
    >
      <svg className="minimap-picture" width={width} height={height}>
        <path className="minimap-bands" d={layout.bands.map((band) => rectangle(band, scale, 1)).join('')} />
        <path className="minimap-workloads" d={paths.mesh} />
        <path className="minimap-entries" d={paths.registry} />
        <path className="minimap-others" d={paths.others} />
        <path className="minimap-wrong" d={wrong} />
      </svg>
      <Here scale={scale} />
      <MinimapCorner picture={picture} />
    </div>
  );
}

/** Whether a minimap of this width stands beside the palette, which is in the middle, without covering it. */
function hasRoom(viewWidth: number, width: number): boolean {
  return (viewWidth - paletteWidth) / 2 > width + 24;
}

/** The part that is in view. */
function Here({ scale }: { readonly scale: MapScale }): React.JSX.Element {
  const [x, y, zoom] = useStore((state) => state.transform);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const moving = useMoving(`${x} ${y} ${zoom}`);
  return (
    <i
      className={moving ? 'minimap-here is-moving' : 'minimap-here'}
      style={{
        left: (-x / zoom) * scale.x,
        top: (-y / zoom) * scale.y,
        width: (width / zoom) * scale.x,
        height: (height / zoom) * scale.y,
      }}
    />
  );
}

/** Whether the view was moved a moment ago. */
function useMoving(view: string): boolean {
  const [rested, setRested] = useState(view);
  useEffect(() => {
    const timer = setTimeout(() => setRested(view), 1200);
    return () => clearTimeout(timer);
  }, [view]);
  return rested !== view;
}

/** Crosses where cards have errors. */
function useWrong(picture: Picture, scale: MapScale): string {
  const counts = useCanvas((state) => state.counts);
  return useMemo(() => {
    const marks: string[] = [];
    for (const card of picture.cards) {
      if (!isNodeCard(card)) continue;
      if (countsOf(counts, card.data.node).error === 0) continue;
      const x = (card.position.x + (card.width ?? 0) / 2) * scale.x;
      const y = (card.position.y + (card.height ?? 0) / 2) * scale.y;
      marks.push(`M${round(x - 3)} ${round(y - 3)}l6 6m-6 0l6-6`);
    }
    return marks.join('');
  }, [picture, scale, counts]);
}

function pathsOf(picture: Picture, scale: MapScale): { mesh: string; registry: string; others: string } {
  const paths = { mesh: '', registry: '', others: '' };
  for (const card of picture.cards) {
    if (card.type === 'band') continue;
    paths[laneOf(card)] += rectangle(
      { ...card.position, width: card.width ?? 0, height: card.height ?? 0 },
      scale,
      1.5,
    );
  }
  return paths;
}

function laneOf(card: Drawn): 'mesh' | 'registry' | 'others' {
  if (!isNodeCard(card)) return 'others';
  const { lane } = card.data.node;
  return lane === 'mesh' || lane === 'registry' ? lane : 'others';
}

function rectangle(
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  scale: MapScale,
  least: number,
): string {
  const width = round(Math.max(least, box.width * scale.x));
  const height = round(Math.max(least, box.height * scale.y));
  return `M${round(box.x * scale.x)} ${round(box.y * scale.y)}h${width}v${height}h${-width}z`;
}

/** As large as there is room for; a picture that is much taller than wide is drawn wider than it is, so that its lanes can be told apart. */
export function scaleOf({ width, height }: Pick<Layout, 'width' | 'height'>): MapScale {
  const y = Math.min(size.height / height, size.width / width);
  return { x: Math.min(size.width / width, Math.max(y, 64 / width)), y };
}

/** Whether some of the picture is out of view. */
export function isLargerThanView(
  layout: Pick<Layout, 'width' | 'height'>,
  { transform: [x, y, zoom], width, height }: Pick<ReactFlowState, 'transform' | 'width' | 'height'>,
): boolean {
  if (width === 0 || layout.height <= 1) return false;
  return (
    x < -1 || y < -pictureTop * zoom - 1 || x + layout.width * zoom > width + 1 || y + layout.height * zoom > height + 1
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

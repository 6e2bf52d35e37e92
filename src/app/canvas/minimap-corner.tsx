import { useStore } from '@xyflow/react';
import { Map as MapSign } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Picture } from './picture';

/** What is left of the minimap at rest where it would lie over a card. */
export function MinimapCorner({ picture }: { readonly picture: Picture }): React.JSX.Element {
  const corner = useRef<HTMLElement>(null);
  const [isOver, setOver] = useState(false);
  const view = useStore((state) => [...state.transform, state.width, state.height].join(' '));
  useEffect(() => {
    // Measured once nothing moves any more: while something does, all of the map is shown.
    const timer = setTimeout(() => setOver(liesOverCard(corner.current?.parentElement, picture)), 200);
    return () => clearTimeout(timer);
  }, [view, picture]);
  return (
    <i ref={corner} className={isOver ? 'minimap-corner is-over' : 'minimap-corner'}>
      <MapSign size={16} strokeWidth={1.75} />
    </i>
  );
}

function liesOverCard(map: HTMLElement | null | undefined, picture: Picture): boolean {
  const pane = map?.closest('.canvas-body')?.querySelector('.react-flow__viewport');
  if (!map || !pane) return false;
  const { a: zoom } = new DOMMatrix(getComputedStyle(pane).transform);
  const origin = pane.getBoundingClientRect();
  const box = map.getBoundingClientRect();
  return isOverCard(picture, {
    left: (box.left - origin.left) / zoom,
    top: (box.top - origin.top) / zoom,
    right: (box.right - origin.left) / zoom,
    bottom: (box.bottom - origin.top) / zoom,
  });
}

/** Whether a box in units of the canvas meets a card that is more than the ground for others. */
export function isOverCard(
  { cards }: Pick<Picture, 'cards'>,
  box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
): boolean {
  return cards.some(({ type, position: { x, y }, width = 0, height = 0 }) => {
    const meets = x < box.right && y < box.bottom && x + width > box.left && y + height > box.top;
    return type !== 'band' && meets;
  });
}

import { useStore } from '@xyflow/react';
import { useLayoutEffect, type RefObject } from 'react';
import type { Point, Spot } from '../../core/picture';
import type { FloatingProps } from './floating';
import type { Renaming } from './renaming';

/** How far the text of the field stands inside of it, in CSS pixels. */
const inset = 9;

/** Puts a field over the text on a card that it edits, also while the view moves, as far as the canvas leaves room, and selects what stands in it. */
export function useFieldOverText(
  form: RefObject<HTMLFormElement | null>,
  spot: Spot,
  label: Renaming['label'],
  fallback: Point,
  room: FloatingProps['room'],
): void {
  const { width, height } = room;
  const transform = useStore((state) => state.transform);
  useLayoutEffect(() => {
    if (form.current) placeOver(form.current, textOf(form.current, spot, label), fallback, { width, height });
  }, [form, spot, label, fallback, width, height, transform]);
  useLayoutEffect(() => {
    const field = form.current?.querySelector('input');
    field?.focus({ preventScroll: true });
    field?.select();
  }, [form, spot, label]);
}

function placeOver(
  box: HTMLElement,
  text: Element | null | undefined,
  fallback: Point,
  room: FloatingProps['room'],
): void {
  const over = text?.getBoundingClientRect();
  const canvas = box.offsetParent?.getBoundingClientRect();
  const at =
    over && canvas ? { x: over.left - canvas.left - inset, y: over.top + over.height / 2 - canvas.top } : fallback;
  const width = Math.max(220, (over?.width ?? 0) + 48);
  box.style.width = `${width}px`;
  box.style.left = `${Math.max(8, Math.min(at.x, room.width - width - 8))}px`;
  box.style.top = `${Math.max(36, Math.min(at.y - 15, room.height - 72))}px`;
}

/** The text on the card that a field edits. */
function textOf(box: Element, spot: Spot, label: Renaming['label']): Element | null | undefined {
  const card = box.parentElement?.querySelector(`.react-flow__node[data-id="${CSS.escape(spot.node)}"]`);
  if (spot.part !== null) return card?.querySelector(`[data-part="${CSS.escape(spot.part)}"]`);
  const isEntry = card?.querySelector('.entry-head') !== null && card !== null;
  return card?.querySelector(isEntry && label === 'name' ? '.card-meta' : '.card-title') ?? card;
}

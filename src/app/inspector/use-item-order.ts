import { useRef, type RefObject } from 'react';
import { formatPath, type Path } from '../../core/text';
import { focusField } from './focus';
import { shortPath } from './model/place';
import type { FieldState } from './use-field';
import { useReorder, type Reorder } from './use-reorder';
import { changeWords } from './words/changes';

/** The order of the items of a list, of which there are `count`, by dragging: what is drawn in `body`, each element with its `data-index`. */
export function useItemOrder(
  state: FieldState,
  list: Path,
  count: number,
): { readonly body: RefObject<HTMLDivElement | null>; readonly reorder: Reorder } {
  const body = useRef<HTMLDivElement>(null);
  const move = (from: number, to: number): void => {
    if (to >= count) return;
    const label = changeWords.moveTo(formatPath(shortPath([...list, from])), to + 1);
    if (state.run([{ type: 'move', path: list, from, to }], label)) focusField(state.form, [...list, to]);
  };
  const reorder = useReorder(() => itemsIn(body.current), move);
  return { body, reorder };
}

function itemsIn(body: HTMLElement | null): readonly { readonly index: number; readonly element: HTMLElement }[] {
  return [...(body?.children ?? [])].flatMap((element) =>
    element instanceof HTMLElement ? [{ index: Number(element.dataset['index']), element }] : [],
  );
}

import { useEffect, useEffectEvent, useMemo } from 'react';
import type { Place } from '../../core/schema';
import { placesOf, useApp } from '../store';
import { closedAbove, rowAtPlace, type Branch, type Row, type Toggled } from './row';

/** The rows of what is selected in any pane, the last selected first: of each thing the deepest that is shown. */
export function useSelectedRows(rows: readonly Row[]): readonly string[] {
  const selection = useApp((state) => state.selection);
  return useMemo(() => {
    const places = selection ? placesOf(selection) : [];
    return places.flatMap((place) => rows[rowAtPlace(rows, place)]?.id ?? []);
  }, [rows, selection]);
}

/** When another pane selects something, what holds it is opened and the keys go on from there. Closing it afterwards is the user's own doing. */
export function useFollowSelection(
  branches: readonly Branch[],
  toggled: Toggled,
  onToggled: (toggled: Toggled) => void,
  setFocus: (id: string | null) => void,
): void {
  const selection = useApp((state) => state.selection);
  const follow = useEffectEvent((place: Place) => {
    setFocus(null);
    const closed = closedAbove(branches, toggled, place);
    if (closed.length === 0) return;
    const next = new Set(toggled);
    for (const id of closed) if (!next.delete(id)) next.add(id);
    onToggled(next);
  });
  useEffect(() => {
    if (selection && selection.from !== 'explorer') follow(selection.place);
  }, [selection]);
}

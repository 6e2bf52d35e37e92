import type { MouseEvent } from 'react';
import { layoutMode } from '../layout-mode';
import { select } from '../store';
import { setView } from '../view';
import type { Row } from './row';
import type { MenuAt } from './row-menu';
import { toggleSelected } from './select-rows';

/** What pointer and keys can do with a row of the tree itself. */
export interface RowActs {
  /** The keys go on from there. */
  readonly focus: (row: Row) => void;
  /** Opens a branch or closes it. */
  readonly toggle: (row: Row) => void;
  readonly showMenu: (at: MenuAt) => void;
}

/** Selects what a row shows and opens its file; a row of what is written nowhere is a branch, which is opened or closed. */
export function activateRow(row: Row, { focus, toggle }: RowActs): void {
  focus(row);
  if (!row.place) return toggle(row);
  setView({ openFile: row.place.file, ...(layoutMode() === 'single' ? { pane: 'form' } : {}) });
  if (row.place.document !== '') select({ place: row.place, from: 'explorer' });
}

/** A press on a row: with Ctrl or Cmd what it shows is added to what is selected, or taken out. */
export function pickRow(event: MouseEvent, row: Row, acts: RowActs): void {
  if (!event.ctrlKey && !event.metaKey) return activateRow(row, acts);
  acts.focus(row);
  toggleSelected(row);
}

/** The menu of a row where the pointer is. */
export function showMenuAtPointer(event: MouseEvent, row: Row, { focus, showMenu }: RowActs): void {
  event.preventDefault();
  focus(row);
  showMenu({ row, x: event.clientX, y: event.clientY });
}

import { useRef, type KeyboardEvent } from 'react';
import type { Row } from './row';
import { activateRow, type RowActs } from './row-acts';
import { deleteRow, renameRow, runOnRow } from './row-actions';
import { domId } from './row-id';
import type { MenuAt } from './row-menu';
import { addSelected, selectAllRows, toggleSelected } from './select-rows';
import { keyTarget, typeAhead } from './tree-keys';

/** What keys do in the tree while the row at `at` has their focus; -1 is none, and then the first row has it. */
export function useTreeKeys(rows: readonly Row[], at: number, acts: RowActs): (event: KeyboardEvent) => void {
  const typed = useRef({ text: '', at: 0 });
  const walk = (event: KeyboardEvent, row: Row): boolean => {
    if (event.ctrlKey || event.metaKey) return false;
    const from = Math.max(at, 0);
    const target = keyTarget(event.key, rows, from) ?? typeAhead(event, rows, from, typed.current);
    if (target === 'toggle') acts.toggle(row);
    else if (target !== undefined) walkTo(event, rows[target], acts);
    return target !== undefined;
  };
  return (event) => {
    const row = rows[at] ?? rows[0];
    if (!row || !(actOnRow(event, row, rows, acts) || walk(event, row))) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

function walkTo(event: KeyboardEvent, row: Row | undefined, { focus }: RowActs): void {
  if (!row) return;
  focus(row);
  if (event.shiftKey) addSelected(row);
}

/** What a key does to the row that has the focus; false when it means nothing to it. */
function actOnRow(event: KeyboardEvent, row: Row, rows: readonly Row[], acts: RowActs): boolean {
  const { key, shiftKey } = event;
  if (event.ctrlKey || event.metaKey) return actWithMod(key.toLowerCase(), row, rows);
  if (key === 'F2') renameRow(row);
  else if (key === 'Delete' || key === 'Backspace') deleteRow(row);
  else if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) acts.showMenu(belowRow(row));
  else if (key === 'Enter' || key === ' ') activateRow(row, acts);
  else return false;
  return true;
}

const modKeys: Readonly<Record<string, string>> = { c: 'copy-selected', x: 'cut-selected', d: 'duplicate-selected' };

/** What a key does with Ctrl or Cmd; pasting is the page's own. */
function actWithMod(key: string, row: Row, rows: readonly Row[]): boolean {
  const command = modKeys[key];
  if (key === ' ') toggleSelected(row);
  else if (key === 'a') selectAllRows(rows);
  else if (command !== undefined) runOnRow(row, command);
  else return false;
  return true;
}

function belowRow(row: Row): MenuAt {
  const rect = document.getElementById(domId(row.id))?.getBoundingClientRect();
  return { row, x: (rect?.left ?? 0) + 24, y: rect?.bottom ?? 0 };
}

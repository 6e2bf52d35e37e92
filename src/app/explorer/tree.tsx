import { lazy, Suspense, useEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { layoutMode } from '../layout-mode';
import { select } from '../store';
import { setView } from '../view';
import { deleteRow, renameRow, runOnRow, selectForMenu } from './row-actions';
import type { Branch, Row, Toggled } from './row';
import type { MenuAt } from './row-menu';
import { addSelected, selectAllRows, toggleSelected } from './select-rows';
import { keyTarget, typeAhead } from './tree-keys';
import { domId, TreeRow } from './tree-row';
import { useMarks } from './use-marks';
import { useChangedCalls } from './use-changed-calls';
import { usePromises } from './use-promises';
import { useFollowSelection, useSelectedRows } from './use-selected-rows';
import { useWindow } from './use-window';
import { treeWords } from './words/tree';

const rowHeight = 28;

const RowMenu = lazy(async () => ({ default: (await import('./row-menu')).RowMenu }));

interface TreeProps {
  /** All branches, of which `rows` are the visible ones. */
  readonly branches: readonly Branch[];
  readonly rows: readonly Row[];
  readonly toggled: Toggled;
  readonly onToggled: (toggled: Toggled) => void;
}

/** The tree itself. One tab stop; the row that the keys work on is told by `aria-activedescendant`, since rows out of sight are not in the page. */
export function Tree({ branches, rows, toggled, onToggled }: TreeProps): React.JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const [focusId, setFocusId] = useState<string | null>(null);
  const [menu, setMenu] = useState<MenuAt | null>(null);
  const typed = useRef({ text: '', at: 0 });
  const marks = useMarks();
  const promises = usePromises();
  const called = useChangedCalls();
  const selected = useSelectedRows(rows);
  const at = rows.findIndex((row) => row.id === (focusId ?? selected[0]));
  const { first, last } = useWindow(box, rows.length, rowHeight);

  useFollowSelection(branches, toggled, onToggled, setFocusId);
  useEffect(() => revealRow(box.current, at), [at]);

  const showMenu = (menu: MenuAt): void => {
    if (menu.row.type === 'gone') return;
    selectForMenu(menu.row);
    setMenu(menu);
  };
  const toggle = (row: Row): void => {
    onToggled(switched(toggled, row.id));
  };
  const activate = (row: Row): void => {
    setFocusId(row.id);
    if (!row.place) return toggle(row);
    setView({ openFile: row.place.file, ...(layoutMode() === 'single' ? { pane: 'form' } : {}) });
    if (row.place.document !== '') select({ place: row.place, from: 'explorer' });
  };
  const onPick = (event: MouseEvent, row: Row): void => {
    if (!event.ctrlKey && !event.metaKey) return activate(row);
    setFocusId(row.id);
    toggleSelected(row);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[at] ?? rows[0];
    if (!row) return;
    const openMenu = (): void => showMenu(menuAtRow(box.current, row));
    const done = actOnRow(event, row, { activate, openMenu, rows }) || walk(event, row);
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const walk = (event: KeyboardEvent, row: Row): boolean => {
    if (event.ctrlKey || event.metaKey) return false;
    const from = Math.max(at, 0);
    const target = keyTarget(event.key, rows, from) ?? typeAhead(event, rows, from, typed.current);
    if (target === undefined) return false;
    if (target === 'toggle') toggle(row);
    else setFocusId(rows[target]?.id ?? null);
    if (target !== 'toggle' && event.shiftKey) addSelected(rows[target]);
    return true;
  };
  const onContextMenu = (event: MouseEvent, row: Row): void => {
    event.preventDefault();
    setFocusId(row.id);
    showMenu({ row, x: event.clientX, y: event.clientY });
  };

  return (
    <>
      <div
        ref={box}
        className="tree"
        role="tree"
        aria-label={treeWords.label}
        aria-multiselectable="true"
        tabIndex={0}
        data-autofocus
        aria-activedescendant={rows[at] ? domId(rows[at].id) : undefined}
        onKeyDown={onKeyDown}
      >
        <div className="tree-space" role="presentation" style={{ height: rows.length * rowHeight }}>
          {rows.slice(first, last).map((row, index) => (
            <TreeRow
              key={row.id}
              row={row}
              top={(first + index) * rowHeight}
              selected={selected.includes(row.id)}
              active={row.id === rows[at]?.id}
              {...{ mark: marks(row), promise: promises(row), called: called(row) }}
              onToggle={toggle}
              onPick={onPick}
              onContextMenu={onContextMenu}
            />
          ))}
        </div>
      </div>
      <MenuOfRow at={menu} onClose={() => closeMenu(box.current, setMenu)} />
    </>
  );
}

function MenuOfRow({ at, onClose }: { readonly at: MenuAt | null; readonly onClose: () => void }): React.JSX.Element {
  return <Suspense fallback={null}>{at && <RowMenu at={at} onClose={onClose} />}</Suspense>;
}

/** What a key does to the row that has the focus; false when it means nothing to it. */
function actOnRow(
  event: KeyboardEvent,
  row: Row,
  tree: {
    readonly rows: readonly Row[];
    readonly activate: (row: Row) => void;
    readonly openMenu: () => void;
  },
): boolean {
  const { key, shiftKey } = event;
  if (event.ctrlKey || event.metaKey) return actWithMod(key.toLowerCase(), row, tree.rows);
  if (key === 'F2') renameRow(row);
  else if (key === 'Delete' || key === 'Backspace') deleteRow(row);
  else if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) tree.openMenu();
  else if (key === 'Enter' || key === ' ') tree.activate(row);
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

/** The toggled branches after one was opened or closed. */
function switched(toggled: Toggled, id: string): Toggled {
  const next = new Set(toggled);
  if (!next.delete(id)) next.add(id);
  return next;
}

function revealRow(box: HTMLElement | null, index: number): void {
  if (!box || index < 0) return;
  const top = index * rowHeight;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + rowHeight > box.scrollTop + box.clientHeight) box.scrollTop = top + rowHeight - box.clientHeight;
}

function menuAtRow(box: HTMLElement | null, row: Row): MenuAt {
  const rect = box?.ownerDocument.getElementById(domId(row.id))?.getBoundingClientRect();
  return { row, x: (rect?.left ?? 0) + 24, y: rect?.bottom ?? 0 };
}

function closeMenu(box: HTMLElement | null, setMenu: (menu: null) => void): void {
  setMenu(null);
  box?.focus();
}

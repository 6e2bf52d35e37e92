import { ChevronDown, ChevronRight, TriangleAlert } from 'lucide-react';
import { useEffect, useEffectEvent, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { Place } from '../../core/schema';
import { useFindings } from '../findings';
import { layoutMode } from '../layout-mode';
import { placesOf, select, useApp } from '../store';
import { setView } from '../view';
import { KindGlyph, SeverityMark } from '../widgets';
import { RowMenu, type MenuAt } from './row-menu';
import { closedAbove, rowAtPlace, type Branch, type Row, type Toggled } from './row';
import { deleteRow, renameRow } from './row-actions';
import { addSelected, toggleSelected } from './select-rows';
import { keyTarget, typeAhead } from './tree-keys';
import { useMarks, type Mark } from './use-marks';
import { useWindow } from './use-window';

export const rowHeight = 28;

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
  const marks = useMarks(
    useFindings((state) => state.byResource),
    useFindings((state) => state.byFile),
  );
  const selected = useSelectedRows(rows);
  const at = rows.findIndex((row) => row.id === (focusId ?? selected[0]));
  const { first, last } = useWindow(box, rows.length, rowHeight);

  useFollowSelection(branches, toggled, onToggled, setFocusId);
  useEffect(() => revealRow(box.current, at), [at]);

  const toggle = (row: Row): void => {
    const next = new Set(toggled);
    if (!next.delete(row.id)) next.add(row.id);
    onToggled(next);
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
    const openMenu = (): void => setMenu(menuAtRow(box.current, row));
    const done = actOnRow(event, row, { activate, openMenu }) || walk(event, row);
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
    setMenu({ row, x: event.clientX, y: event.clientY });
  };

  return (
    <>
      <div
        ref={box}
        className="tree"
        role="tree"
        aria-label="Files and resources"
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
              mark={marks(row)}
              onToggle={toggle}
              onPick={onPick}
              onContextMenu={onContextMenu}
            />
          ))}
        </div>
      </div>
      {menu && <RowMenu at={menu} onClose={() => closeMenu(box.current, setMenu)} />}
    </>
  );
}

/** What a key does to the row that has the focus; false when it means nothing to it. */
function actOnRow(
  event: KeyboardEvent,
  row: Row,
  { activate, openMenu }: { readonly activate: (row: Row) => void; readonly openMenu: () => void },
): boolean {
  const { key, shiftKey } = event;
  if (event.ctrlKey || event.metaKey) {
    if (key === ' ') toggleSelected(row);
    return key === ' ';
  }
  if (key === 'F2') renameRow(row);
  else if (key === 'Delete' || key === 'Backspace') deleteRow(row);
  else if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) openMenu();
  else if (key === 'Enter' || key === ' ') activate(row);
  else return false;
  return true;
}

interface TreeRowProps {
  readonly row: Row;
  readonly top: number;
  readonly selected: boolean;
  readonly active: boolean;
  readonly mark: Mark | undefined;
  readonly onToggle: (row: Row) => void;
  readonly onPick: (event: MouseEvent, row: Row) => void;
  readonly onContextMenu: (event: MouseEvent, row: Row) => void;
}

function TreeRow({
  row,
  top,
  selected,
  active,
  mark,
  onToggle,
  onPick,
  onContextMenu,
}: TreeRowProps): React.JSX.Element {
  const Arrow = row.open ? ChevronDown : ChevronRight;
  return (
    <div
      id={domId(row.id)}
      role="treeitem"
      className={`tree-row tree-row-${row.type} ${active ? 'tree-row-active' : ''} ${row.incomplete ? 'tree-row-incomplete' : ''}`}
      style={{ top, paddingLeft: 4 + (row.level - 1) * 14 }}
      aria-label={[row.spoken, mark?.words, row.incomplete ? 'incomplete' : ''].filter(Boolean).join(', ')}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={row.open}
      aria-selected={selected}
      title={row.detail === '' ? row.label : `${row.label} · ${row.detail}`}
      onClick={(event) => onPick(event, row)}
      onDoubleClick={() => row.open !== undefined && onToggle(row)}
      onContextMenu={(event) => onContextMenu(event, row)}
    >
      <span
        className="tree-arrow"
        aria-hidden="true"
        onClick={(event) => {
          if (row.open === undefined) return;
          event.stopPropagation();
          onToggle(row);
        }}
      >
        {row.open !== undefined && <Arrow size={14} strokeWidth={1.75} />}
      </span>
      <RowIcon row={row} />
      <span className="tree-label">{row.label}</span>
      {row.detail !== '' && <span className="tree-detail">{row.detail}</span>}
      {mark && <SeverityMark severity={mark.severity} count={mark.count} size={12} silent />}
    </div>
  );
}

function RowIcon({ row }: { readonly row: Row }): React.JSX.Element | null {
  if (row.kind !== undefined) return <KindGlyph kind={row.kind} size={18} />;
  if (row.type === 'text') return <TriangleAlert className="tree-icon" size={15} strokeWidth={1.75} aria-hidden />;
  return null;
}

/** The rows of what is selected in any pane, the last selected first: of each thing the deepest that is shown. */
function useSelectedRows(rows: readonly Row[]): readonly string[] {
  const selection = useApp((state) => state.selection);
  return useMemo(() => {
    const places = selection ? placesOf(selection) : [];
    return places.flatMap((place) => rows[rowAtPlace(rows, place)]?.id ?? []);
  }, [rows, selection]);
}

/** When another pane selects something, what holds it is opened and the keys go on from there. Closing it afterwards is the user's own doing. */
function useFollowSelection(
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

/** Ids in the page hold no spaces. */
function domId(id: string): string {
  return `tree-${encodeURIComponent(id)}`;
}

import {
  lazy,
  memo,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type Dispatch,
  type RefObject,
  type SetStateAction,
} from 'react';
import { switched } from '../../core/lists';
import { useShared } from '../use-shared';
import type { Branch, Row, Toggled } from './row';
import type { RowActs } from './row-acts';
import { selectForMenu } from './row-actions';
import { domId } from './row-id';
import type { MenuAt } from './row-menu';
import { TreeRow } from './tree-row';
import { useChangedCalls } from './use-changed-calls';
import { useMarks } from './use-marks';
import { usePromises } from './use-promises';
import { useFollowSelection, useSelectedRows } from './use-selected-rows';
import { useTreeKeys } from './use-tree-keys';
import { useWindow } from './use-window';
import { treeWords } from './words/tree';

const rowHeight = 28;

const RowMenu = lazy(async () => ({ default: (await import('./row-menu')).RowMenu }));

interface TreeProps {
  /** All branches, of which `rows` are the visible ones. */
  readonly branches: readonly Branch[];
  readonly rows: readonly Row[];
  readonly toggled: Toggled;
  readonly onToggled: Dispatch<SetStateAction<Toggled>>;
}

/** The tree itself. One tab stop; the row that the keys work on is told by `aria-activedescendant`, since rows out of sight are not in the page. */
export const Tree = memo(function Tree({ branches, rows, toggled, onToggled }: TreeProps): React.JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const [focusId, setFocusId] = useState<string | null>(null);
  const menu = useRowMenu();
  const selected = useSelectedRows(rows);
  const at = rows.findIndex((row) => row.id === (focusId ?? selected[0]));
  const acts = useRowActs(setFocusId, onToggled, menu.show);
  const onKeyDown = useTreeKeys(rows, at, acts);
  useFollowSelection(branches, toggled, onToggled, setFocusId);
  useEffect(() => revealRow(box.current, at), [at]);
  const closeMenu = (): void => {
    menu.close();
    box.current?.focus();
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
        <RowsInSight box={box} rows={rows} active={rows[at]} selected={selected} acts={acts} />
      </div>
      <Suspense fallback={null}>{menu.at && <RowMenu at={menu.at} onClose={closeMenu} />}</Suspense>
    </>
  );
});

/** What rows do, the same from one draw to the next, so that rows that stay are not drawn anew. */
function useRowActs(
  setFocusId: (id: string) => void,
  onToggled: TreeProps['onToggled'],
  showMenu: RowActs['showMenu'],
): RowActs {
  return useMemo(
    () => ({
      focus: (row) => setFocusId(row.id),
      toggle: (row) => onToggled((before) => switched(before, row.id)),
      showMenu,
    }),
    [setFocusId, onToggled, showMenu],
  );
}

/** The menu of one row, for which the row is selected; what is gone has none. */
function useRowMenu() {
  const [at, setAt] = useState<MenuAt | null>(null);
  const show = useCallback((wanted: MenuAt): void => {
    if (wanted.row.type === 'gone') return;
    selectForMenu(wanted.row);
    setAt(wanted);
  }, []);
  return { at, show, close: () => setAt(null) };
}

interface RowsProps {
  /** What scrolls. */
  readonly box: RefObject<HTMLElement | null>;
  readonly rows: readonly Row[];
  /** The row that the keys work on. */
  readonly active: Row | undefined;
  readonly selected: readonly string[];
  readonly acts: RowActs;
}

function RowsInSight({ box, rows, active, selected, acts }: RowsProps): React.JSX.Element {
  const { first, last } = useWindow(box, rows.length, rowHeight);
  const marks = useMarks();
  const promises = usePromises();
  const called = useChangedCalls();
  const drawn = rows.slice(first, last).map((row) => {
    return { row, mark: marks(row), promise: promises(row), called: called(row) };
  });
  return (
    <div className="tree-space" role="presentation" style={{ height: rows.length * rowHeight }}>
      {useShared(drawn).map(({ row, ...said }, index) => (
        <TreeRow
          key={row.id}
          row={row}
          top={(first + index) * rowHeight}
          selected={selected.includes(row.id)}
          active={row.id === active?.id}
          {...said}
          acts={acts}
        />
      ))}
    </div>
  );
}

function revealRow(box: HTMLElement | null, index: number): void {
  if (!box || index < 0) return;
  const top = index * rowHeight;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + rowHeight > box.scrollTop + box.clientHeight) box.scrollTop = top + rowHeight - box.clientHeight;
}

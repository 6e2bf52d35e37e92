import { useEffect, useMemo, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import type { PostureColumn, Workload } from '../../core/mesh';
import type { Arrangement } from './arrange';
import type { CellTest } from './cell-filter';
import { ColumnHeads } from './column-heads';
import { spotAfter, type Spot } from './grid-keys';
import { GridRow } from './grid-row';
import { setPosture, usePosture } from './posture-state';
import { useCells, type CellSource, type ShownCells } from './use-cells';
import { reveal, sizes, useSight } from './use-sight';
import { blankWords, matrixWords } from './words';

interface GridProps {
  readonly source: CellSource;
  readonly arrangement: Arrangement;
  readonly test: CellTest | null;
  /** The other outbound policy. */
  readonly mode: string;
  /** Asks for the proof of a cell. */
  readonly onTrace: (row: Workload, column: PostureColumn) => void;
  /** What is said of the cell that the keys start from. */
  readonly children: (row: Workload, column: PostureColumn, cells: ShownCells) => React.ReactNode;
}

/** The matrix as a grid of which only what is in sight is drawn. Arrows move, Enter asks for the proof. */
export function Grid({ source, arrangement, test, mode, onTrace, children }: GridProps): React.JSX.Element | null {
  const box = useRef<HTMLDivElement>(null);
  const { rows, columns } = arrangement;
  const sight = useSight(box, rows.length, columns.length);
  const spot = useActiveSpot(arrangement);
  const shownRows = useNumbered(rows, sight.rows, spot.row);
  const shownColumns = useNumbered(columns, sight.columns, spot.column);
  const heads = useMemo(() => shownColumns.map(({ item, at }) => ({ column: item, at })), [shownColumns]);
  const cells = useCells(source, useItems(shownRows), useItems(shownColumns));
  const at = { row: rows[spot.row], column: columns[spot.column] };
  const trace = (): void => (at.row && at.column ? onTrace(at.row, at.column) : undefined);
  const onKeyDown = keysOf(useFocus(box, spot), arrangement, spot, sight.page, trace);
  const width = sight.names + columns.length * sizes.column;
  const common = { columns: heads, cells, test, mode, blank: blankWords(source.extent), names: sight.names, width };
  return (
    <>
      <div ref={box} className="posture-scroll">
        <div
          role="grid"
          aria-label={matrixWords.whoReachesWhat}
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length + 1}
          data-autofocus
          className="posture-grid"
          style={{ width, height: sizes.head + rows.length * sizes.row }}
          onKeyDown={onKeyDown}
          onClick={activate}
          onDoubleClick={trace}
        >
          <ColumnHeads columns={heads} names={sight.names} width={width} />
          <div role="rowgroup" className="posture-rows">
            {shownRows.map(({ item, at: number }) => (
              <GridRow
                key={item.id}
                row={item}
                at={number}
                active={number === spot.row ? spot.column : undefined}
                {...common}
              />
            ))}
          </div>
        </div>
      </div>
      {at.row && at.column && children(at.row, at.column, cells)}
    </>
  );
}

/** Arrows move from cell to cell, and Enter asks for the proof of one. */
function keysOf(
  go: ReturnType<typeof useFocus>,
  { rows, columns }: Arrangement,
  spot: Spot,
  page: number,
  trace: () => void,
): (event: KeyboardEvent) => void {
  return (event) => {
    if (!isCell(event.target) || event.altKey || event.metaKey) return;
    const next = spotAfter(event, spot, { rows: rows.length, columns: columns.length, page });
    if (next) go(next, rows, columns);
    else if (event.key === 'Enter' && rows[spot.row] && columns[spot.column]) trace();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

function useItems<T>(shown: readonly Numbered<T>[]): readonly T[] {
  return useMemo(() => shown.map(({ item }) => item), [shown]);
}

/** The cell that the keys start from; the first one, where it is not shown any longer. */
function useActiveSpot({ rows, columns }: Arrangement): Spot {
  const active = usePosture((state) => state.active);
  return useMemo(
    () => ({
      row: Math.max(
        0,
        rows.findIndex(({ id }) => id === active?.row),
      ),
      column: Math.max(
        0,
        columns.findIndex(({ key }) => key === active?.column),
      ),
    }),
    [active, rows, columns],
  );
}

interface Numbered<T> {
  readonly item: T;
  readonly at: number;
}

/** Those in sight, and the one that the keys start from wherever it is, so that it keeps the focus. */
function useNumbered<T>(
  items: readonly T[],
  [first, end]: readonly [number, number],
  active: number,
): readonly Numbered<T>[] {
  const outside = active < first ? 'before' : active >= end ? 'behind' : 'no';
  const kept = outside === 'no' ? undefined : active;
  return useMemo(() => {
    const shown = items.slice(first, end).map((item, index) => ({ item, at: first + index }));
    const item = kept === undefined ? undefined : items[kept];
    if (item === undefined || kept === undefined) return shown;
    return kept < first ? [{ item, at: kept }, ...shown] : [...shown, { item, at: kept }];
  }, [items, first, end, kept]);
}

/** Moves the focus to another cell, and brings it into sight. */
function useFocus(
  box: React.RefObject<HTMLDivElement | null>,
  spot: Spot,
): (next: Spot, rows: readonly Workload[], columns: readonly PostureColumn[]) => void {
  const wanted = useRef(false);
  useEffect(() => {
    if (!wanted.current || !box.current) return;
    wanted.current = false;
    reveal(box.current, spot.row, spot.column);
    box.current.querySelector<HTMLElement>('[data-active]')?.focus({ preventScroll: true });
  }, [box, spot]);
  return (next, rows, columns) => {
    const [row, column] = [rows[next.row], columns[next.column]];
    if (!row || !column) return;
    wanted.current = true;
    setPosture({ active: { row: row.id, column: column.key } });
  };
}

function isCell(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.getAttribute('role') === 'gridcell';
}

/** A click on a cell makes it the one that the keys start from. */
function activate({ target }: MouseEvent): void {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[role=gridcell]') : null;
  const { row, column } = cell?.dataset ?? {};
  if (row !== undefined && column !== undefined) setPosture({ active: { row, column } });
}

import { memo } from 'react';
import type { PostureColumn, Workload } from '../../core/mesh';
import type { CellTest } from './cell-filter';
import { Signs } from './signs';
import { cellKey, type ShownCell, type ShownCells } from './use-cells';
import { sizes } from './use-sight';
import { differs, matrixWords, rowWords, shownWords } from './words';

/** A column with its number, from 0. */
export interface NumberedColumn {
  readonly column: PostureColumn;
  readonly at: number;
}

interface RowProps {
  readonly row: Workload;
  readonly at: number;
  readonly columns: readonly NumberedColumn[];
  readonly cells: ShownCells;
  /** The number of the column where the keys start from; undefined where they start from another row. */
  readonly active: number | undefined;
  readonly test: CellTest | null;
  /** The other outbound policy. */
  readonly mode: string;
  /** What is said of a cell that is not there. */
  readonly blank: string;
  readonly names: number;
  readonly width: number;
}

/** The cells of a workload that are in sight, behind its name. */
export const GridRow = memo(function GridRow(props: RowProps): React.JSX.Element {
  const { row, at, columns, cells, active, test, mode, blank, names, width } = props;
  return (
    <div role="row" aria-rowindex={at + 2} className="posture-row" style={{ top: at * sizes.row, width }}>
      <div
        role="rowheader"
        aria-colindex={1}
        aria-label={rowWords(row)}
        className="posture-name"
        style={{ width: names }}
        title={rowWords(row)}
      >
        <span className="posture-namespace">{row.namespace}/</span>
        <span className="posture-workload">{row.name}</span>
      </div>
      {columns.map(({ column, at: number }) => {
        const shown = cells.get(cellKey(row.id, column.key));
        return (
          <GridCell
            key={column.key}
            row={row}
            column={column}
            number={number}
            shown={shown}
            active={active === number}
            off={shown !== undefined && test !== null && !test(row, column, () => shown.cell)}
            mode={mode}
            blank={blank}
            left={names + number * sizes.column}
          />
        );
      })}
    </div>
  );
});

interface CellProps {
  readonly row: Workload;
  readonly column: PostureColumn;
  readonly number: number;
  readonly shown: ShownCell | undefined;
  readonly active: boolean;
  /** Whether it does not match what is looked for. */
  readonly off: boolean;
  readonly mode: string;
  readonly blank: string;
  readonly left: number;
}

const GridCell = memo(function GridCell(props: CellProps): React.JSX.Element {
  const { row, column, number, shown, active, off, mode, blank, left } = props;
  const says = shown ? shownWords(shown, mode) : blank;
  return (
    <div
      role="gridcell"
      aria-colindex={number + 2}
      aria-label={says}
      title={matrixWords.cellTitle(row, column, says)}
      className={`posture-cell ${lookOf(shown)} ${off ? 'is-off' : ''}`}
      tabIndex={active ? 0 : -1}
      data-active={active || undefined}
      data-changes={changes(shown) || undefined}
      data-row={row.id}
      data-column={column.key}
      style={{ left }}
    >
      <span className="posture-chip">
        {shown && <Signs cell={shown.cell} />}
        {changes(shown) && <span className="posture-delta">{matrixWords.delta}</span>}
      </span>
    </div>
  );
});

/** What is drawn is filled; what is only reachable is hollow. */
function lookOf(shown: ShownCell | undefined): string {
  if (!shown) return 'is-empty';
  if (shown.cell.call) return 'is-drawn';
  return shown.cell.way === 'none' ? 'is-closed' : 'is-hollow';
}

function changes(shown: ShownCell | undefined): boolean {
  return shown?.other !== undefined && differs(shown.cell, shown.other);
}

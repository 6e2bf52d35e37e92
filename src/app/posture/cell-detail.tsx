import { Route } from 'lucide-react';
import type { PostureColumn, Workload } from '../../core/mesh';
import type { ShownCell } from './use-cells';
import { columnWords, matrixWords, shownWords } from './words';

interface DetailProps {
  readonly row: Workload;
  readonly column: PostureColumn;
  readonly shown: ShownCell | undefined;
  readonly mode: string;
  /** What is said of a cell that is not there. */
  readonly blank: string;
  readonly onTrace: () => void;
}

/** The chosen cell in words, and the way to its proof. The grid says the same to screen readers. */
export function CellDetail({ row, column, shown, mode, blank, onTrace }: DetailProps): React.JSX.Element {
  const says = shown ? shownWords(shown, mode) : blank;
  return (
    <div className="posture-detail">
      <p title={matrixWords.cellTitle(row, column, says)}>
        <strong>{row.name}</strong> → <span className="mono">{columnWords(column)}</span>: {says}
        {shown?.cell.undecided !== undefined && ` (${shown.cell.undecided})`}
      </p>
      <button type="button" className="button button-small" onClick={onTrace}>
        <Route size={13} strokeWidth={1.75} aria-hidden />
        {matrixWords.trace}
      </button>
    </div>
  );
}

import { useDeferredValue, useMemo } from 'react';
import { postureLimits, type PosturePart } from '../../core/exchange';
import { postureOf, withOtherPolicy, type Posture } from '../../core/mesh';
import { useApp } from '../store';
import { arrange, type Arrangement } from './arrange';
import { CellDetail } from './cell-detail';
import { readFilter, type CellTest } from './cell-filter';
import { ExportActions } from './export-actions';
import { Grid } from './grid';
import './posture.css';
import { setPosture, usePosture } from './posture-state';
import { belongsTo, type Quest, type Survey } from './survey';
import { Toolbar } from './toolbar';
import { traceCell } from './trace-cell';
import { cellKey, type CellSource } from './use-cells';
import { useSurvey } from './use-survey';
import { blankWords, changesWords, matrixWords } from './words';

/** Who reaches what, how and with which TLS, as far as the files tell; each cell has its proof in Trace. */
export function PosturePanel(): React.JSX.Element {
  const mesh = useDeferredValue(useApp((state) => state.snapshot.mesh));
  const posture = postureOf(mesh);
  const mode = withOtherPolicy(mesh).settings.outboundTrafficPolicy;
  if (posture.rows.length === 0) return <NoPods />;
  return <Matrix posture={posture} mode={mode} />;
}

function NoPods(): React.JSX.Element {
  return <p className="posture-empty">{matrixWords.noPods}</p>;
}

function Matrix({ posture, mode }: { readonly posture: Posture; readonly mode: string }): React.JSX.Element {
  const extent = usePosture((state) => state.extent);
  const other = usePosture((state) => state.compares) ? postureOf(withOtherPolicy(posture.mesh)) : null;
  const { test, problem } = useFilter();
  const { found, share, arrangement } = useArrangement(posture, other, test);
  const source: CellSource = { posture, other, extent };
  const part = usePart(posture, arrangement, test);
  const isEmpty = arrangement.rows.length === 0 || arrangement.columns.length === 0;
  return (
    <div className="posture">
      <Toolbar mode={mode} problem={problem}>
        <Told all={arrangement.rows.length * arrangement.columns.length} found={found} share={share} mode={mode} />
        <ExportActions
          posture={posture}
          part={part}
          count={found?.hits ?? arrangement.rows.length * arrangement.columns.length}
        />
      </Toolbar>
      {isEmpty ? (
        <>
          <NoCells share={share} filtered={test !== null} />
          <Limits />
        </>
      ) : (
        <Grid
          source={source}
          arrangement={arrangement}
          test={test}
          mode={mode}
          onTrace={(row, column) => traceCell(posture, row, column)}
        >
          {(row, column, cells) => (
            <div className="posture-foot">
              <CellDetail
                row={row}
                column={column}
                shown={cells.get(cellKey(row.id, column.key))}
                mode={mode}
                blank={blankWords(extent)}
                onTrace={() => traceCell(posture, row, column)}
              />
              <Limits />
            </div>
          )}
        </Grid>
      )}
    </div>
  );
}

/** What the matrix does not prove. */
function Limits(): React.JSX.Element {
  return (
    <p className="posture-limits" title={postureLimits}>
      {postureLimits}
    </p>
  );
}

/** What is looked for; a filter that cannot be understood yet hides nothing. */
function useFilter(): { readonly test: CellTest | null; readonly problem: string | undefined } {
  const text = useDeferredValue(usePosture((state) => state.text));
  const filter = useMemo(() => readFilter(text), [text]);
  return {
    test: filter.type === 'test' ? filter.test : null,
    problem: filter.type === 'problem' ? filter.says : undefined,
  };
}

interface Arranged {
  readonly found: Survey | null;
  readonly share: number | null;
  readonly arrangement: Arrangement;
}

/** The matrix is looked through only for what its order or the filter ask. */
function useArrangement(posture: Posture, other: Posture | null, test: CellTest | null): Arranged {
  const extent = usePosture((state) => state.extent);
  const rowOrder = usePosture((state) => state.rowOrder);
  const columnOrder = usePosture((state) => state.columnOrder);
  const counts = rowOrder === 'reach' || columnOrder === 'reach';
  const quest = useMemo((): Quest | null => {
    const isAsked = extent === 'drawn' || test !== null || other !== null || counts;
    return isAsked ? { posture, extent, test, other, counts } : null;
  }, [posture, extent, test, other, counts]);
  const { found, share } = useSurvey(quest);
  const arrangement = useMemo(
    () => arrange(posture, found, rowOrder, columnOrder),
    [posture, found, rowOrder, columnOrder],
  );
  return { found, share, arrangement };
}

/** What is exported: what is shown. */
function usePart(posture: Posture, { rows, columns }: Arrangement, test: CellTest | null): PosturePart {
  const extent = usePosture((state) => state.extent);
  return {
    rows,
    columns,
    has: (row, column) =>
      belongsTo(posture, extent, row, column) && (test === null || test(row, column, () => posture.cell(row, column))),
  };
}

/** How many cells match, and what would change in them. */
function Told(props: {
  /** How many there are in all. */
  readonly all: number;
  /** Null where nothing is asked of the cells: then all of them are shown. */
  readonly found: Survey | null;
  readonly share: number | null;
  readonly mode: string;
}): React.JSX.Element | null {
  const { all, found, share, mode } = props;
  const compares = usePosture((state) => state.compares);
  if (share !== null && share > 0)
    return <span className="posture-told">{matrixWords.looking(Math.floor(share * 100))}</span>;
  if (!found && (compares || all === 0)) return null;
  const says = found && compares ? changesWords(found, mode) : matrixWords.cells(found?.hits ?? all);
  return (
    <span className={`posture-told ${compares ? '' : 'posture-count'}`} role="status" title={says}>
      {says}
    </span>
  );
}

function NoCells({
  share,
  filtered,
}: {
  readonly share: number | null;
  readonly filtered: boolean;
}): React.JSX.Element {
  if (share !== null) return <p className="posture-empty">{matrixWords.following}</p>;
  if (filtered) return <p className="posture-empty">{matrixWords.noMatch}</p>;
  return (
    <p className="posture-empty">
      {matrixWords.noCalls}{' '}
      <button type="button" className="link-button" onClick={() => setPosture({ extent: 'everything' })}>
        {matrixWords.showEverything}
      </button>
    </p>
  );
}

import type { PostureExtent } from '../../core/exchange';
import type { Posture, PostureCell, PostureColumn, Workload } from '../../core/mesh';
import type { CellTest } from './cell-filter';
import { differs, matrixWords } from './words';

/** What is looked for in the matrix. */
export interface Quest {
  readonly posture: Posture;
  readonly extent: PostureExtent;
  /** Null where everything matches. */
  readonly test: CellTest | null;
  /** The same under the other outbound policy; null where it is not compared. */
  readonly other: Posture | null;
  /** Whether it is counted how much is reached. */
  readonly counts: boolean;
}

/** What was found: rows by their ids and columns by their keys, so that it can still be told of the next matrix. */
export interface Survey {
  /** Rows and columns that have a cell that matches. */
  readonly rows: ReadonlySet<string>;
  readonly columns: ReadonlySet<string>;
  /** How many cells match. */
  readonly hits: number;
  /** How many of them are reached, by row and by column; empty where that is not counted. */
  readonly reach: ReadonlyMap<string, number>;
  /** How many of them change under the other policy, by what they change to: `passed through → refused`. */
  readonly changes: ReadonlyMap<string, number>;
}

/** Whether a cell belongs to the extent. */
export function belongsTo(posture: Posture, extent: PostureExtent, row: Workload, column: PostureColumn): boolean {
  return extent === 'everything' || posture.drawn(row, column) !== undefined;
}

/** Looks at one cell after another; yields how much of the matrix is done, and returns what was found. */
export function* survey(quest: Quest): Generator<number, Survey, void> {
  const { posture, extent, test } = quest;
  const found = { rows: new Set<string>(), columns: new Set<string>(), hits: 0 };
  const reach = new Map<string, number>();
  const changes = new Map<string, number>();
  for (const [at, row] of posture.rows.entries()) {
    for (const column of extent === 'drawn' ? posture.drawnFrom(row) : posture.columns) {
      const cell = (): PostureCell => posture.cell(row, column);
      if (test === null || test(row, column, cell)) {
        found.rows.add(row.id);
        found.columns.add(column.key);
        found.hits++;
        countReach(quest, reach, row, column);
        countChange(quest, changes, row, column);
      }
      yield at / posture.rows.length;
    }
    yield (at + 1) / posture.rows.length;
  }
  return { ...found, reach, changes };
}

function countReach(
  { posture, counts }: Quest,
  reach: Map<string, number>,
  row: Workload,
  column: PostureColumn,
): void {
  if (!counts || posture.cell(row, column).way === 'none') return;
  for (const key of [row.id, column.key]) reach.set(key, (reach.get(key) ?? 0) + 1);
}

function countChange(
  { posture, other }: Quest,
  changes: Map<string, number>,
  row: Workload,
  column: PostureColumn,
): void {
  if (other === null) return;
  const [now, then] = [posture.cell(row, column), other.cell(row, column)];
  if (!differs(now, then)) return;
  const key = matrixWords.becomes(now, then);
  changes.set(key, (changes.get(key) ?? 0) + 1);
}

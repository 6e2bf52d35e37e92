import { useLayoutEffect, useState } from 'react';
import type { PostureExtent } from '../../core/exchange';
import type { Posture, PostureCell, PostureColumn, Workload } from '../../core/mesh';
import type { Steps } from '../../core/steps';
import { inSlices } from '../in-slices';
import { belongsTo } from './survey';

/** A cell, and the same under the other outbound policy where that is compared. */
export interface ShownCell {
  readonly cell: PostureCell;
  readonly other: PostureCell | undefined;
}

/** Cells by `cellKey`. */
export type ShownCells = ReadonlyMap<string, ShownCell>;

/** Names a cell by the id of its row and the key of its column. */
export function cellKey(row: string, column: string): string {
  return `${row} ${column}`;
}

/** What the cells are taken from. */
export interface CellSource {
  readonly posture: Posture;
  readonly other: Posture | null;
  readonly extent: PostureExtent;
}

/**
 * The cells in sight. They are worked out a few milliseconds at a time; until a cell is, the one of the matrix before stands in its place. Cells that do not
 * belong to the extent are none.
 */
export function useCells(
  { posture, other, extent }: CellSource,
  rows: readonly Workload[],
  columns: readonly PostureColumn[],
): ShownCells {
  const [cells, setCells] = useState<ShownCells>(new Map());
  useLayoutEffect(() => {
    const fresh = new Map<string, ShownCell>();
    function* work(): Steps<void> {
      for (const row of rows)
        for (const column of columns) {
          if (!belongsTo(posture, extent, row, column)) continue;
          const shown = { cell: posture.cell(row, column), other: other?.cell(row, column) };
          fresh.set(cellKey(row.id, column.key), shown);
          yield;
        }
    }
    return inSlices(work, () => setCells((before) => keepEqual(before, fresh)), {
      atOnce: true,
      onPause: () => setCells((before) => new Map([...before, ...fresh])),
    });
  }, [posture, other, extent, rows, columns]);
  return cells;
}

/** Cells that say the same stay the same objects, so that they are not drawn again. */
function keepEqual(before: ShownCells, fresh: ReadonlyMap<string, ShownCell>): ShownCells {
  return new Map(
    [...fresh].map(([key, shown]) => {
      const known = before.get(key);
      return [key, known && isSame(known.cell, shown.cell) && isSame(known.other, shown.other) ? known : shown];
    }),
  );
}

const fields = ['way', 'outcome', 'tls', 'holds', 'call', 'undecided'] as const;

function isSame(a: PostureCell | undefined, b: PostureCell | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && fields.every((field) => a[field] === b[field]));
}

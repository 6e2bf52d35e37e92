/** A cell by the numbers of its row and column, from 0. */
export interface Spot {
  readonly row: number;
  readonly column: number;
}

/** How many rows and columns there are, and how many rows a page has. */
interface Extent {
  readonly rows: number;
  readonly columns: number;
  readonly page: number;
}

/**
 * Where a key takes the focus in a grid; undefined when it means nothing here. The keys are those of the grid pattern in the ARIA Authoring Practices Guide.
 */
export function spotAfter(
  { key, ctrlKey }: { readonly key: string; readonly ctrlKey: boolean },
  { row, column }: Spot,
  { rows, columns, page }: Extent,
): Spot | undefined {
  const to = (toRow: number, toColumn: number): Spot => ({
    row: Math.max(0, Math.min(rows - 1, toRow)),
    column: Math.max(0, Math.min(columns - 1, toColumn)),
  });
  switch (key) {
    case 'ArrowDown':
      return to(ctrlKey ? rows : row + 1, column);
    case 'ArrowUp':
      return to(ctrlKey ? 0 : row - 1, column);
    case 'ArrowRight':
      return to(row, ctrlKey ? columns : column + 1);
    case 'ArrowLeft':
      return to(row, ctrlKey ? 0 : column - 1);
    case 'PageDown':
      return to(row + page, column);
    case 'PageUp':
      return to(row - page, column);
    case 'Home':
      return to(ctrlKey ? 0 : row, 0);
    case 'End':
      return to(ctrlKey ? rows : row, columns);
    default:
      return undefined;
  }
}

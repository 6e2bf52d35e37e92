import type { InventoryRow } from '../../review';
import { csvRow } from './csv';
import { maskKeys } from './packet/secrets';

type Column = readonly [head: string, cell: (row: InventoryRow) => string | readonly string[]];

const columns: readonly Column[] = [
  ['host', ({ host }) => host],
  ['port', ({ port }) => (port === 0 ? '' : String(port))],
  ['protocol', ({ protocol }) => protocol],
  ['entry', ({ entry }) => entry?.key ?? ''],
  ['without entry', ({ gaps }) => gaps.map(({ words }) => words)],
  ['location', ({ location }) => location ?? ''],
  ['resolution', ({ resolution }) => resolution ?? ''],
  ['endpoints', ({ endpoints }) => endpoints],
  ['visible to', ({ visibleTo }) => visibleTo],
  ['callers', ({ callers }) => callers],
  ['called as', ({ calledAs }) => calledAs],
  ['outcome', ({ outcomes }) => outcomes.map(({ outcome }) => outcome)],
  ['path', ({ via }) => via],
  ['tls', ({ tls }) => tls],
  ['sni', ({ sni }) => sni],
  ['name check', ({ nameCheck }) => nameCheck],
  ['policy', ({ policy }) => policy],
  ['owner', ({ owner }) => owner ?? ''],
  ['notes', ({ notes }) => notes],
  ['findings', ({ findings }) => findings],
];

/** The inventory as CSV, a line for each row; what there are several of stands in one cell, `; ` between. Private keys are hidden: a note may quote one. */
export function inventoryCsv(rows: readonly InventoryRow[]): string {
  const lines = rows.map((row) => csvRow(columns.map(([, cell]) => joined(cell(row)))));
  return csvRow(columns.map(([head]) => head)) + lines.join('');
}

function joined(cell: string | readonly string[]): string {
  return [cell].flat().map(maskKeys).join('; ');
}

import type { Posture, PostureColumn, Workload } from '../../core/mesh';
import { language } from '../language';
import type { ColumnOrder, RowOrder } from './posture-state';
import type { Survey } from './survey';

/** The rows and columns that are shown, in their order. */
export interface Arrangement {
  readonly rows: readonly Workload[];
  readonly columns: readonly PostureColumn[];
}

/** Leaves out rows and columns without a match, and puts the others in order. Any other host stays last. */
export function arrange(
  posture: Posture,
  found: Survey | null,
  rowOrder: RowOrder,
  columnOrder: ColumnOrder,
): Arrangement {
  const rows = posture.rows.filter(({ id }) => found?.rows.has(id) ?? true);
  const columns = posture.columns.filter(({ key }) => found?.columns.has(key) ?? true);
  const most = (a: string, b: string): number => (found?.reach.get(b) ?? 0) - (found?.reach.get(a) ?? 0);
  const text = new Intl.Collator(language, { numeric: true }).compare;
  if (rowOrder === 'name') rows.sort((a, b) => text(a.name, b.name) || text(a.namespace, b.namespace));
  if (rowOrder === 'reach') rows.sort((a, b) => most(a.id, b.id));
  if (columnOrder === 'name') columns.sort((a, b) => last(a, b) || text(a.host ?? '', b.host ?? '') || a.port - b.port);
  if (columnOrder === 'reach') columns.sort((a, b) => last(a, b) || most(a.key, b.key));
  return { rows, columns };
}

function last(a: PostureColumn, b: PostureColumn): number {
  return Number(a.host === undefined) - Number(b.host === undefined);
}

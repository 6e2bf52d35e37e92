import {
  withOtherPolicy,
  postureOf,
  type Posture,
  type PostureCell,
  type PostureColumn,
  type Workload,
} from '../../mesh';
import { csvRow } from './csv';
import { markdownCell } from './markdown-cell';

/** Which cells of the matrix are written: those of drawn calls, or all. */
export type PostureExtent = 'drawn' | 'everything';

interface Line {
  readonly row: Workload;
  readonly column: PostureColumn;
  readonly cell: PostureCell;
  /** The same under the other outbound policy. */
  readonly other: PostureCell;
}

const heads = ['workload', 'host', 'port', 'way', 'outcome', 'tls', 'drawn', 'promise'];

/** The matrix as CSV, a line for each workload, host and port; `other` columns say what becomes of it under the other outbound policy. */
export function postureCsv(posture: Posture, extent: PostureExtent): string {
  const other = otherMode(posture);
  const lines = linesOf(posture, extent).map((line) =>
    csvRow([...fieldsOf(line), line.other.way, outcomeOf(line.other)]),
  );
  return [csvRow([...heads, `way under ${other}`, `outcome under ${other}`]), ...lines].join('');
}

/** The matrix as a Markdown table. */
export function postureMarkdown(posture: Posture, extent: PostureExtent): string {
  const other = otherMode(posture);
  const titles = [...heads, `under ${other}`];
  const rows = linesOf(posture, extent).map((line) => [
    ...fieldsOf(line),
    `${line.other.way}, ${outcomeOf(line.other)}`,
  ]);
  const rowText = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const body = rows.map((cells) => rowText(cells.map(markdownCell))).join('');
  return `${rowText(titles.map(markdownCell))}${rowText(titles.map(() => '---'))}${body}\n${limits}\n`;
}

/** What the matrix does not prove. */
const limits =
  'What the proxies do, for the files alone: a pod can go round its sidecar; a NetworkPolicy or an egress gateway enforces.';

function linesOf(posture: Posture, extent: PostureExtent): readonly Line[] {
  const other = postureOf(withOtherPolicy(posture.mesh));
  return posture.rows.flatMap((row) =>
    posture.columns.flatMap((column) => {
      const cell = posture.cell(row, column);
      if (extent === 'drawn' && !cell.drawn) return [];
      return [{ row, column, cell, other: other.cell(row, column) }];
    }),
  );
}

function fieldsOf({ row, column, cell }: Line): readonly string[] {
  return [
    `${row.namespace}/${row.name}`,
    column.host ?? 'any other host',
    String(column.port),
    cell.way,
    outcomeOf(cell),
    cell.trace?.tls ?? '',
    cell.drawn ? 'yes' : 'no',
    cell.holds === undefined ? '' : cell.holds ? 'holds' : 'fails',
  ];
}

function outcomeOf({ trace }: PostureCell): string {
  return trace?.outcome ?? '';
}

function otherMode({ mesh }: Posture): string {
  return withOtherPolicy(mesh).settings.outboundTrafficPolicy;
}

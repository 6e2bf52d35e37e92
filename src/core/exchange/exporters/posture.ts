import {
  misreadWords,
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

/** A part of the matrix, in the order in which it is written. */
export interface PosturePart {
  readonly rows: readonly Workload[];
  readonly columns: readonly PostureColumn[];
  /** Whether a cell is written. */
  readonly has: (row: Workload, column: PostureColumn) => boolean;
}

/** What the matrix does not prove. */
export const postureLimits = 'A pod can go round its sidecar; a NetworkPolicy or egress gateway enforces.';

const heads = ['workload', 'host', 'port', 'protocol', 'way', 'outcome', 'not understood', 'tls', 'drawn', 'promise'];

/** The matrix as CSV, a line for each workload, host and port; the last columns say what becomes of it under the other outbound policy. */
export function postureCsv(posture: Posture, extent: PostureExtent): string {
  return [...postureCsvLines(posture, partOf(posture, extent))].join('');
}

/** The matrix as a Markdown table. */
export function postureMarkdown(posture: Posture, extent: PostureExtent): string {
  return [...postureMarkdownLines(posture, partOf(posture, extent))].join('');
}

/** The CSV piece by piece, an empty one for each cell that is left out, so that whoever writes a large matrix can pause between them. */
export function* postureCsvLines(posture: Posture, part: PosturePart): Generator<string, void, void> {
  const mode = otherMode(posture);
  yield csvRow([...heads, `way under ${mode}`, `outcome under ${mode}`]);
  yield* linesOf(posture, part, (fields, other) => csvRow([...fields, other.way, other.outcome ?? '']));
}

/** The Markdown table in the same way. */
export function* postureMarkdownLines(posture: Posture, part: PosturePart): Generator<string, void, void> {
  const rowText = (cells: readonly string[]): string => `| ${cells.map(markdownCell).join(' | ')} |\n`;
  const titles = [...heads, `under ${otherMode(posture)}`];
  yield `${rowText(titles)}| ${titles.map(() => '---').join(' | ')} |\n`;
  yield* linesOf(posture, part, (fields, other) => rowText([...fields, outcomeWords(other)]));
  yield `\n${postureLimits}\n`;
}

function* linesOf(
  posture: Posture,
  { rows, columns, has }: PosturePart,
  write: (fields: readonly string[], other: PostureCell) => string,
): Generator<string, void, void> {
  const other = postureOf(withOtherPolicy(posture.mesh));
  for (const row of rows)
    for (const column of columns)
      yield has(row, column) ? write(fieldsOf(row, column, posture.cell(row, column)), other.cell(row, column)) : '';
}

function partOf({ rows, columns, drawn }: Posture, extent: PostureExtent): PosturePart {
  return { rows, columns, has: extent === 'drawn' ? (row, column) => drawn(row, column) !== undefined : () => true };
}

function fieldsOf(row: Workload, { host, port, scheme }: PostureColumn, cell: PostureCell): readonly string[] {
  return [
    `${row.namespace}/${row.name}`,
    host ?? 'any other host',
    String(port),
    scheme,
    cell.way,
    cell.outcome ?? '',
    cell.misread ? misreadWords[cell.misread] : '',
    cell.tls ?? '',
    cell.call ? 'yes' : 'no',
    promiseOf(cell),
  ];
}

function promiseOf({ call, holds }: PostureCell): string {
  if (!call?.expect) return '';
  if (holds === undefined) return 'cannot tell';
  return holds ? 'holds' : 'fails';
}

function outcomeWords({ way, outcome, misread }: PostureCell): string {
  if (outcome === undefined) return '';
  if (misread) return 'reached, not understood';
  return way === outcome || way === 'none' ? outcome : `${way}, ${outcome}`;
}

function otherMode({ mesh }: Posture): string {
  return withOtherPolicy(mesh).settings.outboundTrafficPolicy;
}

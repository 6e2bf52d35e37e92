import type { PostureExtent } from '../../core/exchange';
import {
  misreadWords,
  type ExpectationCheck,
  type PostureCell,
  type PostureColumn,
  type Workload,
} from '../../core/mesh';
import { counted } from '../counted';
import { digits } from '../language';
import { promiseWords } from '../promise-words';
import type { Survey } from './survey';
import type { ShownCell } from './use-cells';

/** What becomes of a call, in a few words: "reached through the egress gateway". */
function outcomeWords({ way, outcome, misread }: PostureCell): string {
  switch (outcome) {
    case 'reached':
      return misread ? `${wayWords[way]}, but not understood` : wayWords[way];
    case 'passthrough':
      return wayWords[way];
    case 'blackhole':
      return 'refused';
    case 'blocked':
      return 'blocked by a rule';
    case 'redirected':
      return 'redirected by a proxy';
    case 'unresolved':
      return 'finds no address';
    case 'error':
      return 'not delivered';
    case undefined:
      return 'no call';
  }
}

const wayWords: Readonly<Record<PostureCell['way'], string>> = {
  direct: 'reached',
  gateway: 'reached through the egress gateway',
  waypoint: 'reached through the waypoint',
  passthrough: 'passed through',
  past: 'sent past every proxy',
  none: 'not reached',
};

/** Who encrypts: "TLS by the sidecar"; empty where nothing is sent on. */
function tlsWords({ way, tls }: PostureCell): string {
  switch (tls) {
    case 'none':
      return 'no TLS';
    case 'passthrough':
      return 'TLS by the app';
    case 'originated':
      return way === 'waypoint' ? 'TLS by the waypoint' : 'TLS by the sidecar';
    case 'gateway':
      return 'TLS by the egress gateway';
    case 'double':
      return 'TLS inside TLS';
    case null:
      return '';
  }
}

/** What stands in a cell beside the signs, in a word. */
export function shortWords(cell: PostureCell): string {
  switch (cell.tls) {
    case 'none':
      return 'no TLS';
    case 'passthrough':
      return 'app';
    case 'originated':
      return cell.way === 'waypoint' ? 'waypoint' : 'sidecar';
    case 'gateway':
      return 'gateway';
    case 'double':
      return 'twice';
    case null:
      return refusals[cell.outcome ?? 'none'];
  }
}

const refusals: Readonly<Record<Exclude<PostureCell['outcome'], undefined> | 'none', string>> = {
  reached: '',
  passthrough: '',
  blackhole: 'refused',
  blocked: 'blocked',
  redirected: 'redirected',
  unresolved: 'no address',
  error: 'error',
  none: 'no call',
};

/** A cell in one line: "reached, TLS by the sidecar, drawn, promise holds", or "reached, but not understood (TLS arrives inside TLS), drawn". */
function cellWords(cell: PostureCell): string {
  const said = [
    outcomeWords(cell) + (cell.misread ? ` (${misreadWords[cell.misread]})` : ''),
    tlsWords(cell),
    cell.call ? 'drawn' : 'not drawn',
    cell.call?.expect ? promiseWords(verdictOf(cell)) : '',
  ];
  if (cell.undecided !== undefined) said.push('the files do not decide it');
  return said.filter((part) => part !== '').join(', ');
}

/** Whether what the call of a cell promises is kept. */
export function verdictOf({ holds }: PostureCell): ExpectationCheck['verdict'] {
  return holds === undefined ? 'cannot tell' : holds ? 'holds' : 'fails';
}

/** A cell that is not there: no call is drawn, or it is still to be followed. */
export function blankWords(extent: PostureExtent): string {
  return extent === 'drawn' ? 'not drawn' : 'not followed yet';
}

/** Whether calls fare otherwise. */
export function differs(cell: PostureCell, other: PostureCell): boolean {
  return (
    cell.way !== other.way || cell.outcome !== other.outcome || cell.tls !== other.tls || cell.misread !== other.misread
  );
}

/** How calls fare in a cell of the other policy: "refused", "passed through, TLS by the app". */
function fateWords(cell: PostureCell): string {
  const tls = tlsWords(cell);
  return tls === '' ? outcomeWords(cell) : `${outcomeWords(cell)}, ${tls}`;
}

/** A cell, and what would become of it: "reached, TLS by the app, drawn; under REGISTRY_ONLY: refused". */
export function shownWords({ cell, other }: ShownCell, mode: string): string {
  if (!other) return cellWords(cell);
  return `${cellWords(cell)}; ${differs(cell, other) ? `under ${mode}: ${fateWords(other)}` : `the same under ${mode}`}`;
}

/** "5 of 12 change: 4 passed through → refused, 1 reached → refused". */
export function changesWords({ hits, changes }: Survey, mode: string): string {
  const all = [...changes].sort(([, a], [, b]) => b - a);
  const total = all.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return `None of ${hits} changes under ${mode}`;
  return `${total} of ${hits} change under ${mode}: ${all.map(([what, count]) => `${count} ${what}`).join(', ')}`;
}

/** The column of the hosts that nothing names. */
export const anyOtherHost = 'any other host';

/** `api.example.com:443 https`, or any other host. */
export function columnWords({ host, port, scheme }: PostureColumn): string {
  return `${host ?? anyOtherHost}:${port} ${scheme}`;
}

/** `shop/cart`. */
export function rowWords({ namespace, name }: Workload): string {
  return `${namespace}/${name}`;
}

/** The matrix: its heads, what is counted in it, and what stands in its place while it is empty. */
export const matrixWords = {
  noPods: 'No pods yet. Draw a pod, or open the Deployments of your pods, to see what each can reach.',
  looking: (percent: number) => `Looking, ${percent} %`,
  cells: (count: number) => counted(count, 'cell'),
  following: 'Following the calls…',
  noMatch: 'No cell matches the filter.',
  noCalls: 'No calls are drawn.',
  showEverything: 'Show everything reachable',
  whoReachesWhat: 'Who reaches what',
  workload: 'Pod',
  trace: 'Trace',
  delta: 'Δ',
  waypoint: 'L7',
  past: 'past',
  cellTitle: (row: Workload, column: PostureColumn, says: string) =>
    `${rowWords(row)} → ${columnWords(column)}: ${says}`,
  becomes: (now: PostureCell, then: PostureCell) => `${outcomeWords(now)} → ${outcomeWords(then)}`,
} as const;

/** The tools above the matrix: which cells it shows, in which order, and the filter. */
export const toolWords = {
  against: (mode: string) => `Against ${mode}`,
  ringChanges: (mode: string) => `Ring what would change under ${mode}`,
  extents: { drawn: 'Drawn calls', everything: 'Everything reachable' },
  cells: 'Cells',
  filter: 'Filter the matrix',
  filterExample: 'ns: host: tls: outcome: …',
  clearFilter: 'Clear the filter',
  rowOrders: { namespace: 'Rows by namespace', name: 'Rows by name', reach: 'Rows by reach' },
  columnOrders: { domain: 'Columns by domain', name: 'Columns by name', reach: 'Columns by reach' },
  orderOfRows: 'Order of rows',
  orderOfColumns: 'Order of columns',
} as const;

/** Why a filter of the matrix cannot be understood. */
export const filterWords = {
  asksAboutCards: (key: string, known: readonly string[]) =>
    `${key}: asks about cards. Here these say something: ${known.join(', ')}.`,
  noValue: (key: string, known: readonly string[], text: string) =>
    `${key}: knows ${known.slice(0, -1).join(', ')} and ${known.at(-1) ?? ''} here, and not ${text}.`,
} as const;

/** What is said when the matrix, or a part of it, is written into a table. */
export const exportWords = {
  notWritten: { table: 'The table was not written.', csv: 'posture.csv was not written.' },
  tooLong: (lines: number) =>
    `A table of ${digits(lines)} lines is too long to copy. Narrow it with the filter, or take the CSV.`,
  copiedTable: 'Copied the table as Markdown.',
  downloaded: 'posture.csv is downloaded.',
  copyAsMarkdown: 'Copy as Markdown',
  copyShown: 'Copy what is shown as a Markdown table',
  csv: 'CSV',
  downloadShown: 'Download what is shown as CSV',
  writing: { table: 'Writing the table', csv: 'Writing posture.csv' },
  percent: (percent: number) => `Writing, ${percent} %`,
  cancel: 'Cancel',
} as const;

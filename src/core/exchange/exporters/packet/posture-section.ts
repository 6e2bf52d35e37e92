import { groupBy } from '../../../lists';
import {
  misreadWords,
  postureOf,
  withOtherPolicy,
  type Mesh,
  type Posture,
  type PostureColumn,
  type Workload,
} from '../../../mesh';
import { postureLimits } from '../posture';
import { code, count, paragraph, type Block, type Cell, type Inline, type Section } from './block';
import { toneOfOutcome } from './outcome-tone';

/** More cells than this are not tried one by one: a drawn call costs nothing, one that nobody drew has to be walked. */
const mostCells = 20_000;

/** Who reaches what: the drawn calls, what else is open to them, and what becomes of hosts that nobody knows. */
export function postureSection(mesh: Mesh): Section {
  const posture = postureOf(mesh);
  return {
    id: 'posture',
    title: 'Who reaches what',
    blocks:
      posture.rows.length === 0
        ? [paragraph('No pod is drawn, and no file runs pods.')]
        : [drawnTable(posture), ...beyondBlocks(posture), ...elsewhereBlocks(posture), paragraph(postureLimits)],
  };
}

function drawnTable(posture: Posture): Block {
  const other = postureOf(withOtherPolicy(posture.mesh));
  const mode = other.mesh.settings.outboundTrafficPolicy;
  const rows = posture.rows.flatMap((row) => posture.drawnFrom(row).map((column) => ({ row, column })));
  if (rows.length === 0) return paragraph('No pod is drawn to call anything.');
  return {
    type: 'table',
    caption: 'Drawn calls by pod and destination',
    heads: ['Pod', 'Destination', 'Outcome', 'TLS', `Under ${mode}`],
    rows: rows.map(({ row, column }) => cellsOf(posture, other, row, column)),
  };
}

function cellsOf(posture: Posture, other: Posture, row: Workload, column: PostureColumn): readonly Cell[] {
  const cell = posture.cell(row, column);
  const otherwise = other.cell(row, column);
  const outcome: Inline =
    cell.outcome === 'reached' && cell.misread === undefined
      ? { mark: cell.way === 'direct' ? 'reached' : `reached, ${cell.way}`, tone: 'ok' }
      : {
          mark: cell.misread ? 'reached, not understood' : (cell.outcome ?? 'no call'),
          tone: toneOfOutcome(cell.outcome),
        };
  return [
    [[code(nameOf(row))]],
    [[code(destinationOf(column))]],
    [outcome, ...(cell.undecided === undefined ? [] : [cell.undecided])],
    [cell.tls ?? '—'],
    [otherwise.outcome === cell.outcome && otherwise.way === cell.way ? 'the same' : (otherwise.outcome ?? '—')],
  ];
}

function nameOf({ namespace, name }: Workload): string {
  return `${namespace}/${name}`;
}

function destinationOf({ host, port, scheme }: PostureColumn): string {
  return host === undefined ? 'any other host' : `${scheme}://${host}:${port}`;
}

/** What nobody drew and the proxies would let through all the same. */
function beyondBlocks(posture: Posture): readonly Block[] {
  const { rows, columns } = posture;
  if (rows.length * columns.length > mostCells)
    return [
      paragraph(
        `${count(rows.length, 'pod')} by ${count(columns.length, 'destination')} are too many to try each here; the page shows them under Posture, and `,
        code('fairway trace'),
        ' any one of them.',
      ),
    ];
  const open = columns.flatMap((column) => {
    if (column.host === undefined) return [];
    const who = rows.filter((row) => !posture.drawn(row, column) && posture.cell(row, column).outcome === 'reached');
    const byMisread = groupBy(who, (row) => posture.cell(row, column).misread);
    return [...byMisread].map(([misread, some]) => ({ column, misread, who: some }));
  });
  if (open.length === 0) return [paragraph('No pod reaches an entry that it is not drawn to call.')];
  return [
    {
      type: 'table',
      caption: 'Reachable, and not drawn',
      heads: ['Destination', 'Pods that reach it'],
      rows: open.map(({ column, misread, who }) => [
        [[code(destinationOf(column))], ...(misread ? [`not understood: ${misreadWords[misread]}`] : [])],
        [namesOf(who, rows.length)],
      ]),
    },
  ];
}

function namesOf(who: readonly Workload[], all: number): Inline {
  if (who.length === all && all > 3) return `all ${all}`;
  const names = who.slice(0, 6).map(nameOf);
  const rest = who.length - names.length;
  return [
    ...names.flatMap((name, index) => (index > 0 ? [', ', code(name)] : [code(name)])),
    ...(rest > 0 ? [` and ${rest} more`] : []),
  ];
}

/** What becomes of a host that no entry has. */
function elsewhereBlocks(posture: Posture): readonly Block[] {
  const column = posture.columns.find(({ host }) => host === undefined);
  if (column === undefined) return [];
  const byOutcome = new Map<string, Workload[]>();
  for (const row of posture.rows) {
    const cell = posture.cell(row, column);
    const outcome = cell.way === 'past' ? 'past every proxy' : (cell.outcome ?? 'no call');
    byOutcome.set(outcome, [...(byOutcome.get(outcome) ?? []), row]);
  }
  return [
    {
      type: 'table',
      caption: 'Any other host',
      heads: ['Outcome', 'Pods'],
      rows: [...byOutcome].map(([outcome, who]) => [
        [{ mark: outcome, tone: outcome === 'passthrough' ? 'warning' : 'plain' }],
        [namesOf(who, posture.rows.length)],
      ]),
    },
  ];
}

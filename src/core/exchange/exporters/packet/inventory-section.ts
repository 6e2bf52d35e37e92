import type { InventoryGap, InventoryRow } from '../../../review';
import { hiddenMark } from '../../../text';
import { code, count, paragraph, type Cell, type Inline, type Section, type Span, type Tone } from './block';
import { toneOfOutcome } from './outcome-tone';
import { maskKeys } from './secrets';

/** Every host outside, by whom it is called and under which conditions. */
export function inventorySection(rows: readonly InventoryRow[]): Section {
  const idle = rows.filter(({ callers }) => callers.length === 0).length;
  const lead = [
    `${count(rows.length, 'row')}, one for each port that an entry defines or a drawn call names.`,
    ...gapSentences(rows),
    idle > 0 ? `Nobody is drawn to call ${idle} of them: there TLS and policy are what a client would get.` : '',
  ];
  return {
    id: 'inventory',
    title: 'External dependencies',
    blocks:
      rows.length === 0
        ? [paragraph('No entry defines a host outside the mesh, and no drawn call names one.')]
        : [
            paragraph(lead.filter((each) => each !== '').join(' ')),
            {
              type: 'table',
              caption: 'Hosts outside the mesh',
              heads: ['Host', 'Entry', 'Callers', 'TLS', 'Policy', 'Owner, notes, findings'],
              rows: rows.map(cellsOf),
              widths: [17, 18, 13, 16, 16, 20],
            },
          ],
  };
}

function cellsOf(row: InventoryRow): readonly Cell[] {
  return [hostCell(row), entryCell(row), callerCell(row), tlsCell(row), lines(row.policy), aboutCell(row)];
}

function hostCell({ host, port, protocol, calledAs }: InventoryRow): Cell {
  return [
    [code(host)],
    port === 0 ? 'no readable port' : `${port}${protocol === '' ? '' : ` ${protocol}`}`,
    ...(calledAs.length > 0 ? [['called as ', ...listed(calledAs)]] : []),
  ];
}

/** `2 called hosts have no entry.`: each host once, whatever its ports; one of which nothing is known for some callers has none. */
export function gapSentences(rows: readonly InventoryRow[]): readonly string[] {
  const none = hostsWith(rows, ['none']);
  const other = new Set([...hostsWith(rows, ['hidden', 'other-port'])].filter((host) => !none.has(host)));
  return [
    ...(none.size > 0 ? [`${count(none.size, 'called host')} ${none.size === 1 ? 'has' : 'have'} no entry.`] : []),
    ...(other.size > 0
      ? [
          `${count(other.size, 'called host')} ${other.size === 1 ? 'has an entry, but its' : 'have an entry, but their'} callers cannot see it or call another port.`,
        ]
      : []),
  ];
}

function hostsWith(rows: readonly InventoryRow[], kinds: readonly InventoryGap['kind'][]): ReadonlySet<string> {
  return new Set(rows.filter(({ gaps }) => gaps.some(({ kind }) => kinds.includes(kind))).map(({ host }) => host));
}

function entryCell({ entry, gaps, location, resolution, endpoints, visibleTo }: InventoryRow): Cell {
  if (entry === undefined)
    return gaps.map(({ kind, words }): Inline => (kind === 'none' ? { mark: words, tone: 'warning' } : words));
  const seen = visibleTo.length === 0 ? 'exported to nobody' : visibleTo[0] === '*' ? 'visible to all' : undefined;
  return [
    [code(entry.namespace === null ? entry.name : `${entry.namespace}/${entry.name}`)],
    [location, resolution].filter(Boolean).join(', '),
    ...(endpoints.length > 0 ? [`to ${shortened(endpoints).join(', ')}`] : []),
    seen ?? ['visible to ', ...listed(visibleTo)],
  ];
}

function callerCell({ via, outcomes }: InventoryRow): Cell {
  if (outcomes.length === 0) return ['none drawn'];
  const groups = outcomes.flatMap(({ outcome, callers }): Cell => {
    const names = shortened(callers);
    const tone: Tone = outcome === 'reached' ? 'ok' : toneOfOutcome(outcome);
    const isPlain = outcome === 'reached' && outcomes.length === 1;
    return [
      ...names.map((caller): Inline => (caller.startsWith('and ') ? caller : [code(caller)])),
      ...(isPlain ? [] : [{ mark: outcome, tone }]),
    ];
  });
  return [...groups, ...(via.length > 0 ? [`by ${via.join(' and ')}`] : [])];
}

function tlsCell({ tls, sni, nameCheck }: InventoryRow): Cell {
  return lines([
    ...tls,
    ...shortened(sni).map((name) => `SNI ${name}`),
    ...shortened(nameCheck).map((check) => `name ${check}`),
  ]);
}

function aboutCell({ owner, notes, findings }: InventoryRow): Cell {
  const cell: Inline[] = [
    ...(owner === undefined ? [] : [`owner ${owner}`]),
    ...notes.flatMap(noteLines),
    ...(findings.length > 0 ? [listed(findings)] : []),
  ];
  return cell.length > 0 ? cell : ['—'];
}

/** A note has as many lines as it was written with. A key in it goes before it is cut into lines: a line of a key is not known as one. */
function noteLines(note: string): readonly string[] {
  const lines = maskKeys(note)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  return lines.filter((line, index) => line.trim() !== hiddenMark || lines[index - 1]?.trim() !== hiddenMark);
}

function lines(texts: readonly string[]): Cell {
  return texts.length > 0 ? texts : ['—'];
}

/** Names side by side. */
function listed(names: readonly string[]): readonly Span[] {
  return shortened(names).flatMap((name, index): readonly Span[] => [
    ...(index > 0 ? [', '] : []),
    name.startsWith('and ') ? name : code(name),
  ]);
}

const most = 8;

/** A page has room for a few; the CSV has all. */
function shortened(names: readonly string[]): readonly string[] {
  return names.length <= most ? names : [...names.slice(0, most - 1), `and ${names.length - most + 1} more`];
}

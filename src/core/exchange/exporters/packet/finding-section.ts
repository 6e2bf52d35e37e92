import type { Finding } from '../../../analysis';
import type { Severity } from '../../../text';
import { indexOfDocument, positionIn } from '../../../yaml';
import { code, count, paragraph, type Block, type Cell, type Section } from './block';
import type { PacketInput } from './packet-input';

/** What the rules found: what is open, and what a team has decided to live with. */
export function findingSection(input: PacketInput, findings: readonly Finding[]): Section {
  const open = findings.filter(({ accepted }) => accepted === undefined);
  const accepted = findings.filter((finding) => finding.accepted !== undefined);
  const place = placesIn(input);
  return {
    id: 'findings',
    title: 'Findings',
    blocks: [
      paragraph(`${count(open.length, 'finding')} open (${severityWords(open)}), ${accepted.length} accepted.`),
      ...(open.length > 0 ? [openTable(open, place)] : []),
      ...(accepted.length > 0 ? [acceptedTable(accepted, place)] : []),
    ],
  };
}

/** `2 errors, 1 warning`. */
export function severityWords(findings: readonly Finding[]): string {
  const words = severities.flatMap((severity) => {
    const number = findings.filter((each) => each.severity === severity).length;
    return number === 0 ? [] : [count(number, severity)];
  });
  return words.length === 0 ? 'none' : words.join(', ');
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];

type PlaceOf = (finding: Finding) => string;

function openTable(findings: readonly Finding[], place: PlaceOf): Block {
  const sorted = [...findings].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
  return {
    type: 'table',
    caption: 'Open findings',
    heads: ['Finding', 'What it says', 'Where'],
    widths: [20, 52, 28],
    rows: sorted.map((finding) => [
      [
        { mark: finding.severity, tone: finding.severity },
        [code(finding.rule)],
        ...(finding.code ? [finding.code] : []),
      ],
      [finding.message],
      whereCell(finding, place),
    ]),
  };
}

function acceptedTable(findings: readonly Finding[], place: PlaceOf): Block {
  return {
    type: 'table',
    caption: 'Accepted findings',
    heads: ['Finding', 'What it says', 'Decision', 'Where'],
    widths: [18, 36, 22, 24],
    rows: findings.map((finding) => [
      [{ mark: 'accepted', tone: 'plain' }, [code(finding.rule)]],
      [{ struck: finding.message }],
      [finding.accepted?.reason || 'No reason is given.', `until ${finding.accepted?.until ?? 'further notice'}`],
      whereCell(finding, place),
    ]),
  };
}

function whereCell(finding: Finding, place: PlaceOf): Cell {
  return [...(finding.resource ? [[code(finding.resource.key)]] : []), [code(place(finding))]];
}

/** `egress.yaml:12`. */
function placesIn({ files }: PacketInput): PlaceOf {
  const streams = new Map(files.map(({ path, stream }) => [path, stream]));
  return ({ file, document, range }) => {
    const stream = streams.get(file);
    return stream ? `${file}:${positionIn(stream, indexOfDocument(stream, document), range.from).line}` : file;
  };
}

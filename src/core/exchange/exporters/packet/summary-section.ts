import type { Finding } from '../../../analysis';
import { decisionIn, untracedWords, type Comparison, type InventoryRow, type Risk } from '../../../review';
import { digits } from '../../../text';
import { count, paragraph, type Block, type Inline, type Section, type Tone } from './block';
import type { SaidOf } from './change-section';
import { severityWords } from './finding-section';
import { gapSentences } from './inventory-section';
import type { Promised } from './promise-section';

/** What the other sections come to. */
interface Facts {
  readonly rows: readonly InventoryRow[];
  readonly findings: readonly Finding[];
  readonly promises: readonly Promised[];
  readonly comparison: Comparison | undefined;
  /** What was said to changes, by their ids. */
  readonly said: SaidOf;
}

/** The decision that is asked for, and the numbers that it rests on. */
export function summarySection(facts: Facts): Section {
  return {
    id: 'decision',
    title: 'Decision asked',
    blocks: [paragraph(question(facts)), { type: 'tiles', items: tilesOf(facts) }, ...openPoints(facts)],
  };
}

function question({ rows, comparison, said }: Facts): string {
  const hosts = new Set(rows.map(({ host }) => host)).size;
  const callers = new Set(rows.flatMap((row) => row.callers)).size;
  const reach = `${count(callers, 'calling pod')} and ${count(hosts, 'host')} outside the mesh`;
  if (comparison === undefined) return `Accept this design of egress, between ${reach}?`;
  const { changes, drawn } = comparison;
  const high = changes.filter(({ risk }) => risk === 'high').length;
  const risky = high === 0 ? 'none of them of high risk' : `${high} of high risk`;
  const by =
    changes.length === 0 ? 'no change of behaviour' : `${count(changes.length, 'change')} of behaviour, ${risky}`;
  const untraced = untracedWords(drawn);
  const answers = documentAnswers(comparison, said);
  if (untraced !== undefined && changes.length === 0)
    return `Accept this proposal, in a design of ${reach}? ${untraced} ${documentsWords(comparison)}${answers}`;
  return `Accept this proposal? It makes ${by}, in a design of ${reach}.${decidedWords(comparison, said)}${answers}${untraced === undefined ? '' : ` ${untraced}`}`;
}

/** ` 2 decided: 1 accepted, 1 refused; 25 open.` */
function decidedWords({ changes }: Comparison, said: SaidOf): string {
  const decided = changes.flatMap(({ id }) => decisionIn(said.get(id)) ?? []);
  if (decided.length === 0) return '';
  const open = changes.length - decided.length;
  return ` ${digits(decided.length)} decided: ${partsOf(decided)}; ${open === 0 ? 'none' : digits(open)} open.`;
}

/** ` Of the resources that differ 2 accepted, 1 refused.` */
function documentAnswers({ documents }: Comparison, said: SaidOf): string {
  const decided = documents.flatMap(({ id }) => decisionIn(said.get(id)) ?? []);
  return decided.length === 0 ? '' : ` Of the resources that differ ${partsOf(decided)}.`;
}

function partsOf(decided: readonly ('accepted' | 'refused')[]): string {
  const of = (decision: 'accepted' | 'refused'): string => {
    const number = decided.filter((each) => each === decision).length;
    return number === 0 ? '' : `${digits(number)} ${decision}`;
  };
  return [of('accepted'), of('refused')].filter((each) => each !== '').join(', ');
}

function documentsWords({ documents }: Comparison): string {
  const changed = documents.filter(({ textOnly }) => !textOnly).length;
  return `${count(changed, 'resource')} ${changed === 1 ? 'differs' : 'differ'}.`;
}

interface Tile {
  readonly value: string;
  readonly label: string;
  readonly tone: Tone;
}

const riskTones: readonly (readonly [Risk, Tone])[] = [
  ['high', 'high'],
  ['medium', 'medium'],
  ['low', 'low'],
];

function tilesOf({ rows, findings, promises, comparison }: Facts): readonly Tile[] {
  const open = findings.filter(({ accepted }) => accepted === undefined);
  const errors = open.filter(({ severity }) => severity === 'error').length;
  const warnings = open.filter(({ severity }) => severity === 'warning').length;
  const tile = (number: number, tone: Tone, one: string, many = one): Tile => ({
    value: digits(number),
    label: number === 1 ? one : many,
    tone: number === 0 ? 'plain' : tone,
  });
  const hosts = new Set(rows.map(({ host }) => host)).size;
  return [
    ...(comparison
      ? riskTones.map(([risk, tone]) =>
          tile(comparison.changes.filter((change) => change.risk === risk).length, tone, `${risk} risk`),
        )
      : []),
    tile(hosts, 'plain', 'host outside', 'hosts outside'),
    tile(errors, 'error', 'open error', 'open errors'),
    tile(warnings, 'warning', 'open warning', 'open warnings'),
    tile(findings.length - open.length, 'plain', 'accepted finding', 'accepted findings'),
    promiseTile(promises),
  ];
}

/** Where nothing is promised, that is what is said: none that hold would read like all that fail. */
function promiseTile(promises: readonly Promised[]): Tile {
  const kept = promises.filter(({ verdict }) => verdict === 'holds').length;
  if (promises.length === 0) return { value: '0', label: 'promises made', tone: 'plain' };
  return {
    value: `${kept} of ${promises.length}`,
    label: 'promises hold',
    tone: kept === promises.length ? 'ok' : 'error',
  };
}

/** What stands against a yes. */
function openPoints({ rows, findings, promises }: Facts): readonly Block[] {
  const open = findings.filter(({ accepted }) => accepted === undefined);
  const refused = open.filter(({ severity, layer }) => severity === 'error' && refusing.has(layer));
  const failing = promises.filter(({ verdict }) => verdict === 'fails').length;
  const points: Inline[] = [
    ...(refused.length > 0 ? [`Istio would refuse resources: ${count(refused.length, 'error')}.`] : []),
    ...(failing > 0 ? [`${count(failing, 'promise')} ${failing === 1 ? 'does' : 'do'} not hold.`] : []),
    ...gapSentences(rows),
    ...(open.length > 0 ? [`Open findings: ${severityWords(open)}.`] : []),
  ];
  const unbroken = promises.length === 0 ? '' : ' no broken promise,';
  if (points.length === 0)
    return [paragraph(`Nothing is open: no finding,${unbroken} no called host without an entry.`)];
  return [{ type: 'list', items: points }];
}

/** Who keeps a resource out of a cluster. */
const refusing: ReadonlySet<string> = new Set(['yaml', 'schema', 'webhook']);

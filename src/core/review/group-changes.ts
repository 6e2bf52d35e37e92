import { groupBy } from '../lists';
import { compareText } from '../mesh';
import type { BehaviourChange, ChangeKind, Risk } from './behaviour-change';
import type { CallPair } from './call-pairs';
import type { Difference } from './difference';
import { digestOf } from './digest';
import { listed } from './words';

/** A difference of one drawn call. */
export interface Found {
  readonly pair: Pick<CallPair, 'who' | 'target' | 'asked' | 'before' | 'after'>;
  readonly difference: Difference;
}

/** One change for all that says the same of several workloads, or of several paths that one workload calls. */
export function groupChanges(found: readonly Found[]): readonly BehaviourChange[] {
  return [...groupBy(found, sameness).values()].flatMap(byPaths).map(changeOf);
}

/** A number for what makes a change, 16 hexadecimal digits, behind its kind. */
export function idOf(kind: ChangeKind, facts: readonly string[]): string {
  const text = JSON.stringify(facts);
  return `${kind}-${digestOf(text)}${digestOf(text, 0x01234567)}`;
}

const risks: readonly Risk[] = ['high', 'medium', 'low'];

const kinds: readonly ChangeKind[] = [
  'promise-broken',
  'reach-lost',
  'reach-gained',
  'tls-weaker',
  'address-changed',
  'finding-new',
  'path-changed',
  'rule-changed',
  'failover-changed',
  'retries-of-writes',
  'policy-stopped',
  'tls-changed',
  'tls-stronger',
  'limits-changed',
  'promise-holds',
  'finding-fixed',
];

/**
 * The riskiest first, and of these calls that are drawn and findings, then what nobody draws; then by kind, destination and workloads. Where no call is drawn
 * (`isDrawn`), what assumed pods do is all that is known of calls, so that no finding stands before it.
 */
export function changeOrder(isDrawn: boolean): (a: BehaviourChange, b: BehaviourChange) => number {
  const rankOf = ({ isUndrawn, assumed }: BehaviourChange): number => {
    if (assumed !== undefined && !isDrawn) return 0;
    return isUndrawn ? 2 : 1;
  };
  return (a, b) =>
    risks.indexOf(a.risk) - risks.indexOf(b.risk) ||
    rankOf(a) - rankOf(b) ||
    kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
    compareText(a.target ?? '', b.target ?? '') ||
    compareText(a.workloads.join(), b.workloads.join()) ||
    compareText(a.sentence, b.sentence) ||
    compareText(a.id, b.id);
}

/** What is equal in all that become one change: everything but the workload and the path. */
function sameness({ pair, difference }: Found): string {
  const { kind, risk, says, why } = difference;
  return JSON.stringify([kind, risk, pair.target, says(nobody), why]);
}

const nobody = { whos: '', target: '' };

/** Workloads stand together where all of the group's paths are the same. */
function byPaths(group: readonly Found[]): readonly (readonly Found[])[] {
  const ofWho = groupBy(group, ({ pair }) => pair.who);
  const together = new Map<string, Found[]>();
  for (const all of ofWho.values()) {
    const paths = askedIn(all).join('\n');
    together.set(paths, [...(together.get(paths) ?? []), ...all]);
  }
  return [...together.values()];
}

function askedIn(all: readonly Found[]): readonly string[] {
  return [...new Set(all.map(({ pair }) => pair.asked))].sort();
}

function changeOf(group: readonly Found[]): BehaviourChange {
  const sorted = [...group].sort(
    (a, b) => compareText(a.pair.who, b.pair.who) || compareText(a.pair.asked, b.pair.asked),
  );
  const { pair, difference } = sorted[0] as Found;
  const { kind, risk, says, why, decidedBefore, decidedAfter, causes = [] } = difference;
  const workloads = [...new Set(sorted.map(({ pair: { who } }) => who))];
  const asked = askedIn(sorted);
  const about = { whos: listed(workloads, 'more workloads'), target: `${pair.target}${askedWords(asked)}` };
  return {
    id: idOf(kind, [pair.target, ...workloads, '', ...asked, '', says(nobody)]),
    kind,
    risk,
    sentence: `${says(about)}${why === '' ? '' : ` ${why}`}`,
    isUndrawn: false,
    assumed: undefined,
    who: workloads.length === 1 ? workloads[0] : undefined,
    workloads,
    target: pair.target,
    targets: [pair.target],
    before: pair.before,
    after: pair.after,
    decidedBefore,
    decidedAfter,
    causes,
    rule: undefined,
  };
}

/** `/v1`; ` (/v1, /v2 and 3 more)`. */
function askedWords(asked: readonly string[]): string {
  return asked.length === 1 ? (asked[0] ?? '') : ` (${listed(asked.map((each) => (each === '' ? '/' : each)))})`;
}

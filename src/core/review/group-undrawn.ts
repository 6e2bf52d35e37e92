import { groupBy } from '../lists';
import { compareText, type Trace } from '../mesh';
import type { BehaviourChange } from './behaviour-change';
import type { Difference } from './difference';
import { idOf } from './group-changes';
import { assumedWords, type AssumedPods } from './assumed-words';
import { listed } from './words';

/** A difference of calls to one destination that nobody draws. */
export interface Undrawn {
  /** `*.partner.example:443`; undefined for hosts that nothing defines. */
  readonly target: string | undefined;
  /** The host as it is written; undefined with `target`. */
  readonly host: string | undefined;
  /** `namespace/workload` of all that might call it; empty for pods that are assumed. */
  readonly whos: readonly string[];
  /** Who is assumed to call it, and all of whom it is known what they do; undefined for pods that are drawn. */
  readonly assumed: { readonly pods: AssumedPods; readonly tried: readonly AssumedPods[] } | undefined;
  readonly before: Trace;
  readonly after: Trace;
  readonly difference: Difference;
}

/** So many equal changes for different reasons, or of different workloads, are told one by one; more of them are one change. */
const mostApart = 12;

/** One change for all that is otherwise in the same way, of several workloads and of several destinations: a thousand hosts may hang on one rule. */
export function groupUndrawn(found: readonly Undrawn[]): readonly BehaviourChange[] {
  const joined = [...groupBy(found, samePlace).values()].map(withAllWhos);
  return [...groupBy(joined, alike).values()].flatMap((group) => {
    const equal = [...groupBy(group, same).values()];
    return equal.length > mostApart ? [changeOf(group)] : equal.map(changeOf);
  });
}

function samePlace({ target, difference }: Undrawn): string {
  return JSON.stringify([target ?? null, difference.kind, saying(difference), difference.why]);
}

/** A difference of all who see it, with who they are in words. */
interface Joined extends Undrawn {
  readonly words: string;
}

/** Pods of several kinds that do the same, as one. */
function withAllWhos(group: readonly [Undrawn, ...Undrawn[]]): Joined {
  const [first] = group;
  const whos = [...new Set(group.flatMap((each) => each.whos))].sort(compareText);
  const pods = group.flatMap(({ assumed }) => assumed?.pods ?? []);
  const words = first.assumed ? assumedWords(pods, first.assumed.tried) : listed(whos, 'more workloads');
  return { ...first, whos, words };
}

/** Equal for what differs in its destination alone. Hosts that something defines are told apart from those that nothing does. */
function same({ host, whos, words, assumed, difference }: Joined): string {
  const callers = assumed ? words : whos;
  return JSON.stringify([withoutHost(saying(difference), host), withoutHost(difference.why, host), callers]);
}

/** Equal for what differs in names, addresses and numbers alone, whatever the reason. */
function alike({ host, difference }: Undrawn): string {
  const words = saying(difference).split(/[\s():;,]+/);
  const plain = words.filter((word) => /^[a-z’]+$/i.test(word) && !glue.has(word));
  return JSON.stringify([host === undefined, difference.kind, difference.risk, plain]);
}

const glue: ReadonlySet<string> = new Set(['and', 'more']);

function saying({ says }: Difference): string {
  return says({ whos: '', target: '' });
}

function withoutHost(words: string, host: string | undefined): string {
  return host === undefined ? words : words.replaceAll(host, '').replaceAll(host.toLowerCase(), '');
}

/** The first destination stands for all: what is said of it holds for the others in the same words or, where there are many of a kind, in like ones. */
function changeOf(group: readonly Joined[]): BehaviourChange {
  const [first, ...others] = [...group].sort((a, b) => compareText(a.target ?? '', b.target ?? '')) as [Joined];
  const { target, before, after, difference, words } = first;
  const { kind, risk, says, why, decidedBefore, decidedAfter, causes = [] } = difference;
  const targets = [...new Set(group.flatMap((each) => each.target ?? []))].sort(compareText);
  const workloads = [...new Set(group.flatMap(({ whos }) => whos))].sort(compareText);
  const about = { whos: words, target: target ?? 'hosts that nothing defines' };
  const told = says(about);
  // Names of workloads stay as they are written.
  const parts = [first.assumed ? capitalised(told) : told, why, restWords(first, others)];
  const callers = first.assumed ? [words] : workloads;
  return {
    id: idOf(kind, [...targets, '', ...callers, '', saying(difference)]),
    kind,
    risk,
    sentence: parts.filter((part) => part !== '').join(' '),
    isUndrawn: true,
    assumed: first.assumed && words,
    who: workloads.length === 1 ? workloads[0] : undefined,
    workloads,
    target: others.length === 0 ? target : undefined,
    targets,
    before,
    after,
    decidedBefore,
    decidedAfter,
    causes,
    rule: undefined,
  };
}

function capitalised(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function restWords(first: Joined, others: readonly Joined[]): string {
  const targets = [...new Set(others.flatMap(({ target }) => target ?? []))].filter((each) => each !== first.target);
  const places = listed(targets, 'more destinations');
  if (others.every((each) => same(each) === same(first)))
    return others.length === 0 ? '' : `The same holds for ${places}.`;
  return `Much the same becomes of calls to ${places}, each for a reason or from workloads of its own.`;
}

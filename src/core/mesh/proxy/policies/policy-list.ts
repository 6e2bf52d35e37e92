import type { Path } from '../../../text';
import type { DestinationRule } from '../../destination-rule';
import { matchesLabels, type MergedRule } from '../../rule-pool';
import * as reason from './policy-reasons';
import type { Candidate } from './policy-verdict';

/** What becomes of a rule within the list of rules that decides. */
type InList = Omit<Candidate, 'rule'>;

type Labels = Readonly<Record<string, string>> | undefined;

/**
 * What becomes of a rule of the deciding list: the first whose selector matches counts, else the last without a selector
 * (pilot/pkg/model/sidecar.go, DestinationRule). Pass undefined for the labels where selectors are not honoured.
 */
export function placeInList(
  rule: DestinationRule,
  list: readonly MergedRule[],
  chosen: MergedRule | undefined,
  labels: Labels,
): InList {
  if (chosen?.rules.includes(rule)) return withinChosen(rule, chosen);
  const own = list.find((each) => each.rules[0] === rule);
  if (own === undefined) return inAnother(rule, list);
  const by = chosen?.rules[0];
  const matches = own.selector && labels && matchesLabels(own.selector, labels);
  if (own.selector && !matches) return whole('selector', reason.unselected(own.selector, labels), by);
  if (own.selector) return whole('older-first', reason.olderFirst(rule, by), by, true);
  if (chosen?.selector) return whole('selector-first', reason.selectorFirst(by), by);
  return whole('newer-last', reason.newerLast(rule, by), by, true);
}

/** A rule that stands for itself nowhere, and was made part of one that does not count for the client. */
function inAnother(rule: DestinationRule, list: readonly MergedRule[]): InList {
  const into = list.find((each) => each.rules.includes(rule));
  const by = into?.rules[0];
  if (into?.selector && rule.selector === undefined)
    return whole('swallowed', reason.swallowedBySelector(rule, by), by);
  if (into?.selector) return whole('selector', reason.unselected(into.selector, {}), by);
  return whole('newer-last', reason.mergedIntoLoser(by), by, true);
}

function whole(verdict: InList['verdict'], because: string, by: DestinationRule | undefined, tied = false): InList {
  return { verdict, because, by, lost: [['spec']], tied };
}

/** The rule that gives its name to the merged one, or a rule that was made part of it. */
function withinChosen(rule: DestinationRule, chosen: MergedRule): InList {
  const first = chosen.rules[0];
  if (rule === first) return { verdict: 'wins', because: reason.wins(chosen), by: undefined, lost: [], tied: false };
  const policyLost = rule.policy !== undefined && chosen.policyRule !== rule;
  const gone = rule.subsets.filter((subset) => !chosen.subsets.some((each) => each.subset === subset));
  const lost: Path[] = [
    ...(policyLost ? [['spec', 'trafficPolicy']] : []),
    ...gone.map((subset) => ['spec', 'subsets', subset.index]),
  ];
  // What comes first is a matter of age, save where a selector puts a rule first.
  const tied = lost.length > 0 && (first?.selector === undefined) === (rule.selector === undefined);
  return { verdict: 'merged', because: reason.merged(rule, chosen, policyLost, gone), by: first, lost, tied };
}

import type { Cause, Finding } from '../../core/analysis';
import { groupBy } from '../../core/lists';
import { compareFindings, worstRank, type Group } from './group-findings';
import { findingWords } from './words';

/**
 * Findings by the rule that finds them: the worst first, what `istioctl analyze` alone objects to behind what does something else, and of those that are
 * equally bad the rule that finds most. What follows from a finding of
 * another rule is told so; `causes` are those among all findings. `ruleIdOf` names the rule of a finding whose id is the parser's own.
 */
export function groupByRule(
  findings: readonly Finding[],
  causes: ReadonlyMap<Finding, Cause> = new Map(),
  ruleIdOf: (finding: Finding) => string = ({ rule }) => rule,
): readonly Group[] {
  return [...groupBy(findings, ruleIdOf)]
    .map(([rule, list]) => ({ rule, list, worst: worstRank(list) }))
    .sort((a, b) => a.worst - b.worst || b.list.length - a.list.length)
    .map(({ rule, list }) => makeGroup(rule, list, causes));
}

function makeGroup(rule: string, list: readonly Finding[], causes: ReadonlyMap<Finding, Cause>): Group {
  return {
    id: `rule:${rule}`,
    kind: undefined,
    rule,
    title: rule,
    detail: findingWords.found(list.length),
    findings: () => [...list].sort(compareFindings).map((finding) => followed(finding, causes.get(finding))),
  };
}

function followed(finding: Finding, cause: Cause | undefined): ReturnType<Group['findings']>[number] {
  return cause ? { finding, follows: cause.how, from: cause.finding } : { finding, follows: undefined };
}

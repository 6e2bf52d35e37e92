import type { Finding } from '../../core/analysis';
import { groupBy } from '../../core/lists';
import { compareFindings, worstRank, type Group } from './group-findings';
import { findingWords } from './words';

/** Findings by the rule that finds them: the worst first, and of those that are equally bad the rule that finds most. */
export function groupByRule(findings: readonly Finding[]): readonly Group[] {
  return [...groupBy(findings, ({ rule }) => rule)]
    .map(([rule, list]) => ({ rule, list, worst: worstRank(list) }))
    .sort((a, b) => a.worst - b.worst || b.list.length - a.list.length)
    .map(({ rule, list }) => makeGroup(rule, list));
}

function makeGroup(rule: string, list: readonly Finding[]): Group {
  return {
    id: `rule:${rule}`,
    kind: undefined,
    rule,
    title: rule,
    detail: findingWords.found(list.length),
    findings: () => [...list].sort(compareFindings).map((finding) => ({ finding, follows: undefined })),
  };
}

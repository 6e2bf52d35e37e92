import type { Finding } from '../../core/analysis';
import { groupBy } from '../../core/mesh';
import type { Snapshot } from '../../core/snapshot';
import { compareFindings, whereOf, worstRank, type Group, type Streams } from './group-findings';
import { findingWords } from './words';

/** Findings of this very snapshot by the rule that finds them: the worst first, and of those that are equally bad the rule that finds most. */
export function groupByRule(snapshot: Snapshot, findings: readonly Finding[]): readonly Group[] {
  const streams = new Map(snapshot.files.map(({ path, stream }) => [path, stream]));
  const groups = [...groupBy(findings, ({ rule }) => rule)].map(([rule, list]) => makeGroup(streams, rule, list));
  return groups.sort((a, b) => worstRank(a) - worstRank(b) || b.findings.length - a.findings.length);
}

function makeGroup(streams: Streams, rule: string, list: readonly Finding[]): Group {
  const findings = [...list].sort(compareFindings).map((finding) => ({
    finding,
    where: findingWords.placeOf(finding, whereOf(streams, finding)),
    follows: undefined,
  }));
  return { id: `rule:${rule}`, kind: undefined, rule, title: rule, detail: findingWords.found(list.length), findings };
}

import type { Resource } from '../../schema';
import { judgeAccepted } from '../accepted';
import type { Finding } from '../finding';
import { PlacedDiagnostic, PlacedFinding, type DocumentPlace } from '../placed';
import type { DecisionRule, Report } from '../rule';
import { rules } from '../rules';
import type { RuleInput } from '../run';

const decisionRules = rules.filter((rule): rule is DecisionRule => rule.scope === 'decision');

/** The findings with what a team decided on them, and what there is to say of the decisions themselves. Without any nothing is looked at. */
export function afterDecisions(input: RuleInput, findings: readonly PlacedFinding[]): readonly Finding[] {
  const acceptances = input.mesh.designs.flatMap(({ accepted }) => accepted);
  if (acceptances.length === 0) return findings;
  const judgement = judgeAccepted(findings, acceptances, input.settings?.today);
  const said = decisionRules.flatMap((rule) =>
    rule.check(judgement).map((report) => findingOf(rule, report, documentPlace(input, report.resource))),
  );
  return said.length === 0 ? judgement.findings : inPlace(input, judgement.findings, said);
}

const findingsBefore = new WeakMap<Report, PlacedFinding>();

/** The same finding as before while neither the report nor its place changed. */
function findingOf(rule: DecisionRule, report: Report, place: DocumentPlace): PlacedFinding {
  const before = findingsBefore.get(report);
  if (before && before.file === place.file && before.index === place.index && before.start === place.start)
    return before;
  const finding = new PlacedFinding(new PlacedDiagnostic(rule, report), place, report.resource);
  findingsBefore.set(report, finding);
  return finding;
}

function documentPlace({ files }: RuleInput, { place: { file, document } }: Resource): DocumentPlace {
  const stream = files.find(({ path }) => path === file)?.stream;
  const index = stream?.documents.findIndex(({ id }) => id === document) ?? -1;
  const start = stream?.starts[index];
  if (start === undefined) throw new Error(`${file} has no document ${document}`);
  return { file, document, index, start };
}

/** Findings with further ones in their places, behind those of the same offset. */
function inPlace(input: RuleInput, findings: readonly Finding[], more: readonly Finding[]): readonly Finding[] {
  const ordered = [...findings];
  for (const finding of more) {
    const before = ordered.findLastIndex((each) => !isBehind(input, each, finding));
    ordered.splice(before + 1, 0, finding);
  }
  return ordered;
}

function isBehind({ files }: RuleInput, a: Finding, b: Finding): boolean {
  if (a.file === b.file) return a.index > b.index || (a.index === b.index && a.range.from > b.range.from);
  return files.findIndex(({ path }) => path === a.file) > files.findIndex(({ path }) => path === b.file);
}

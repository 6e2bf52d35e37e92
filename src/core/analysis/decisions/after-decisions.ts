import { documentById, indexOfDocument, type Document } from '../../yaml';
import { judgeAccepted } from '../accepted';
import type { Finding } from '../finding';
import { PlacedDiagnostic, PlacedFinding } from '../placed';
import type { DecisionRule, Report } from '../rule';
import { rules } from '../rules';
import type { RuleInput } from '../run';

const decisionRules = rules.filter((rule): rule is DecisionRule => rule.scope === 'decision');

/** The findings with what a team decided on them, and what there is to say of the decisions themselves. Without any nothing is looked at. */
export function afterDecisions(input: RuleInput, findings: readonly PlacedFinding[]): readonly Finding[] {
  const acceptances = input.mesh.designs.flatMap(({ accepted }) => accepted);
  if (acceptances.length === 0) return findings;
  const judgement = judgeAccepted(findings, acceptances, input.settings?.today);
  const said = decisionRules.flatMap((rule) => rule.check(judgement).map((report) => findingOf(input, rule, report)));
  return said.length === 0 ? judgement.findings : inPlace(input, judgement.findings, said);
}

interface PlacedIn {
  readonly document: Document;
  readonly finding: PlacedFinding;
}

const placed = new WeakMap<Report, PlacedIn>();

/** The same finding as before while neither the report nor its place changed. */
function findingOf({ files }: RuleInput, rule: DecisionRule, report: Report): PlacedFinding {
  const { file, document: id } = report.resource.place;
  const stream = files.find(({ path }) => path === file)?.stream;
  const document = stream && documentById(stream, id);
  if (document === undefined) throw new Error(`${file} has no document ${id}`);
  const before = placed.get(report);
  if (before?.document === document && before.finding.file === file) return before.finding;
  const diagnostic = new PlacedDiagnostic(rule, report, document);
  const finding = new PlacedFinding(diagnostic, { file, document: id }, report.resource);
  placed.set(report, { document, finding });
  return finding;
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
  if (a.file === b.file && a.document === b.document) return a.range.from > b.range.from;
  const fileOf = (finding: Finding): number => files.findIndex(({ path }) => path === finding.file);
  if (a.file !== b.file) return fileOf(a) > fileOf(b);
  const stream = files[fileOf(a)]?.stream;
  return stream !== undefined && indexOfDocument(stream, a.document) > indexOfDocument(stream, b.document);
}

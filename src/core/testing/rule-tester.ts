import { describe, expect, it } from 'vitest';
import { findingsOf, type Finding, type Rule } from '../analysis';
import { documentStart, locate, takeSnapshot, type Snapshot } from '../snapshot';
import { applyEdits, formatPath, shiftEdits, startsWith, type Path, type QuickFix } from '../text';
import { dedent, workspaceOf } from './mesh-fixture';

/** A text in one file, or several files. Texts may be indented as a whole. */
type Case = string | Readonly<Record<string, string>>;

interface InvalidCase {
  readonly code: Case;
  /** The day on which it is looked at; nothing expires when it is left out. */
  readonly today?: string;
  /** What the rule says, in order, and nothing else. */
  readonly findings: readonly ExpectedFinding[];
  /** The text after the first fix of the first finding; left out when there is none to be offered, or `fixes` are named. */
  readonly output?: string;
  /** The titles of the fixes of the first finding, where there are several or another case shows the text after it. */
  readonly fixes?: readonly string[];
}

interface ExpectedFinding {
  readonly message: string;
  /** The text that the range covers. */
  readonly at?: string;
  readonly path?: string;
  readonly ref?: string | null;
  readonly code?: string | null;
  readonly refType?: string;
  /** Of the rule when left out. */
  readonly severity?: Finding['severity'];
  readonly layer?: Finding['layer'];
}

/**
 * Runs the cases of a rule, and holds every finding to the laws: its range lies in its document, a fix removes its finding, adds no
 * error and drops no comment without saying so, and its edits do not touch.
 */
export function testRule(
  rule: Rule,
  cases: { readonly valid: readonly Case[]; readonly invalid: readonly InvalidCase[] },
): void {
  describe(rule.id, () => {
    it.each(cases.valid.map((code, index) => [index + 1, code] as const))('is silent in valid case %i', (_, code) => {
      expect(messagesOf(findingsBy(rule, open(code)))).toEqual([]);
    });
    it.each(cases.invalid.map((each, index) => [index + 1, each] as const))('speaks in invalid case %i', (_, each) => {
      checkInvalid(rule, each);
    });
  });
}

function open(code: Case, today?: string): Snapshot {
  const files = typeof code === 'string' ? { 'egress.yaml': code } : code;
  const workspace = workspaceOf(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, dedent(text)])));
  return takeSnapshot(workspace, undefined, undefined, { today });
}

/** The findings of the rule. The parser's carry their own codes, so they are told by their layer. */
function findingsBy(rule: Rule, snapshot: Snapshot): readonly Finding[] {
  return findingsOf(snapshot).filter((finding) =>
    rule.id === 'yaml-problem' ? finding.layer === 'yaml' : finding.rule === rule.id,
  );
}

function messagesOf(findings: readonly Finding[]): readonly string[] {
  return findings.map((finding) => finding.message);
}

function checkInvalid(rule: Rule, expected: InvalidCase): void {
  const snapshot = open(expected.code, expected.today);
  const findings = findingsBy(rule, snapshot);
  expect(messagesOf(findings)).toEqual(expected.findings.map((each) => each.message));
  findings.forEach((finding, index) => {
    checkFinding(rule, finding, expected.findings[index] as ExpectedFinding, snapshot);
    for (const fix of finding.fixes ?? []) checkFix(rule, snapshot, finding, fix);
  });
  const fixes = findings[0]?.fixes ?? [];
  const titles = fixes.map(({ title }) => title);
  if (expected.fixes !== undefined || expected.output === undefined) expect(titles).toEqual(expected.fixes ?? []);
  if (expected.output === undefined) return;
  const [fix] = fixes;
  const output = fix && findings[0] ? applyFix(snapshot, findings[0], fix) : undefined;
  expect(output).toEqual(dedent(expected.output));
}

function checkFinding(rule: Rule, finding: Finding, expected: ExpectedFinding, snapshot: Snapshot): void {
  const text = textOf(snapshot, finding);
  const { from, to } = finding.range;
  expect(from >= 0 && from <= to && to <= text.length, `the range ${from} to ${to} lies in the document`).toBe(true);
  expect(finding.severity).toBe(expected.severity ?? rule.severity);
  if (expected.at !== undefined) expect(text.slice(from, to)).toBe(expected.at);
  if (expected.path !== undefined) expect(formatPath(finding.path ?? [])).toBe(expected.path);
  if (expected.ref !== undefined) expect(finding.ref).toBe(expected.ref);
  if (expected.code !== undefined) expect(finding.code).toBe(expected.code);
  if (expected.refType !== undefined) expect(finding.refType).toBe(expected.refType);
  if (expected.layer !== undefined) expect(finding.layer).toBe(expected.layer);
}

function checkFix(rule: Rule, snapshot: Snapshot, finding: Finding, fix: QuickFix): void {
  const files = snapshot.workspace.files.map((file) =>
    file.path === finding.file ? { path: file.path, text: applyFix(snapshot, finding, fix) } : file,
  );
  const after = takeSnapshot({ files }, undefined, undefined, snapshot.settings);
  const same = (other: Finding): boolean =>
    other.message === finding.message && formatPath(other.path ?? []) === formatPath(finding.path ?? []);
  fix.edits.slice(1).forEach((edit, index) => {
    expect(edit.from, `edits of "${fix.title}" do not touch`).toBeGreaterThan(fix.edits[index]?.to ?? 0);
  });
  expect(findingsBy(rule, after).some(same), `"${fix.title}" removes its finding`).toBe(false);
  const isRefused = finding.severity === 'error' && (finding.layer === 'schema' || finding.layer === 'webhook');
  const mustFall = isRefused && !/(^|\.)(apiVersion|kind)$/.test(formatPath(finding.path ?? []));
  expect(errorsOf(after).length, `"${fix.title}" leaves fewer errors`).toBeLessThanOrEqual(
    errorsOf(snapshot).length - (mustFall ? 1 : 0),
  );
  expect(newRefusals(snapshot, after, finding), `"${fix.title}" puts no error in the place of its own`).toEqual([]);
  const isSaid = /, with its (comment|\d+ comments)$/.test(fix.title);
  if (!isSaid)
    expect(commentsOf(after, finding.file), `"${fix.title}" drops no comment without a word`).toEqual(
      commentsOf(snapshot, finding.file),
    );
}

function applyFix(snapshot: Snapshot, finding: Finding, fix: QuickFix): string {
  const file = snapshot.workspace.files.find((each) => each.path === finding.file);
  return applyEdits(file?.text ?? '', shiftEdits(fix.edits, documentStart(snapshot, finding)));
}

function textOf(snapshot: Snapshot, finding: Finding): string {
  return locate(snapshot, finding)?.document.text ?? '';
}

function errorsOf(snapshot: Snapshot): readonly Finding[] {
  return findingsOf(snapshot).filter((finding) => finding.severity === 'error');
}

/**
 * Paths that are refused after a fix and were not before. What is below the place of the finding is left out, and below a kind or a version that
 * was wrong the whole resource: nobody could look at that before.
 */
function newRefusals(before: Snapshot, after: Snapshot, { path = [] }: Finding): readonly string[] {
  const last = path[path.length - 1];
  if (last === 'kind' || last === 'apiVersion') return [];
  const known = refusedPaths(before, path);
  const own = known.indexOf(formatPath(path));
  if (own >= 0) known.splice(own, 1);
  return refusedPaths(after, path).filter((each) => {
    const index = known.indexOf(each);
    if (index >= 0) known.splice(index, 1);
    return index < 0;
  });
}

function refusedPaths(snapshot: Snapshot, besides: Path): string[] {
  return errorsOf(snapshot)
    .filter(({ layer }) => layer === 'schema' || layer === 'webhook')
    .map((error) => error.path ?? [])
    .filter((each) => each.length <= besides.length || !startsWith(each, besides))
    .map(formatPath);
}

function commentsOf(snapshot: Snapshot, path: string): readonly string[] {
  const text = snapshot.workspace.files.find((each) => each.path === path)?.text ?? '';
  return [...text.matchAll(/(?<=^|\s)#.*$/gm)].map((match) => match[0]).sort();
}

import { addAll } from '../core/lists';
import type { causesOf, Finding, findingSteps } from '../core/analysis';
import type { Steps } from '../core/steps';
import { documentStart, takeSnapshot, type Snapshot } from '../core/snapshot';
import { composeEdits, shiftEdits, type Layer, type QuickFix, type TextEdit } from '../core/text';
import { applyChange, fileAt, type Change } from '../core/workspace';
import { differenceOf, nameOf, type FindingDifference } from './finding-difference';
import { patternFor, soleFix } from './finding-pattern';

/**
 * Why a finding is still there when all was fixed that was asked for: it has no fix, one of several has to be chosen, its one fix is not the only way out
 * and nobody asked for it (`wanted`), a pattern of several documents mends it, it follows from another finding, its fix was left out, or that contradicts
 * another one or brings an error.
 */
type Stay = 'undecided' | 'choice' | 'wanted' | 'pattern' | 'follows' | 'left' | 'clash';

/** The fixes that are made together. */
export interface FixPlan {
  /** By the path of the file, in offsets of its text as it is. */
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  readonly after: Snapshot;
  /** What was made, in the order of the rounds. */
  readonly made: readonly ChosenFix[];
  /** What becomes of all findings that count, whatever was asked for. */
  readonly difference: FindingDifference;
  /** How many findings were asked about. */
  readonly asked: number;
  /** Those of them that are there still. */
  readonly stays: readonly { readonly finding: Finding; readonly why: Stay }[];
}

/** Which findings are to go. */
export interface FixWish {
  /** Which ones are spoken of; all where it is left out. */
  readonly isAsked?: (finding: Finding) => boolean;
  readonly isMeant: (finding: Finding) => boolean;
  /** Takes the first of several fixes that is no choice, and a fix where a pattern is offered too: for whoever has seen what is offered. */
  readonly takesFirst: boolean;
}

/** What finds and relates findings; fetched with the rules. */
export interface Analysis {
  readonly findingSteps: typeof findingSteps;
  readonly causesOf: typeof causesOf;
}

/** More rounds than any design needs: each mends at least one finding of each document, or leaves some out. */
const mostRounds = 200;

/**
 * Makes the fixes of findings round by round, since one fix may do away with another finding or bring one. Those that touch the same text are made one
 * after the other. Where a round brings an error its half is tried, down to the one fix that does, which is left out; so is the second fix of what is
 * found again. What a team has accepted is left alone.
 */
export function* fixSteps(snapshot: Snapshot, wish: FixWish, analysis: Analysis): Steps<FixPlan> {
  const edits = new Map<string, readonly TextEdit[]>();
  const tried = new Set<string>();
  const made: ChosenFix[] = [];
  const first = yield* analysis.findingSteps(snapshot);
  let at: Found = { snapshot, findings: first };
  let most = Infinity;
  for (let round = 0; round < mostRounds; round++) {
    const fixes = apart(at.snapshot, yield* fixesIn(at, wish, analysis, tried)).slice(0, most);
    if (fixes.length === 0) break;
    yield;
    const next = yield* make(at.snapshot, fixes, analysis);
    const isWorse = errorsToStay(next, wish, tried) > errorsToStay(at, wish, tried);
    most = isWorse ? Math.ceil(fixes.length / 2) : Infinity;
    if (!isWorse || fixes.length === 1) for (const { finding } of fixes) tried.add(nameOf(finding));
    if (isWorse) continue;
    addAll(made, fixes);
    for (const [path, own] of next.edits) {
      const text = fileAt(snapshot.workspace, path)?.text ?? '';
      edits.set(path, composeEdits(text, edits.get(path) ?? [], own));
    }
    at = next;
  }
  const { isAsked = () => true } = wish;
  const difference = differenceOf(first.filter(counts), at.findings.filter(counts));
  const stays = stayIn(at, difference.stay.filter(isAsked), wish, analysis, tried);
  const asked = first.filter((each) => counts(each) && isAsked(each)).length;
  return { edits, after: at.snapshot, made, difference, asked, stays };
}

/** The plan as one step of the history. */
export function changeOf(label: string, edits: FixPlan['edits']): Change {
  const files = [...edits].map(([path, made]) => ({ type: 'edit', path, edits: made }) as const);
  return { label, origin: 'fix', files };
}

interface Found {
  readonly snapshot: Snapshot;
  readonly findings: readonly Finding[];
}

function counts({ accepted }: Finding): boolean {
  return accepted === undefined;
}

/** Whether a finding has one fix, which is the one thing to do about it. What is only worth knowing asks for nothing. */
export function isCertain({ fixes = [], severity }: Finding): boolean {
  return severity !== 'info' && fixes.length === 1 && fixes[0]?.isChoice === undefined;
}

/**
 * The fix that is made where somebody asks for all findings of a kind: the only one, else the first that is no choice. Undefined where one of several has to be
 * chosen at each finding, and where there is none.
 */
export function fixForAll({ fixes = [] }: Finding): QuickFix | undefined {
  return fixes.length === 1 ? fixes[0] : fixes.find((fix) => fix.isChoice === undefined);
}

/** How many findings of a rule are mended where somebody asks for all of them. */
export function countForAll(findings: readonly Finding[], rule: string): number {
  return findings.filter((finding) => finding.rule === rule && fixForAll(finding) !== undefined).length;
}

/** A fix, with the finding that it was made for. */
interface ChosenFix {
  readonly finding: Finding;
  readonly fix: QuickFix;
}

/** The fixes that can be made now: each finding's, but for those that follow from one which is mended or stands. */
function* fixesIn(
  at: Found,
  wish: FixWish,
  analysis: Analysis,
  tried: ReadonlySet<string>,
): Steps<readonly ChosenFix[]> {
  const chosen: ChosenFix[] = [];
  for (const finding of at.findings) {
    // What a fix writes is worked out when it is first asked for.
    const fix = wish.isMeant(finding) && !tried.has(nameOf(finding)) ? fixOf(finding, at.snapshot, wish) : undefined;
    if (fix) chosen.push({ finding, fix });
    yield;
  }
  if (wish.takesFirst) return chosen;
  const causes = analysis.causesOf(at.findings);
  const fixable = new Set(chosen.map(({ finding }) => finding));
  const own = chosen.filter(({ finding }) => {
    const cause = causes.get(finding);
    return cause === undefined || (cause.how === 'same' && !fixable.has(cause.finding));
  });
  const first = firstLayers(own);
  return own.filter(({ finding }) => first.get(documentOf(finding)) === layers.indexOf(finding.layer));
}

/** Who objects, in the order in which a resource meets them. */
const layers: readonly Layer[] = ['yaml', 'schema', 'webhook', 'analyze', 'runtime', 'design'];

/** Whoever objects first in each document: what a misspelt key meant is no longer missing once it is spelt right. */
function firstLayers(fixes: readonly ChosenFix[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const { finding } of fixes) {
    const [document, layer] = [documentOf(finding), layers.indexOf(finding.layer)];
    first.set(document, Math.min(first.get(document) ?? layer, layer));
  }
  return first;
}

function documentOf({ file, document }: Finding): string {
  return `${file}\n${document}`;
}

function fixOf(finding: Finding, snapshot: Snapshot, { takesFirst }: FixWish): QuickFix | undefined {
  if (!takesFirst) return soleFix(finding, snapshot);
  return finding.accepted ? undefined : fixForAll(finding);
}

/** Those that touch none of the text that an earlier one touches. */
function apart(snapshot: Snapshot, fixes: readonly ChosenFix[]): readonly ChosenFix[] {
  const made = new Map<string, readonly TextEdit[]>();
  return fixes.filter(({ finding, fix }) => {
    const before = made.get(finding.file) ?? [];
    const own = shiftEdits(fix.edits, documentStart(snapshot, finding));
    if (own.some((edit) => before.some((other) => edit.from <= other.to && other.from <= edit.to))) return false;
    made.set(finding.file, [...before, ...own]);
    return true;
  });
}

function* make(
  snapshot: Snapshot,
  fixes: readonly ChosenFix[],
  { findingSteps }: Analysis,
): Steps<Found & { readonly edits: FixPlan['edits'] }> {
  const edits = new Map<string, readonly TextEdit[]>();
  for (const { finding, fix } of fixes) {
    const made = [...(edits.get(finding.file) ?? []), ...shiftEdits(fix.edits, documentStart(snapshot, finding))];
    edits.set(
      finding.file,
      made.sort((a, b) => a.from - b.from),
    );
  }
  const change = changeOf('', edits);
  const next = takeSnapshot(applyChange(snapshot.workspace, change), snapshot, change);
  yield;
  return { edits, snapshot: next, findings: yield* findingSteps(next) };
}

function stayIn(
  at: Found,
  findings: readonly Finding[],
  wish: FixWish,
  { causesOf }: Analysis,
  tried: ReadonlySet<string>,
): FixPlan['stays'] {
  const causes = wish.takesFirst ? new Map<Finding, unknown>() : causesOf(at.findings);
  return findings.map((finding) => ({ finding, why: whyLeft(finding) }));

  function whyLeft(finding: Finding): Stay {
    if (tried.has(nameOf(finding))) return 'clash';
    if (causes.has(finding)) return 'follows';
    if (patternFor(finding, at.snapshot)) return 'pattern';
    const count = (finding.fixes ?? []).length;
    if (count === 0) return 'undecided';
    if (count > 1 && !(wish.takesFirst && fixForAll(finding))) return 'choice';
    return wish.isMeant(finding) ? 'clash' : isCertain(finding) ? 'left' : 'wanted';
  }
}

/** How many errors there are that a later round does not mend. */
function errorsToStay({ snapshot, findings }: Found, wish: FixWish, tried: ReadonlySet<string>): number {
  const errors = findings.filter(({ severity, accepted }) => severity === 'error' && !accepted);
  const isMended = (error: Finding): boolean =>
    wish.isMeant(error) && !tried.has(nameOf(error)) && fixOf(error, snapshot, wish) !== undefined;
  return errors.filter((error) => !isMended(error)).length;
}

import { append, sameList } from '../lists';
import { validateSteps, type Resource } from '../schema';
import { traceSteps, type Mesh } from '../mesh';
import { toEnd, type Steps } from '../steps';
import type { Diagnostic } from '../text';
import type { Document, Stream } from '../yaml';
import { afterDecisions } from './decisions/after-decisions';
import { findingsIn, type Placed } from './document-findings';
import type { Finding } from './finding';
import { isSuppressed } from './istioctl/suppress';
import { PlacedDiagnostic, type PlacedFinding } from './placed';
import { documentsOf, eachOf, question } from './question';
import { judgedRelease } from './release';
import type { DocumentRule, Report, Rule, TextReport, TextRule, WorkspaceRule } from './rule';
import { rules } from './rules';

/** What the rules look at; a snapshot has all of it. */
export interface RuleInput {
  readonly files: readonly { readonly path: string; readonly stream: Stream }[];
  readonly resources: readonly Resource[];
  readonly mesh: Mesh;
  /** What the user chose to judge by; when it names no release, the one that a design document names counts, else the newest. */
  readonly settings?: {
    readonly istioVersion?: string | undefined;
    /** The day of whoever asks, `YYYY-MM-DD`, by which accepted findings expire; when it is not said, none does. */
    readonly today?: string | undefined;
  };
}

const found = new WeakMap<RuleInput, readonly Finding[]>();

/**
 * Every finding of a workspace, in the order of files, documents and offsets; worked out when first asked for, and once a snapshot. A
 * document that did not change since another snapshot is not looked at again by the rules that need no other, and a rule that does need others is
 * asked again only when something changed that it read.
 */
export function findingsOf(input: RuleInput): readonly Finding[] {
  return found.get(input) ?? toEnd(findingSteps(input));
}

/**
 * The same in steps, for whoever has other things to do in between. What steps that are given up have worked out is remembered for the next
 * workspace as far as it holds there.
 */
export function* findingSteps(input: RuleInput): Steps<readonly Finding[]> {
  let findings = found.get(input);
  if (findings === undefined) {
    yield* askEach(input);
    found.set(input, (findings = afterDecisions(input, yield* gather(input))));
  }
  return findings;
}

/** How many documents are looked at in a step. */
const documentsAStep = 20;

/** Asks for what the findings are gathered from, one after the other. */
function* askEach(input: RuleInput): Steps<void> {
  yield* traceSteps(input.mesh);
  const release = judgedRelease(input);
  for (const [index, document] of documentsOf(input).entries()) {
    yield* checkSteps(document, release);
    if (index % documentsAStep === 0) yield;
  }
  for (const check of checks) {
    check(input);
    yield;
  }
}

function* gather(input: RuleInput): Steps<readonly PlacedFinding[]> {
  const [alone, together] = [foundAlone(input), foundTogether(input)];
  const findings: PlacedFinding[] = [];
  let [next, at] = [0, 0];
  for (const { path: file, stream } of input.files) {
    for (let index = 0; index < stream.documents.length; index++) {
      const document = stream.documents[index] as Document;
      const [own, more] = [alone[at] ?? [], together[at]];
      if (at++ % documentsAStep === 0) yield;
      // Resources are in the order of the documents, so those of this one come next; a bundle has thousands, and few have findings.
      const first = next;
      while (input.resources[next]?.document === document) next++;
      if (own.length === 0 && more === undefined) continue;
      const start = stream.starts[index] as number;
      const place = { file, document: document.id, index, start };
      findings.push(...findingsIn(document, { own, more, place, resources: input.resources.slice(first, next) }));
    }
  }
  return findings;
}

const documentRules = rules.filter((rule): rule is DocumentRule => rule.scope === 'document');
const ranks: ReadonlyMap<string, number> = new Map(rules.map(({ id }, rank) => [id, rank]));
const workspaceRules = rules.filter((rule): rule is WorkspaceRule => rule.scope === 'workspace');
const textRules = rules.filter((rule): rule is TextRule => rule.scope === 'text');

/** A document of so many characters is looked at in several steps. */
const longText = 20_000;

interface Checked {
  readonly release: string;
  readonly diagnostics: readonly Diagnostic[];
}

const checked = new WeakMap<Document, Checked>();

/** What there is to say of each document by itself. */
const foundAlone = eachOf(documentsOf, judgedRelease, checkDocument);

function checkDocument(document: Document, release: string): readonly Diagnostic[] {
  return toEnd(checkSteps(document, release));
}

function* checkSteps(document: Document, release: string): Steps<readonly Diagnostic[]> {
  const before = checked.get(document);
  if (before !== undefined && before.release === release) return before.diagnostics;
  const diagnostics: Diagnostic[] = [];
  const isLong = document.text.length > longText;
  for (const rule of documentRules) {
    for (const said of rule.check(document, release)) diagnostics.push(said);
    if (isLong) yield;
  }
  for (const problem of yield* validateSteps(document, { release })) diagnostics.push(problem);
  if (diagnostics.length > 1) diagnostics.sort(compareDiagnostics);
  checked.set(document, { release, diagnostics });
  return diagnostics;
}

/** By place; of those at one place the rule that is listed first. */
function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return a.range.from - b.range.from || a.range.to - b.range.to || rankOf(a) - rankOf(b);
}

function rankOf({ rule }: Diagnostic): number {
  return ranks.get(rule) ?? -1;
}

interface PlacedIn extends Placed {
  readonly document: Document;
}

/** What each rule has to say, with its places. */
const checks = [
  ...workspaceRules.map((rule) =>
    question((input, before: readonly PlacedIn[] | undefined): readonly PlacedIn[] => {
      const reports = rule.check(input).filter((each) => !isSilenced(rule, each));
      return sameList(
        reports.map((each) => placeOnce(rule, each)),
        before,
      );
    }),
  ),
  ...textRules.map((rule) => question((input) => rule.check(input).map((each) => placeText(rule, each)))),
];

function isSilenced({ layer }: Rule, { resource, code = '' }: Report): boolean {
  return layer === 'analyze' && isSuppressed(resource, code);
}

const reportedBefore = new WeakMap<Document, readonly PlacedIn[]>();

const reportedOf = question((input): ReadonlyMap<Document, readonly PlacedIn[]> => {
  const found = new Map<Document, PlacedIn[]>();
  for (const check of checks) for (const placed of check(input)) append(found, placed.document, placed);
  return new Map([...found].map(([document, list]) => [document, keptList(document, list)]));
});

/** The list of before when it has the same items, so that nobody looks at the document again. */
function keptList(document: Document, list: readonly PlacedIn[]): readonly PlacedIn[] {
  const same = sameList(list, reportedBefore.get(document));
  if (same === list) reportedBefore.set(document, list);
  return same;
}

/** What there is to say of each document beside others; undefined where there is nothing. */
const foundTogether = eachOf(documentsOf, reportedOf, (document, reported) => reported.get(document));

const placedReports = new WeakMap<Report, PlacedIn>();

/** A rule that answers from memory gives the same report again, which has its place already. */
function placeOnce(rule: Rule, report: Report): PlacedIn {
  let placed = placedReports.get(report);
  if (placed === undefined) {
    const { resource } = report;
    placed = { diagnostic: new PlacedDiagnostic(rule, report), resource, document: resource.document };
    placedReports.set(report, placed);
  }
  return placed;
}

function placeText({ id, layer, severity }: TextRule, { document, ...said }: TextReport): PlacedIn {
  return { diagnostic: { rule: id, ref: null, code: null, layer, severity, ...said }, resource: undefined, document };
}

import { append, sameList } from '../lists';
import { validateSteps, type Resource } from '../schema';
import { traceSteps, type Mesh } from '../mesh';
import { toEnd, type Steps } from '../steps';
import type { Diagnostic } from '../text';
import type { Document, Stream } from '../yaml';
import { afterDecisions } from './decisions/after-decisions';
import { findingsBefore, findingsIn, type Ruled } from './document-findings';
import type { Finding } from './finding';
import { isSuppressed } from './istioctl/suppress';
import type { PlacedFinding } from './placed';
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
  const documents = documentsOf(input);
  // All of them are passed at each key, so nothing is made here for those that are known.
  for (let index = 0; index < documents.length; index++) {
    const document = documents[index] as Document;
    if (checkedBefore(document, release) === undefined) yield* checkSteps(document, release);
    if (index % documentsAStep === 0) yield;
  }
  for (const check of checks) {
    check(input);
    yield;
  }
}

function* gather(input: RuleInput): Steps<readonly PlacedFinding[]> {
  const [alone, reported, ofTexts] = [foundAlone(input), reportedOf(input), textsOf(input)];
  const findings: PlacedFinding[] = [];
  let [next, at] = [0, 0];
  for (const { path: file, stream } of input.files) {
    for (let index = 0; index < stream.documents.length; index++) {
      const document = stream.documents[index] as Document;
      const own = alone[at] ?? [];
      if (at++ % documentsAStep === 0) yield;
      // Resources are in the order of the documents, so those of this one come next; a bundle has thousands, and few have findings.
      const first = next;
      while (isIn(input.resources[next], file, document)) next++;
      const resources = input.resources.slice(first, next);
      const reports = resources.map((resource) => reported.get(resource) ?? nothing);
      const texts = ofTexts.get(document) ?? nothing;
      if (own.length + texts.length === 0 && reports.every((list) => list.length === 0)) continue;
      const said = { own, texts, resources, reports, place: { file, document: document.id } };
      const found = findingsBefore(document, said) ?? (yield* findingsIn(document, said));
      for (let each = 0; each < found.length; each++) findings.push(found[each] as PlacedFinding);
    }
  }
  return findings;
}

const nothing: readonly never[] = [];

function isIn(resource: Resource | undefined, file: string, document: Document): boolean {
  return resource?.place.document === document.id && resource.place.file === file;
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
  return checkedBefore(document, release) ?? toEnd(checkSteps(document, release));
}

/** What is known of a document by itself; undefined where it was not looked at. */
function checkedBefore(document: Document, release: string): readonly Diagnostic[] | undefined {
  const before = checked.get(document);
  return before?.release === release ? before.diagnostics : undefined;
}

function* checkSteps(document: Document, release: string): Steps<readonly Diagnostic[]> {
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

/** What each rule has to say of resources. */
const reportsBy = workspaceRules.map((rule) => ({
  rule,
  ask: question((input, before: readonly Report[] | undefined) =>
    sameList(
      rule.check(input).filter((each) => !isSilenced(rule, each)),
      before,
    ),
  ),
}));

/** What each rule has to say of documents that hold no resource. */
const textsBy = textRules.map((rule) => question((input) => rule.check(input).map((each) => sayOfText(rule, each))));

const checks = [...reportsBy.map(({ ask }) => ask), ...textsBy];

function isSilenced({ layer }: Rule, { resource, code = '' }: Report): boolean {
  return layer === 'analyze' && isSuppressed(resource, code);
}

/** What is said of each resource, in the order of the rules. A list with the same items stays the same, so that nobody looks at its document again. */
const reportedOf = question((input, before: ReadonlyMap<Resource, readonly Ruled[]> | undefined) => {
  const found = new Map<Resource, Ruled[]>();
  for (const { rule, ask } of reportsBy)
    for (const report of ask(input)) append(found, report.resource, ruledOnce(rule, report));
  return new Map([...found].map(([resource, list]) => [resource, sameList(list, before?.get(resource))]));
});

const ruled = new WeakMap<Report, Ruled>();

/** A rule that answers from memory gives the same report again. */
function ruledOnce(rule: Rule, report: Report): Ruled {
  let known = ruled.get(report);
  if (known === undefined) ruled.set(report, (known = { rule, report }));
  return known;
}

const textsOf = question((input): ReadonlyMap<Document, readonly Diagnostic[]> => {
  const found = new Map<Document, Diagnostic[]>();
  for (const ask of textsBy) for (const { document, diagnostic } of ask(input)) append(found, document, diagnostic);
  return found;
});

function sayOfText(
  { id, layer, severity }: TextRule,
  { document, ...said }: TextReport,
): { readonly document: Document; readonly diagnostic: Diagnostic } {
  return { document, diagnostic: { rule: id, ref: null, code: null, layer, severity, ...said } };
}

import { validateDocument, type Resource } from '../schema';
import type { Mesh } from '../mesh';
import { type Diagnostic } from '../text';
import type { Document, Stream } from '../yaml';
import { afterDecisions } from './decisions/after-decisions';
import type { Finding } from './finding';
import { isSuppressed } from './istioctl/suppress';
import { PlacedDiagnostic, PlacedFinding, type DocumentPlace } from './placed';
import { documentsOf, eachOf, question, sameList } from './question';
import { judgedRelease } from './release';
import type { DocumentRule, Report, Rule, WorkspaceRule } from './rule';
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
  let findings = found.get(input);
  if (findings === undefined) found.set(input, (findings = afterDecisions(input, runRules(input))));
  return findings;
}

function runRules(input: RuleInput): readonly PlacedFinding[] {
  const [alone, together] = [foundAlone(input), foundTogether(input)];
  const findings: PlacedFinding[] = [];
  let [next, at] = [0, 0];
  for (const { path: file, stream } of input.files) {
    for (let index = 0; index < stream.documents.length; index++) {
      const document = stream.documents[index] as Document;
      const [own, more] = [alone[at] ?? [], together[at]];
      at++;
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

/** What there is to say of a document, by itself and beside others. */
interface Said {
  readonly own: readonly Diagnostic[];
  readonly more: readonly Placed[] | undefined;
  /** In the order of their places, without what the user keeps quiet. */
  readonly ordered: readonly Placed[];
  readonly place: DocumentPlace;
  /** The document's own, which get other keys when those of others change. */
  readonly resources: readonly Resource[];
  readonly findings: readonly PlacedFinding[];
}

const saidBefore = new WeakMap<Document, Said>();

/** The findings of a document; those of before while it stays where it is, with nothing else to say. */
function findingsIn(
  document: Document,
  { own, more, place, resources }: Omit<Said, 'ordered' | 'findings'>,
): readonly PlacedFinding[] {
  const before = saidBefore.get(document);
  const saysTheSame =
    before?.own === own && before.more === more && sameList(resources, before.resources) === before.resources;
  if (saysTheSame && isSamePlace(before.place, place)) return before.findings;
  const ordered = saysTheSame ? before.ordered : inOrder(own, more, resources);
  const findings = ordered.map(({ diagnostic, resource }) => findingOf(diagnostic, { ...place, resource }));
  saidBefore.set(document, { own, more, ordered, place, resources, findings });
  return findings;
}

function isSamePlace(a: DocumentPlace, b: DocumentPlace): boolean {
  return a.start === b.start && a.index === b.index && a.file === b.file && a.document === b.document;
}

/**
 * What istiod's webhook lets pass, `istioctl analyze` reports under the same code, and an annotation of the resource quiets it there. What istiod
 * refuses is said whatever the annotation says, since the resource does not get in.
 */
function isOnlyWarned({ layer, severity }: Diagnostic): boolean {
  return layer === 'webhook' && severity !== 'error';
}

const findingsByDiagnostic = new WeakMap<Diagnostic, PlacedFinding>();

/** The same finding as before while neither it nor its place changed: what stands above an edit stays where it is. */
function findingOf(diagnostic: Diagnostic, where: FindingPlace): PlacedFinding {
  const before = findingsByDiagnostic.get(diagnostic);
  if (before && before.resource === where.resource && isSamePlace(before, where)) return before;
  const finding = new PlacedFinding(diagnostic, where, where.resource);
  findingsByDiagnostic.set(diagnostic, finding);
  return finding;
}

interface FindingPlace extends DocumentPlace {
  readonly resource: Resource | undefined;
}

const documentRules = rules.filter((rule): rule is DocumentRule => rule.scope === 'document');
const ranks: ReadonlyMap<string, number> = new Map(rules.map(({ id }, rank) => [id, rank]));
const workspaceRules = rules.filter((rule): rule is WorkspaceRule => rule.scope === 'workspace');

interface Checked {
  readonly release: string;
  readonly diagnostics: readonly Diagnostic[];
}

const checked = new WeakMap<Document, Checked>();

/** What there is to say of each document by itself. */
const foundAlone = eachOf(documentsOf, judgedRelease, checkDocument);

function checkDocument(document: Document, release: string): readonly Diagnostic[] {
  const before = checked.get(document);
  if (before !== undefined && before.release === release) return before.diagnostics;
  const diagnostics = [
    ...documentRules.flatMap((rule) => rule.check(document, release)),
    ...validateDocument(document, { release }),
  ];
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

interface Placed {
  readonly diagnostic: Diagnostic;
  readonly resource: Resource | undefined;
}

interface PlacedIn extends Placed {
  readonly resource: Resource;
}

/** What each rule has to say, with its places. */
const checks = workspaceRules.map((rule) =>
  question((input, before: readonly PlacedIn[] | undefined): readonly PlacedIn[] => {
    const reports = rule.check(input).filter((each) => !isSilenced(rule, each));
    return sameList(
      reports.map((each) => placeOnce(rule, each)),
      before,
    );
  }),
);

function isSilenced({ layer }: Rule, { resource, code = '' }: Report): boolean {
  return layer === 'analyze' && isSuppressed(resource, code);
}

const reportedBefore = new WeakMap<Document, readonly PlacedIn[]>();

const reportedOf = question((input): ReadonlyMap<Document, readonly PlacedIn[]> => {
  const found = new Map<Document, PlacedIn[]>();
  for (const check of checks) {
    for (const placed of check(input)) {
      const { document } = placed.resource;
      const list = found.get(document);
      if (list) list.push(placed);
      else found.set(document, [placed]);
    }
  }
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
    placed = { diagnostic: new PlacedDiagnostic(rule, report), resource: report.resource };
    placedReports.set(report, placed);
  }
  return placed;
}

function inOrder(
  own: readonly Diagnostic[],
  more: readonly Placed[] = [],
  resources: readonly Resource[],
): readonly Placed[] {
  const all = [...own.map((each): Placed => ({ diagnostic: each, resource: resourceAt(resources, each) })), ...more];
  const said = all.filter(({ diagnostic, resource }) => !isQuiet(diagnostic, resource));
  return more.length === 0 ? said : said.sort((a, b) => a.diagnostic.range.from - b.diagnostic.range.from);
}

function isQuiet(diagnostic: Diagnostic, about: Resource | undefined): boolean {
  return about !== undefined && isOnlyWarned(diagnostic) && isSuppressed(about, diagnostic.code ?? '');
}

function resourceAt(resources: readonly Resource[], { path }: Diagnostic): Resource | undefined {
  return resources.find((resource) => resource.place.path.every((step, index) => path?.[index] === step));
}

import { isSameList } from '../lists';
import { cutListOf, type Resource } from '../schema';
import type { Diagnostic } from '../text';
import type { Steps } from '../steps';
import type { Document } from '../yaml';
import { isSuppressed } from './istioctl/suppress';
import { isSamePlace, PlacedDiagnostic, PlacedFinding, type DocumentPlace } from './placed';
import type { Report, Rule } from './rule';

/** What a rule says of a resource. */
export interface Ruled {
  readonly rule: Rule;
  readonly report: Report;
}

/** What there is to say of a document. */
interface Said {
  /** Of the document by itself, in the order of their places. */
  readonly own: readonly Diagnostic[];
  /** Of it beside others, where it holds no resource. */
  readonly texts: readonly Diagnostic[];
  /** The document's own, which get other keys when those of others change. */
  readonly resources: readonly Resource[];
  /** Of each of them, beside others. */
  readonly reports: readonly (readonly Ruled[])[];
  readonly place: DocumentPlace;
}

interface Known extends Said {
  /** In the order of their places, without what the user keeps quiet. */
  readonly ordered: readonly About[];
  readonly findings: readonly PlacedFinding[];
}

/** Something that is said, with the resource that it is about; undefined where that is no resource. */
interface About {
  readonly diagnostic: Diagnostic;
  readonly resource: Resource | undefined;
}

const known = new WeakMap<Document, Known>();

/** The findings of a document as they were found before; undefined where it does not stay where it was, or there is something else to say. */
export function findingsBefore(document: Document, said: Said): readonly PlacedFinding[] | undefined {
  const before = known.get(document);
  return before && isSamePlace(before.place, said.place) && isSameSaid(said, before) ? before.findings : undefined;
}

/** The findings of a document in the order of their places, in steps, since a List may have thousands. */
export function* findingsIn(document: Document, said: Said): Steps<readonly PlacedFinding[]> {
  const before = known.get(document);
  const ordered = before && isSameSaid(said, before) ? before.ordered : yield* inOrder(document, said);
  const findings: PlacedFinding[] = [];
  for (const [index, { diagnostic, resource }] of ordered.entries()) {
    findings.push(findingOf(diagnostic, { ...said.place, resource }));
    if (index % findingsAStep === findingsAStep - 1) yield;
  }
  known.set(document, { ...said, ordered, findings });
  return findings;
}

const findingsAStep = 500;

function isSameSaid(a: Said, b: Said): boolean {
  return (
    a.own === b.own &&
    isSameList(a.texts, b.texts) &&
    isSameList(a.resources, b.resources) &&
    isSameList(a.reports, b.reports)
  );
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

function* inOrder(document: Document, { own, texts, resources, reports }: Said): Steps<readonly About[]> {
  const said: About[] = [];
  const byItem = new Map(resources.map((resource) => [resource.place.path[1], resource]));
  for (const diagnostic of own) {
    const resource = resourceAt(byItem, diagnostic);
    if (!isQuiet(document, diagnostic, resource)) said.push({ diagnostic, resource });
  }
  let more = 0;
  for (const [index, list] of reports.entries()) {
    const resource = resources[index] as Resource;
    for (const each of list) {
      const diagnostic = placeIn(document, each);
      if (!isQuiet(document, diagnostic, resource)) said.push({ diagnostic, resource });
      if (++more % findingsAStep === 0) yield;
    }
  }
  for (const diagnostic of texts) said.push({ diagnostic, resource: undefined });
  return more + texts.length === 0 ? said : said.sort((a, b) => a.diagnostic.range.from - b.diagnostic.range.from);
}

const placed = new WeakMap<Ruled, PlacedDiagnostic>();

/** What a rule says, at its place in a document; the same while the document is. */
function placeIn(document: Document, ruled: Ruled): PlacedDiagnostic {
  const before = placed.get(ruled);
  if (before?.isIn(document)) return before;
  const diagnostic = new PlacedDiagnostic(ruled.rule, ruled.report, document, before);
  placed.set(ruled, diagnostic);
  return diagnostic;
}

function isQuiet(document: Document, diagnostic: Diagnostic, about: Resource | undefined): boolean {
  if (about === undefined) return false;
  // What would be said of the last resource of a list that was cut off may be said of what is missing.
  if (about.incomplete && cutListOf(document) !== undefined) return true;
  return isOnlyWarned(diagnostic) && isSuppressed(about, diagnostic.code ?? '');
}

/** The resource around a place: the only one of a document, or the item of a List, by its index. */
function resourceAt(byItem: ReadonlyMap<unknown, Resource>, { path }: Diagnostic): Resource | undefined {
  return byItem.get(undefined) ?? (path?.[0] === 'items' ? byItem.get(path[1]) : undefined);
}

import { isSameList } from '../lists';
import { cutListOf, type Resource } from '../schema';
import type { Diagnostic } from '../text';
import type { Document } from '../yaml';
import { isSuppressed } from './istioctl/suppress';
import { PlacedFinding, type DocumentPlace } from './placed';

/** Something that a rule says, with the resource that it is about; undefined where that is no resource. */
export interface Placed {
  readonly diagnostic: Diagnostic;
  readonly resource: Resource | undefined;
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

/** The findings of a document in the order of their places; those of before while it stays where it is, with nothing else to say. */
export function findingsIn(
  document: Document,
  { own, more, place, resources }: Omit<Said, 'ordered' | 'findings'>,
): readonly PlacedFinding[] {
  const before = saidBefore.get(document);
  const saysTheSame = before?.own === own && before.more === more && isSameList(resources, before.resources);
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
  if (about === undefined) return false;
  return isCutOff(about) || (isOnlyWarned(diagnostic) && isSuppressed(about, diagnostic.code ?? ''));
}

/** The last resource of a list that was cut off: what would be said of it may be said of what is missing. */
function isCutOff({ incomplete, document }: Resource): boolean {
  return incomplete && cutListOf(document) !== undefined;
}

function resourceAt(resources: readonly Resource[], { path }: Diagnostic): Resource | undefined {
  return resources.find((resource) => resource.place.path.every((step, index) => path?.[index] === step));
}

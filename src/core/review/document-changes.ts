import { append } from '../lists';
import { isEqual, withoutRemarks } from '../mesh';
import { documentOf, groupOf, isRecord, type Resource } from '../schema';
import { samePath, type Path } from '../text';
import { itemTextOf, type Document } from '../yaml';
import type { ComparedWorkspace, UnreadDocument } from './comparison';
import type { DocumentChange } from './document-change';
import { digestOf } from './digest';
import { documentSentence } from './document-words';

/** A resource with its counterpart on the other side. */
interface ResourcePair {
  readonly before: Resource | undefined;
  readonly after: Resource | undefined;
}

/** Which resource of one side is which of the other. */
export interface Counterparts {
  readonly pairs: readonly ResourcePair[];
  readonly ofBefore: ReadonlyMap<Resource, Resource>;
  readonly ofAfter: ReadonlyMap<Resource, Resource>;
}

/**
 * Resources are the same where group, kind, namespace and name are, as for the API server. Of several with one name those that say the same go together, and
 * the rest in their order.
 */
export function pairResources(before: readonly Resource[], after: readonly Resource[]): Counterparts {
  const open = new Map<string, Resource[]>();
  for (const resource of before) append(open, identityOf(resource), resource);
  const partners = new Map<Resource, Resource>();
  const take = (resource: Resource, isPartner: (other: Resource) => boolean): void => {
    const others = open.get(identityOf(resource));
    const at = partners.has(resource) ? -1 : (others?.findIndex(isPartner) ?? -1);
    const [partner] = at < 0 ? [] : (others?.splice(at, 1) ?? []);
    if (partner) partners.set(resource, partner);
  };
  for (const resource of after) take(resource, (other) => saysTheSame(other, resource));
  for (const resource of after) take(resource, () => true);
  const ofBefore = new Map([...partners].map(([now, old]) => [old, now]));
  const pairs = [
    ...after.map((resource) => ({ before: partners.get(resource), after: resource })),
    ...before.filter((resource) => !ofBefore.has(resource)).map((resource) => ({ before: resource, after: undefined })),
  ];
  return { pairs, ofBefore, ofAfter: partners };
}

const compared = new WeakMap<Resource, { readonly other: Resource; readonly same: boolean }>();

/** Whether two resources are equal but for comments, layout and order of keys. */
export function saysTheSame(a: Resource, b: Resource): boolean {
  let known = compared.get(a);
  if (known?.other !== b) {
    known = { other: b, same: a.incomplete === b.incomplete && isEqual(a.value, b.value) };
    compared.set(a, known);
  }
  return known.same;
}

/** The resources that differ, those that say the same in other words among them. */
export function documentChanges(
  { pairs }: Counterparts,
  baseline: ComparedWorkspace,
  proposal: ComparedWorkspace,
): readonly DocumentChange[] {
  return pairs.flatMap(({ before, after }): readonly DocumentChange[] => {
    if (isRemarksAlone(before, after)) return [];
    const [old, own] = [before && writtenIn(baseline, before), after && writtenIn(proposal, after)];
    if (old && own && saysItAlike(old, own)) return [];
    const change = before && after ? 'changed' : after ? 'added' : 'removed';
    const key = (after ?? before)?.key ?? '';
    const textOnly = before !== undefined && after !== undefined && saysTheSame(before, after);
    const sentence = documentSentence(before, after, textOnly);
    return [
      {
        id: `resource-${change} ${key}`,
        sentence,
        named: `${sentence} Text ${digestOf(textNamed(after ?? before, own ?? old))}.`,
        change,
        key,
        before,
        after,
        texts: () => ({ before: old && wholeTextOf(old), after: own && wholeTextOf(own) }),
        textOnly,
      },
    ];
  });
}

/**
 * Whether nothing of a design differs but what a team wrote about it, be it that the design is there for that alone: the decisions of a review are notes, and
 * change nothing that is reviewed.
 */
function isRemarksAlone(before: Resource | undefined, after: Resource | undefined): boolean {
  const sides = [before, after].filter((side) => side !== undefined);
  if (sides.some(({ kind, incomplete }) => kind !== 'EgressDesign' || incomplete)) return false;
  if (before && after)
    return !saysTheSame(before, after) && isEqual(withoutRemarks(before.value), withoutRemarks(after.value));
  return sides.every((side) => isRecord(side.value['spec']) && isEqual(withoutRemarks(side.value)['spec'], {}));
}

/** The documents of one side that have a syntax error. */
export function unreadDocuments(side: UnreadDocument['side'], { files }: ComparedWorkspace): readonly UnreadDocument[] {
  return files.flatMap(({ path, stream }) =>
    stream.documents.flatMap(({ incomplete, problems }, index) =>
      incomplete ? [{ side, file: path, index, problem: problems[0]?.message ?? 'It is no YAML.' }] : [],
    ),
  );
}

function identityOf({ apiVersion, kind, namespace, name }: Resource): string {
  return JSON.stringify([groupOf(apiVersion), kind, namespace, name]);
}

/** A resource where it is written: a path in a document. */
interface Written {
  readonly document: Document;
  readonly path: Path;
}

function writtenIn({ files }: ComparedWorkspace, { key, place }: Resource): Written {
  const document = documentOf(files, place);
  if (document === undefined)
    throw new Error(`${place.file} has no document ${place.document}, in which ${key} stands`);
  return { document, path: place.path };
}

/** What an answer keeps a digest of. Answers are notes in a design, which must not make another one of that design. */
function textNamed(resource: Resource | undefined, written: Written | undefined): string {
  if (resource?.kind === 'EgressDesign') return JSON.stringify(withoutRemarks(resource.value));
  return written ? coreOf(written) : '';
}

/** Whether two documents, or items of Lists, have the same text. */
function saysItAlike(a: Written, b: Written): boolean {
  return (a.document.text === b.document.text && samePath(a.path, b.path)) || coreOf(a) === coreOf(b);
}

/** What is said and remarked in a document or an item of a List; without the marker line and space around it. */
function coreOf(written: Written): string {
  return textOf(written)
    .replace(/^---[ \t]*\r?\n/, '')
    .trim();
}

/** The text of a document, or of the item of a List as a document of its own. */
function wholeTextOf(written: Written): string {
  const text = textOf(written);
  // Beside a text that is not there, a last line without its break reads as one that takes the place of an empty line.
  return /[\r\n]$/.test(text) ? text : `${text}\n`;
}

function textOf({ document, path }: Written): string {
  return itemTextOf(document, path) ?? document.text;
}

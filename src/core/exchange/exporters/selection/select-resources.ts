import { listIn } from '../../../mesh';
import { cutListOf, readResources, strayText, unreadFrom, type DocumentResource } from '../../../schema';
import { applyEdits, type Path } from '../../../text';
import type { SourceFile, Workspace } from '../../../workspace';
import { deleteAll, positionIn, readDocuments, streamOf, type Document } from '../../../yaml';
import { joinDocuments } from '../bundle';
import type { LeftOut } from '../left-out';
import { listParts } from '../split-list';
import { readBefore, type Before, type GoneResource } from './changed-resources';
import { isFromCluster, isRunningPod, withoutServerFields } from './server-fields';

/** Which resources leave, and how much of them. */
export interface Selecting {
  /** An earlier state: what says the same there stays out. Undefined: all leave. */
  readonly since?: Workspace | undefined;
  /** Whether what the API server writes into objects (resourceVersion, uid, status and the like) stays out. */
  readonly withoutServerFields?: boolean;
}

/** The files of a workspace with what leaves of them, each as it is written there but for what was cut out. */
export interface Selection {
  readonly workspace: Workspace;
  /** How many resources for a cluster stay out because they say what they said. */
  readonly unchanged: number;
  /** What the earlier state had and the workspace has no longer; nothing where a part of that cannot be read, and may hold it. */
  readonly gone: readonly GoneResource[];
  readonly leftOut: readonly LeftOut[];
  /** The places of the resources that leave and of the documents that leave whole, as `leavingPlace` writes them; undefined: all leave. */
  readonly leaving: ReadonlySet<string> | undefined;
  readonly cautions: Cautions;
}

/** Where something is written: in which file, in which of its documents, from 0, and at which path. A document has the empty path. */
export function leavingPlace(file: string, document: number, path: Path): string {
  return JSON.stringify([file, document, ...path]);
}

/** What `kubectl apply` should not get, of so many resources that leave. */
export interface Cautions {
  readonly resources: number;
  /** So many came from a cluster and still hold its resourceVersion or uid. */
  readonly fromCluster: number;
  readonly runningPods: number;
}

/** Takes out of a workspace what is to leave. Without a wish it is the workspace itself. */
export function selectResources(workspace: Workspace, selecting: Selecting): Selection {
  const before = selecting.since && readBefore(selecting.since);
  const tally: Tally = { unchanged: 0, leftOut: [], leaving: new Set() };
  const files = workspace.files.flatMap((file) => selectIn(file, before, selecting, tally));
  return {
    workspace: { files },
    unchanged: tally.unchanged,
    gone: before && workspace.files.every(isRead) ? before.goneFrom(workspace.files) : [],
    leftOut: tally.leftOut,
    leaving: before && tally.leaving,
    cautions: cautionsOf(files),
  };
}

function isRead(file: SourceFile): boolean {
  return streamOf(file).documents.every(
    (document) => unreadFrom(document) === undefined && strayText(document)?.isProse !== true,
  );
}

interface Tally {
  unchanged: number;
  readonly leftOut: LeftOut[];
  readonly leaving: Set<string>;
}

function selectIn(file: SourceFile, before: Before | undefined, selecting: Selecting, tally: Tally): SourceFile[] {
  const { documents } = streamOf(file);
  const texts = documents.flatMap((document, index) => {
    const part = { document, place: (path: Path) => leavingPlace(file.path, index, path) };
    const leave: Leave = (resource, why) => {
      const { line } = positionIn(streamOf(file), index, 0);
      tally.leftOut.push({ file: file.path, line, what: resource ? titleOf(resource) : 'A document', why });
      if (resource) tally.leaving.delete(part.place(resource.path));
    };
    const changed = before ? changedPart(part, before, tally, leave) : [document];
    return changed.map((each) => (selecting.withoutServerFields === true ? withoutServerFields(each) : each.text));
  });
  if (texts.length === documents.length && texts.every((text, index) => text === documents[index]?.text)) return [file];
  return texts.some((text) => text.trim() !== '') ? [{ path: file.path, text: joinDocuments(texts) }] : [];
}

/** A document of a file, with what writes the place of something in it. */
interface Part {
  readonly document: Document;
  readonly place: (path: Path) => string;
}

/** Notes that a resource stays out, or a document that holds none, and why. */
type Leave = (what: DocumentResource | undefined, why: string) => void;

const unread = 'cannot be read to its end, so more may be meant than is there';
const inUse = 'cannot be taken out of its List, of which other parts use it';

/** A document as far as it says something new: whole, not at all, or a List with some of its items. */
function changedPart({ document, place }: Part, before: Before, tally: Tally, leave: Leave): readonly Document[] {
  const resources = readResources(document);
  const same = new Set(resources.filter((each) => before.hasSame(each)));
  const changed = resources.filter((each) => !same.has(each));
  tally.unchanged += [...same].filter(isForCluster).length;
  if (resources.length === 0 && document.incomplete) leave(undefined, unread);
  for (const each of changed) if (each.incomplete) leave(each, unread);
  const kept = changed.filter(({ incomplete }) => !incomplete);
  if (kept.length === 0) return [];
  for (const { path } of kept) tally.leaving.add(place(path));
  const isPart = cutListOf(document) !== undefined || document.incomplete;
  if (kept.length < resources.length || isPart) return itemsOf(document, kept, leave);
  tally.leaving.add(place([]));
  return [document];
}

/** A List with some of its items, or these by themselves where the rest cannot be cut away, or the List has lost its kind or has an error. */
function itemsOf(document: Document, kept: readonly DocumentResource[], leave: Leave): readonly Document[] {
  const isWhole = cutListOf(document) === undefined && !document.incomplete;
  const edits = !isWhole ? undefined : deleteAll(document, pathsBeside(document, kept));
  if (edits) return readDocuments(applyEdits(document.text, edits)).documents;
  const staying = new Set(kept.map(({ path }) => path[1]));
  const parts = listParts(document).filter(({ resource }) => staying.delete(resource.path[1]));
  for (const each of kept) if (staying.has(each.path[1])) leave(each, inUse);
  return readDocuments(joinDocuments(parts.map(({ text }) => text))).documents;
}

function titleOf({ kind, name }: DocumentResource): string {
  return `${kind} ${name}`.trim();
}

/** The paths of all items of a List but some. */
function pathsBeside({ value }: Document, kept: readonly DocumentResource[]): readonly (readonly [string, number])[] {
  const staying = new Set(kept.map(({ path }) => path[1]));
  return listIn(value, 'items').flatMap((_, index) => (staying.has(index) ? [] : [['items', index] as const]));
}

function cautionsOf(files: readonly SourceFile[]): Cautions {
  const resources = files
    .flatMap((file) => streamOf(file).documents.flatMap((document) => readResources(document)))
    .filter(isForCluster);
  return {
    resources: resources.length,
    fromCluster: resources.filter(isFromCluster).length,
    runningPods: resources.filter(isRunningPod).length,
  };
}

function isForCluster({ kind }: DocumentResource): boolean {
  return kind !== 'EgressDesign';
}

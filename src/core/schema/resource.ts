import { samePath, type Path } from '../text';
import { documentById, valueAt, type Document, type Stream } from '../yaml';
import { cutListOf, isWholeInCut } from './cut-list';
import { isRecord } from '../lists';
import { isWholeItem } from './whole-items';

/** The namespace that a resource without one lands in when it is applied with kubectl's own default. */
export const defaultNamespace = 'default';

/** A place in the workspace: a path in a document of a file. The empty path is the document itself. */
export interface Place {
  readonly file: string;
  /** `Document.id` in the stream of that file. */
  readonly document: string;
  readonly path: Path;
}

/** Whether two places are one. */
export function isSamePlace(a: Place, b: Place): boolean {
  return a.file === b.file && a.document === b.document && samePath(a.path, b.path);
}

/**
 * A Kubernetes object found in a document: the document's root, or an item of a `kind: List`. It keeps its identity while it says the same in the same place,
 * though the document's text changes around it: where it stands in the text is asked of the document that `documentOf` finds.
 */
export interface Resource {
  /** Unique in the workspace: `Kind/namespace/name` (`Kind/name` without a namespace), with `#2`, `#3` … behind for later duplicates. */
  readonly key: string;
  readonly place: Place;
  readonly apiVersion: string;
  readonly kind: string;
  /** As written, else the default namespace that the snapshot was given; null when there is neither. */
  readonly namespace: string | null;
  /** As written; empty when absent. */
  readonly name: string;
  /** The object, with at least `apiVersion` and `kind`. */
  readonly value: Readonly<Record<string, unknown>>;
  /** True when parts may be missing: its document, or of a List this item, has a syntax error, or the text ends in the middle of the resource. */
  readonly incomplete: boolean;
}

/** The document of a place; undefined where the file or the document is gone. */
export function documentOf(
  files: readonly { readonly path: string; readonly stream: Stream }[],
  { file, document }: Place,
): Document | undefined {
  const stream = streamOf(files, file);
  return stream && documentById(stream, document);
}

type Files = Parameters<typeof documentOf>[0];

const streams = new WeakMap<Files, ReadonlyMap<string, Stream>>();

/** Whoever asks for the document of one of thousands of resources asks for the others too. */
function streamOf(files: Files, path: string): Stream | undefined {
  let byPath = streams.get(files);
  if (byPath === undefined) streams.set(files, (byPath = new Map(files.map((view) => [view.path, view.stream]))));
  return byPath.get(path);
}

/** `Resource` without what depends on the rest of the workspace, remembered per document. */
export interface DocumentResource {
  readonly path: Path;
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly incomplete: boolean;
}

/** The group of an apiVersion: `networking.istio.io`, or '' for the core group. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

const written = new WeakMap<Document, readonly DocumentResource[]>();

/**
 * The objects that a document holds: none, one, or the items of a List, be its kind cut off. Objects without `kind` are left out. A List has thousands, and many
 * ask for them at each key, so they are remembered.
 */
export function readResources(document: Document): readonly DocumentResource[] {
  let known = written.get(document);
  if (known === undefined) written.set(document, (known = resourcesIn(document)));
  return known;
}

function resourcesIn(document: Document): readonly DocumentResource[] {
  const { value } = document;
  if (!isRecord(value)) return [];
  const kind = value['kind'];
  const cut = cutListOf(document);
  if (cut) return readItems(value['items'], (index) => !isWholeInCut(document, cut, index));
  if (kind === 'List' && !Array.isArray(value['items'])) return [];
  if (typeof kind === 'string' && kind.endsWith('List') && Array.isArray(value['items'])) {
    return readItems(value['items'], (index) => document.incomplete && !isWholeItem(document, index));
  }
  return readResource(value, [], document.incomplete);
}

/** The key of a resource before duplicates are numbered. Kinds of the Kubernetes Gateway API carry their group, since `Gateway` is Istio's too. */
export function resourceKey(resource: Pick<DocumentResource, 'apiVersion' | 'kind' | 'namespace' | 'name'>): string {
  const kind =
    groupOf(resource.apiVersion) === 'gateway.networking.k8s.io'
      ? `${resource.kind}.gateway.networking.k8s.io`
      : resource.kind;
  return resource.namespace === null ? `${kind}/${resource.name}` : `${kind}/${resource.namespace}/${resource.name}`;
}

function readItems(items: unknown, isIncomplete: (index: number) => boolean): readonly DocumentResource[] {
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: unknown, index) => readResource(item, ['items', index], isIncomplete(index)));
}

function readResource(value: unknown, path: Path, incomplete: boolean): DocumentResource[] {
  if (!isRecord(value) || typeof value['kind'] !== 'string') return [];
  const name = valueAt(value, ['metadata', 'name']);
  const namespace = valueAt(value, ['metadata', 'namespace']);
  const apiVersion = value['apiVersion'];
  const word = incomplete ? firstWord : (text: string): string => text;
  return [
    {
      path,
      apiVersion: typeof apiVersion === 'string' ? apiVersion : '',
      kind: word(value['kind']),
      namespace: typeof namespace === 'string' && namespace !== '' ? word(namespace) : null,
      name: typeof name === 'string' || typeof name === 'number' ? word(String(name)) : '',
      value,
      incomplete,
    },
  ];
}

const longestWord = 80;

/** A quote that is never closed takes the lines after it into a name; names have no spaces, so its first word is what was written. */
function firstWord(text: string): string {
  const [word = '', ...more] = text.trim().split(/\s+/);
  return more.length === 0 ? text : `${word.slice(0, longestWord)}…`;
}

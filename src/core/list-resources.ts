import { addAll, sameList, shareEqual } from './lists';
import { findKind, readResources, resourceKey, type DocumentResource, type Resource } from './schema';
import { samePath } from './text';
import { documentById, type Document, type Stream } from './yaml';

/** What the resources are listed of. */
interface Listed {
  readonly files: readonly FileStream[];
  /** Namespace of resources that name none; undefined: they have none. */
  readonly defaultNamespace: string | undefined;
}

interface FileStream {
  readonly path: string;
  readonly stream: Stream;
}

/** A list of before, with what it was made of. */
export interface Listing extends Listed {
  readonly resources: readonly Resource[];
}

/**
 * All Kubernetes objects in the order of files and documents, with those of before where nothing changed: a resource of which only comments or layout
 * differ is the same object, and so is the list of them. Resources with one key are numbered from the second on.
 */
export function listResources({ files, defaultNamespace }: Listed, before?: Listing): readonly Resource[] {
  const replaced = before && before.defaultNamespace === defaultNamespace ? replaceResources(files, before) : undefined;
  if (replaced) return replaced;
  const seen = new Map<string, number>();
  const resources: Resource[] = [];
  for (const [fileIndex, view] of files.entries()) {
    for (const document of view.stream.documents) {
      const memory = remember(document, defaultNamespace);
      if (memory.found.length === 0) continue;
      const placedBefore = memory.placed ?? placedIn(before?.files ?? [], view.path, fileIndex, document) ?? [];
      memory.placed = memory.found.map(({ resource, key: base }, index) => {
        const count = (seen.get(base) ?? 0) + 1;
        seen.set(base, count);
        const key = count === 1 ? base : `${base}#${count}`;
        return placeResource(resource, key, { file: view.path, document }, placedBefore[index]);
      });
      addAll(resources, memory.placed);
    }
  }
  return resources;
}

/** How the resources of the document with the same id were placed in a file, which most likely is at an index; undefined where there was none. */
function placedIn(
  files: Listed['files'],
  path: string,
  index: number,
  { id }: Document,
): readonly Resource[] | undefined {
  const file = files[index]?.path === path ? files[index] : files.find((each) => each.path === path);
  const before = file && documentById(file.stream, id);
  return before && remembered.get(before)?.placed;
}

/**
 * The list of before with the resources of changed documents replaced in their places; undefined when a file or a document came,
 * went or moved, or a resource has another key, so that duplicates have to be counted anew. Typing takes this way.
 */
function replaceResources(files: Listed['files'], previous: Listing): readonly Resource[] | undefined {
  if (files.length !== previous.files.length) return undefined;
  const resources = [...previous.resources];
  for (const [fileIndex, view] of files.entries()) {
    const before = previous.files[fileIndex] as FileStream;
    const { documents } = view.stream;
    const old = before.stream.documents;
    if (view.path !== before.path || documents.length !== old.length) return undefined;
    if (view.stream === before.stream) continue;
    for (let index = 0; index < documents.length; index++) {
      const document = documents[index] as Document;
      const oldDocument = old[index] as Document;
      if (document === oldDocument) continue;
      // Documents that change places may have one key, and which of them is numbered depends on their order.
      if (document.id !== oldDocument.id) return undefined;
      if (!replaceDocument(resources, document, oldDocument, view.path, previous.defaultNamespace)) return undefined;
    }
  }
  return sameList(resources, previous.resources);
}

function replaceDocument(
  resources: Resource[],
  document: Document,
  old: Document,
  file: string,
  defaultNamespace: string | undefined,
): boolean {
  const before = remember(old, defaultNamespace);
  const memory = remember(document, defaultNamespace);
  const sameKeys =
    memory.found.length === before.found.length &&
    memory.found.every(({ key }, index) => key === before.found[index]?.key);
  if (!sameKeys) return false;
  // Another default namespace may have been asked about meanwhile, by which nothing was placed.
  const first = before.placed?.[0];
  const at = first === undefined ? -1 : resources.indexOf(first);
  if (at < 0 && before.found.length > 0) return false;
  memory.placed = memory.found.map(({ resource }, index) => {
    const placed = resources[at + index] as Resource;
    return placeResource(resource, placed.key, { file, document }, placed);
  });
  for (const [index, resource] of memory.placed.entries()) resources[at + index] = resource;
  return true;
}

/** The objects of a document with their keys before duplicates are numbered, and how they were placed last. */
interface Remembered {
  readonly found: readonly { readonly resource: DocumentResource; readonly key: string }[];
  readonly defaultNamespace: string | undefined;
  placed: readonly Resource[] | undefined;
}

const remembered = new WeakMap<Document, Remembered>();

function remember(document: Document, defaultNamespace: string | undefined): Remembered {
  const known = remembered.get(document);
  if (known && known.defaultNamespace === defaultNamespace) return known;
  const found = readResources(document).map((written) => {
    const resource = inNamespace(written, defaultNamespace);
    return { resource, key: resourceKey(resource) };
  });
  const fresh: Remembered = { found, defaultNamespace, placed: undefined };
  remembered.set(document, fresh);
  return fresh;
}

function inNamespace(resource: DocumentResource, fallback: string | undefined): DocumentResource {
  if (fallback === undefined || resource.namespace !== null) return resource;
  return findKind(resource.apiVersion, resource.kind)?.scope === 'Cluster'
    ? resource
    : { ...resource, namespace: fallback };
}

/** Where a resource stands: a file, and a document of it. */
interface Home {
  readonly file: string;
  readonly document: Document;
}

/** What was found as a resource of the workspace: the one of before where that says the same in the same place, else one that shares with it what is the same. */
function placeResource(found: DocumentResource, key: string, home: Home, before: Resource | undefined): Resource {
  const { path, apiVersion, kind, namespace, name, incomplete } = found;
  // What did not change within a resource keeps its identity too: a design of a thousand pods has one edited.
  const value = before ? shareEqual(before.value, found.value) : found.value;
  if (before && value === before.value && isSameResource(found, key, home, before)) return before;
  const place = { file: home.file, document: home.document.id, path };
  // Written out, since objects that are spread each get a shape of their own, and everything reads these.
  return { key, place, apiVersion, kind, namespace, name, value, incomplete };
}

function isSameResource(found: DocumentResource, key: string, { file, document }: Home, before: Resource): boolean {
  return (
    before.key === key &&
    before.namespace === found.namespace &&
    before.incomplete === found.incomplete &&
    before.place.file === file &&
    before.place.document === document.id &&
    samePath(before.place.path, found.path)
  );
}

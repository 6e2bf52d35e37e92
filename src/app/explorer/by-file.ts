import { groupBy } from '../../core/lists';
import type { Resource } from '../../core/schema';
import type { FileView, Snapshot } from '../../core/snapshot';
import { positionIn, type Document } from '../../core/yaml';
import { partsOf, type Part } from './parts';
import type { Branch } from './row';
import { fileWords, missingWords, rowWords } from './words/rows';

/** The tree as it is stored: files, their resources, and what those list. */
export function branchesByFile(snapshot: Snapshot): Branch[] {
  const byDocument = groupBy(snapshot.resources, ({ place }) => `${place.file}\n${place.document}`);
  const several = new Set(snapshot.resources.map((resource) => resource.namespace)).size > 1;
  return snapshot.files.map((view) => fileBranch(view, byDocument, several));
}

type ByDocument = ReadonlyMap<string, readonly Resource[]>;

/** `several`: resources lie in several namespaces, so that theirs must be told. */
function fileBranch(view: FileView, byDocument: ByDocument, several: boolean): Branch {
  const { path, stream } = view;
  const children = stream.documents.flatMap((document, at): readonly Branch[] => {
    const resources = byDocument.get(`${path}\n${document.id}`) ?? [];
    return resources.length > 0
      ? resources.map((resource) => resourceBranch(resource, several))
      : textBranches(view, document, at);
  });
  return {
    id: `file:${path}`,
    type: 'file',
    label: path,
    detail: '',
    spoken: fileWords.spoken(path, children.length),
    kind: undefined,
    place: { file: path, document: stream.documents[0]?.id ?? '', path: [] },
    resource: undefined,
    incomplete: false,
    startsOpen: true,
    ...(children.length > 0 ? { children: () => children } : {}),
  };
}

const branches = new WeakMap<Resource, { readonly several: boolean; readonly branch: Branch }>();

/** A resource as a branch. One that was not edited keeps its own from change to change. */
function resourceBranch(resource: Resource, several: boolean): Branch {
  const known = branches.get(resource);
  if (known?.several === several) return known.branch;
  const branch = makeBranch(resource, several);
  branches.set(resource, { several, branch });
  return branch;
}

function makeBranch(resource: Resource, several: boolean): Branch {
  const { kind, namespace, name } = resource;
  const label = name === '' ? missingWords.name(kind) : name;
  const parts = partsOf(resource);
  return {
    id: `res:${resource.key}`,
    type: 'resource',
    label,
    detail: several ? (namespace ?? '') : '',
    spoken: rowWords.spoken(kind, namespace, label),
    kind,
    place: resource.place,
    resource: resource.key,
    incomplete: resource.incomplete,
    // A design's workloads are what people look for, so it starts open; other resources start closed.
    startsOpen: kind === 'EgressDesign',
    ...(parts.length > 0 ? { children: () => parts.map((part) => partBranch(resource, part)) } : {}),
  };
}

/** What a resource lists, as a branch; workloads start open. */
function partBranch(resource: Resource, part: Part): Branch {
  const { path, label, detail, spoken, kind, children } = part;
  return {
    id: `part:${resource.key}:${path.join('/')}`,
    type: 'part',
    label,
    detail,
    spoken,
    kind,
    place: { ...resource.place, path },
    resource: resource.key,
    incomplete: resource.incomplete,
    startsOpen: true,
    ...(children.length > 0 ? { children: () => children.map((child) => partBranch(resource, child)) } : {}),
  };
}

/** A document that holds no Kubernetes object: unreadable, or something else. Documents with nothing but comments have no row. */
function textBranches(view: FileView, document: Document, index: number): readonly Branch[] {
  if (document.value === undefined && document.problems.length === 0) return [];
  const { line } = positionIn(view.stream, index, contentOffset(document));
  const label = document.incomplete ? fileWords.unreadable : fileWords.otherText;
  return [
    {
      id: `text:${view.path}:${document.id}`,
      type: 'text',
      label,
      detail: fileWords.line(line),
      spoken: fileWords.documentSpoken(label, line),
      kind: undefined,
      place: { file: view.path, document: document.id, path: [] },
      resource: undefined,
      incomplete: document.incomplete,
    },
  ];
}

function contentOffset(document: Document): number {
  return document.problems[0]?.range.from ?? document.tree.start[0] ?? 0;
}

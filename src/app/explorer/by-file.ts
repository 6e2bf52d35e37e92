import { addAll, isSameList, sameList } from '../../core/lists';
import type { Resource } from '../../core/schema';
import type { FileView, Snapshot } from '../../core/snapshot';
import { positionIn, type Document } from '../../core/yaml';
import { once } from '../once';
import { partsOf, type Part } from './parts';
import type { Branch } from './row';
import { fileWords, missingWords, rowWords } from './words/rows';

let last: readonly Branch[] = [];

/** The tree as it is stored: files, their resources, and what those list. Branches of which nothing changed are those of the tree before. */
export function branchesByFile({ files, resources }: Snapshot): readonly Branch[] {
  const several = resources.some(({ namespace }) => namespace !== resources[0]?.namespace);
  let next = 0;
  const branches = files.map((view, index) => {
    const first = next;
    // Resources are in the order of the files and their documents.
    while (resources[next]?.place.file === view.path) next++;
    return fileBranch(view, childrenOf(view, resources.slice(first, next), several), last[index]);
  });
  last = sameList(branches, last);
  return last;
}

/** `several`: resources lie in several namespaces, so that theirs must be told. */
function childrenOf(view: FileView, resources: readonly Resource[], several: boolean): readonly Branch[] {
  const children: Branch[] = [];
  let next = 0;
  for (const [at, document] of view.stream.documents.entries()) {
    const first = next;
    for (let each = resources[next]; each?.place.document === document.id; each = resources[++next])
      children.push(resourceBranch(each, several));
    if (next === first) addAll(children, textBranches(view, document, at));
  }
  return children;
}

function fileBranch({ path, stream }: FileView, children: readonly Branch[], before: Branch | undefined): Branch {
  const document = stream.documents[0]?.id ?? '';
  const isSame = before?.place?.file === path && before.place.document === document;
  if (isSame && isSameList(children, before.children?.() ?? [])) return before;
  return {
    id: `file:${path}`,
    type: 'file',
    label: path,
    detail: '',
    spoken: fileWords.spoken(path, children.length),
    kind: undefined,
    place: { file: path, document, path: [] },
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
    ...(parts.length > 0 ? { children: once(() => parts.map((part) => partBranch(resource, part))) } : {}),
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
    ...(children.length > 0 ? { children: once(() => children.map((child) => partBranch(resource, child))) } : {}),
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

import type { FileView, Snapshot } from '../../core/snapshot';
import type { Place, Resource } from '../../core/schema';
import type { Path } from '../../core/text';
import { positionIn, type Document } from '../../core/yaml';
import { partsOf, type Part } from './parts';

/** One line of the tree. Rows are in the order in which they are seen; a closed branch has no rows below it. */
export interface Row {
  /** Unique and stable while the thing stays: `file:`, `res:` or `part:` and its name. */
  readonly id: string;
  readonly type: 'file' | 'resource' | 'part' | 'text';
  /** From 1. */
  readonly level: number;
  readonly label: string;
  /** Smaller, behind the label: a namespace, a count, a protocol. */
  readonly detail: string;
  /** What is spoken: label and detail in words. */
  readonly spoken: string;
  /** Kind of the glyph; undefined for rows without one. */
  readonly kind: string | undefined;
  readonly place: Place;
  /** `Resource.key` of the resource that it is or lies in. */
  readonly resource: string | undefined;
  /** Undefined for leaves. */
  readonly open: boolean | undefined;
  readonly position: number;
  readonly siblings: number;
  /** The document cannot be read completely. */
  readonly incomplete: boolean;
}

/** Which branches differ from how they start: files start open, resources closed. */
export type Toggled = ReadonlySet<string>;

/** The visible rows of a workspace. */
export function rowsOf(snapshot: Snapshot, toggled: Toggled): Row[] {
  const byDocument = resourcesByDocument(snapshot);
  const several = new Set(snapshot.resources.map((resource) => resource.namespace)).size > 1;
  return snapshot.files.flatMap((view, index) =>
    fileRows(view, { index, siblings: snapshot.files.length, byDocument, toggled, several }),
  );
}

/** The id of the row that shows a place best when all is open: the deepest part that holds it. Candidates are ordered from deep to shallow. */
export function rowIdsFor(place: Place, resource: Resource | undefined): string[] {
  const ids: string[] = [];
  if (resource) {
    for (let length = place.path.length; length > resource.place.path.length; length--) {
      ids.push(partId(resource.key, place.path.slice(0, length)));
    }
    ids.push(resourceId(resource));
  } else {
    ids.push(textId(place.file, place.document));
  }
  return [...ids, fileId(place.file)];
}

export function fileId(path: string): string {
  return `file:${path}`;
}

export function resourceId(resource: Resource): string {
  return `res:${resource.key}`;
}

function textId(file: string, document: string): string {
  return `text:${file}:${document}`;
}

function partId(resource: string, path: Path): string {
  return `part:${resource}:${path.join('/')}`;
}

type ByDocument = ReadonlyMap<Document, readonly Resource[]>;

function resourcesByDocument(snapshot: Snapshot): ByDocument {
  const map = new Map<Document, Resource[]>();
  for (const resource of snapshot.resources) {
    const list = map.get(resource.document);
    if (list) list.push(resource);
    else map.set(resource.document, [resource]);
  }
  return map;
}

interface FileContext {
  readonly index: number;
  readonly siblings: number;
  readonly byDocument: ByDocument;
  readonly toggled: Toggled;
  /** Whether resources lie in several namespaces, so that theirs must be told. */
  readonly several: boolean;
}

function fileRows(view: FileView, { index, siblings, byDocument, toggled, several }: FileContext): Row[] {
  const { path, stream } = view;
  const id = fileId(path);
  const children = stream.documents.flatMap((document, at): Omit<Row, 'position' | 'siblings'>[][] => {
    const resources = byDocument.get(document) ?? [];
    if (resources.length > 0) return resources.map((resource) => [resourceRow(resource, toggled, several)]);
    const text = textRow(view, document, at);
    return text ? [[text]] : [];
  });
  const open = children.length > 0 ? !toggled.has(id) : undefined;
  const count = children.length === 1 ? '1 document' : `${children.length} documents`;
  const row: Row = {
    id,
    type: 'file',
    level: 1,
    label: path,
    detail: '',
    spoken: `${path}, ${count}`,
    kind: undefined,
    place: { file: path, document: stream.documents[0]?.id ?? '', path: [] },
    resource: undefined,
    open,
    position: index + 1,
    siblings,
    incomplete: false,
  };
  if (!open) return [row];
  const rows: Row[] = [row];
  const byKey = new Map(
    stream.documents.flatMap((document) => byDocument.get(document) ?? []).map((resource) => [resource.key, resource]),
  );
  children.flat().forEach((child, position) => {
    rows.push({ ...child, position: position + 1, siblings: children.length });
    const resource = child.open && child.resource !== undefined ? byKey.get(child.resource) : undefined;
    if (resource) rows.push(...partRows(resource, toggled));
  });
  return rows;
}

function resourceRow(resource: Resource, toggled: Toggled, several: boolean): Omit<Row, 'position' | 'siblings'> {
  const id = resourceId(resource);
  const { kind, namespace, name } = resource;
  const label = name === '' ? `unnamed ${kind}` : name;
  const hasParts = partsOf(resource).length > 0;
  // A design's workloads are what people look for, so it starts open; other resources start closed.
  const startsOpen = kind === 'EgressDesign';
  return {
    id,
    type: 'resource',
    level: 2,
    label,
    detail: several ? (namespace ?? '') : '',
    spoken: `${kind} ${namespace === null ? label : `${namespace}/${label}`}`,
    kind,
    place: resource.place,
    resource: resource.key,
    open: hasParts ? toggled.has(id) !== startsOpen : undefined,
    incomplete: resource.incomplete,
  };
}

/** A document that holds no Kubernetes object: unreadable, or something else. Documents with nothing but comments have no row. */
function textRow(view: FileView, document: Document, index: number): Omit<Row, 'position' | 'siblings'> | undefined {
  if (document.value === undefined && document.problems.length === 0) return undefined;
  const { line } = positionIn(view.stream, index, contentOffset(document));
  const label = document.incomplete ? 'Cannot be read' : 'Not a Kubernetes object';
  return {
    id: textId(view.path, document.id),
    type: 'text',
    level: 2,
    label,
    detail: `line ${line}`,
    spoken: `${label}, line ${line}`,
    kind: undefined,
    place: { file: view.path, document: document.id, path: [] },
    resource: undefined,
    open: undefined,
    incomplete: document.incomplete,
  };
}

function contentOffset(document: Document): number {
  return document.problems[0]?.range.from ?? document.tree.start[0] ?? 0;
}

function partRows(resource: Resource, toggled: Toggled): Row[] {
  const parts = partsOf(resource);
  return parts.flatMap((part, index) => rowsOfPart(resource, part, 3, index, parts.length, toggled));
}

function rowsOfPart(
  resource: Resource,
  part: Part,
  level: number,
  index: number,
  siblings: number,
  toggled: Toggled,
): Row[] {
  const id = partId(resource.key, part.path);
  const open = part.children.length > 0 ? !toggled.has(id) : undefined;
  const row: Row = {
    id,
    type: 'part',
    level,
    label: part.label,
    detail: part.detail,
    spoken: part.spoken,
    kind: part.kind,
    place: { ...resource.place, path: part.path },
    resource: resource.key,
    open,
    position: index + 1,
    siblings,
    incomplete: resource.incomplete,
  };
  if (!open) return [row];
  return [
    row,
    ...part.children.flatMap((child, at) => rowsOfPart(resource, child, level + 1, at, part.children.length, toggled)),
  ];
}

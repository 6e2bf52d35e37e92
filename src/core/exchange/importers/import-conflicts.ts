import { readResources, resourceKey, type DocumentResource } from '../../schema';
import { applyEdits, composeEdits, shiftEdits, type TextEdit } from '../../text';
import { fileAt, freeAmong, type Change, type FileChange, type Workspace } from '../../workspace';
import {
  insertDocumentAfter,
  readDocuments,
  removeDocument,
  setIn,
  streamOf,
  updateDocuments,
  type Document,
  type Stream,
} from '../../yaml';

/** What becomes of a resource that is here with another text. */
export type ConflictChoice = 'mine' | 'theirs' | 'both';

/** A resource that an import and the workspace both have, with different texts. */
export interface ImportConflict {
  /** `Kind/namespace/name`; unique among the conflicts of an import. */
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | null;
  /** Where it is now, and where it would come from. */
  readonly mine: { readonly path: string; readonly text: string };
  readonly theirs: { readonly path: string; readonly text: string };
  /** The name that it gets when both are kept. */
  readonly freeName: string;
}

/** What an import has in common with the workspace. */
interface ImportOverlap {
  /** How many of its documents are here already, with the same text. */
  readonly equal: number;
  readonly conflicts: readonly ImportConflict[];
}

/** What came of an import once every conflict was decided. */
interface SettledImport {
  /** Null when nothing is left to do. */
  readonly change: Change | null;
  /** Paths of the files that it adds. */
  readonly added: readonly string[];
}

/** Compares the documents that an import would add with those that are here. Resources inside of a `kind: List` are left as they are written. */
export function findOverlap(workspace: Workspace, change: Change): ImportOverlap {
  const here = resourcesOf(workspace);
  if (here.size === 0) return { equal: 0, conflicts: [] };
  const conflicts = new Map<string, ImportConflict>();
  let equal = 0;
  for (const { path, document, resource } of incoming(change)) {
    const mine = here.get(resourceKey(resource));
    if (!mine) continue;
    const text = bodyOf(document);
    if (mine.texts.includes(text)) equal++;
    else conflicts.set(resourceKey(resource), conflictOf(resource, mine, { path, text }, here));
  }
  return { equal, conflicts: [...conflicts.values()] };
}

/**
 * The import without what is here already, and with each conflict decided: `mine` leaves the incoming document out, `theirs` puts it in the place of
 * the one that is here, `both` gives it a free name. A file of which nothing is left is not added. A conflict without a choice counts as `mine`;
 * `copy` gives what is here already a free name too. A file gets another path where its own was taken since the import was planned.
 */
export function settleImport(
  workspace: Workspace,
  change: Change,
  choices: ReadonlyMap<string, ConflictChoice>,
  equal: 'drop' | 'copy' = 'drop',
): SettledImport {
  const { conflicts } = findOverlap(workspace, change);
  const byKey = new Map(conflicts.map((conflict) => [conflict.key, conflict]));
  const here = resourcesOf(workspace);
  const taken = new Set(workspace.files.map(({ path }) => path));
  const files = change.files.flatMap((file): FileChange[] => {
    if (file.type !== 'create') return [file];
    const text = keepNew(file, (resource, document) => {
      const key = resourceKey(resource);
      if (here.get(key)?.texts.includes(bodyOf(document)))
        return equal === 'copy' ? { rename: freeNameOf(resource, here) } : 'drop';
      const conflict = byKey.get(key);
      if (!conflict) return 'keep';
      return choices.get(key) === 'both' ? { rename: conflict.freeName } : 'drop';
    });
    if (text === null) return [];
    const path = freeAmong(taken, file.path);
    taken.add(path);
    // What stays as it is has been read as it is.
    return [text === file.text && path === file.path ? file : { ...file, path, text }];
  });
  const replaced = replacements(
    workspace,
    conflicts.filter(({ key }) => choices.get(key) === 'theirs'),
  );
  const all = [...replaced, ...files];
  return {
    change: all.length === 0 ? null : { ...change, files: all },
    added: files.flatMap((file) => (file.type === 'create' ? [file.path] : [])),
  };
}

interface Here {
  readonly path: string;
  readonly index: number;
  /** The texts of all documents with this key; the first is the one that is shown and replaced. */
  readonly texts: string[];
}

function resourcesOf(workspace: Workspace): ReadonlyMap<string, Here> {
  const found = new Map<string, Here>();
  for (const file of workspace.files) {
    for (const [index, document] of streamOf(file).documents.entries()) {
      const resource = onlyResource(document);
      if (!resource) continue;
      const before = found.get(resourceKey(resource));
      if (before) before.texts.push(bodyOf(document));
      else found.set(resourceKey(resource), { path: file.path, index, texts: [bodyOf(document)] });
    }
  }
  return found;
}

interface Incoming {
  readonly path: string;
  readonly document: Document;
  readonly resource: DocumentResource;
}

function incoming(change: Change): Incoming[] {
  return change.files.flatMap((file) =>
    file.type !== 'create'
      ? []
      : streamOf(file).documents.flatMap((document) => {
          const resource = onlyResource(document);
          return resource ? [{ path: file.path, document, resource }] : [];
        }),
  );
}

/** The resource that a document is; undefined for lists, for what has no name, and for what cannot be read. */
function onlyResource(document: Document): DocumentResource | undefined {
  const [first] = readResources(document);
  return first && first.path.length === 0 && first.name !== '' && !document.incomplete ? first : undefined;
}

function conflictOf(
  resource: DocumentResource,
  mine: Here,
  theirs: ImportConflict['theirs'],
  here: ReadonlyMap<string, Here>,
): ImportConflict {
  const { kind, name, namespace } = resource;
  return {
    key: resourceKey(resource),
    kind,
    name,
    namespace,
    mine: { path: mine.path, text: mine.texts[0] ?? '' },
    theirs,
    freeName: freeNameOf(resource, here),
  };
}

function freeNameOf(resource: DocumentResource, here: ReadonlyMap<string, Here>): string {
  const isTaken = (name: string): boolean => here.has(resourceKey({ ...resource, name }));
  let count = 2;
  while (isTaken(`${resource.name}-${count}`)) count++;
  return `${resource.name}-${count}`;
}

/** A document's text without its marker and the blank lines around it: what is compared and shown. */
function bodyOf({ text }: Document): string {
  return text
    .replace(/^\uFEFF?(?:[ \t]*\r?\n)*---[ \t]*(?=\r?\n)/, '')
    .replace(/\r\n?/g, '\n')
    .trim();
}

type Verdict = 'keep' | 'drop' | { readonly rename: string };

/** The text of an incoming file after the verdict on each of its resources; null when all that it held was dropped. */
function keepNew(
  file: { readonly text: string },
  judge: (resource: DocumentResource, document: Document) => Verdict,
): string | null {
  const { text } = file;
  let stream = streamOf(file);
  const verdicts = stream.documents.map((document) => {
    const resource = onlyResource(document);
    return resource ? judge(resource, document) : 'keep';
  });
  const isLeft = stream.documents.some((document, index) => verdicts[index] !== 'drop' && holdsSomething(document));
  if (!isLeft && verdicts.includes('drop')) return null;
  let at = text;
  for (let index = verdicts.length - 1; index >= 0; index--) {
    const verdict = verdicts[index] ?? 'keep';
    if (verdict === 'keep') continue;
    const edits = verdict === 'drop' ? removeDocument(stream, index) : renameEdits(stream, index, verdict.rename);
    at = applyEdits(at, edits);
    stream = updateDocuments(stream, edits);
  }
  return at;
}

function holdsSomething(document: Document): boolean {
  return document.incomplete || document.value !== undefined;
}

function renameEdits(stream: Stream, index: number, name: string): readonly TextEdit[] {
  const result = setIn(stream.documents[index] as Document, ['metadata', 'name'], name);
  return result.ok ? shiftEdits(result.edits, stream.starts[index] as number) : [];
}

/** Edits that put the incoming documents in the place of those that are here, all of a file as one. */
function replacements(workspace: Workspace, conflicts: readonly ImportConflict[]): FileChange[] {
  const here = resourcesOf(workspace);
  const byPath = new Map<string, { index: number; text: string }[]>();
  for (const { key, theirs } of conflicts) {
    const mine = here.get(key);
    if (mine) byPath.set(mine.path, [...(byPath.get(mine.path) ?? []), { index: mine.index, text: theirs.text }]);
  }
  return [...byPath].map(([path, documents]) => ({
    type: 'edit' as const,
    path,
    edits: replaceDocuments(fileAt(workspace, path)?.text ?? '', documents),
  }));
}

function replaceDocuments(
  text: string,
  documents: readonly { readonly index: number; readonly text: string }[],
): readonly TextEdit[] {
  let edits: readonly TextEdit[] = [];
  let at = text;
  const make = (next: readonly TextEdit[]): void => {
    edits = composeEdits(text, edits, next);
    at = applyEdits(at, next);
  };
  for (const { index, text: body } of documents) {
    make(insertDocumentAfter(readDocuments(at), index, `${body}\n`));
    make(removeDocument(readDocuments(at), index));
  }
  return edits;
}

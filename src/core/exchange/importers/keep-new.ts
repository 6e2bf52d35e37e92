import { append } from '../../lists';
import { editAlone, editsOf, type DocumentResource } from '../../schema';
import { applyEdits, composeEdits, joinEdits, shiftEdits, type Path, type TextEdit } from '../../text';
import {
  deleteAll,
  findNode,
  NodeKind,
  rangeOf,
  readDocuments,
  removeDocument,
  streamOf,
  updateDocuments,
  valueAt,
  type Document,
} from '../../yaml';
import { spotsIn, type Spot } from './spots';

/** What becomes of a resource that comes with a file. */
export type Verdict = 'keep' | 'drop' | { readonly rename: string };

/** What is left of a file after verdicts on its resources. */
interface Kept {
  /** Null when all that it held was dropped. */
  readonly text: string | null;
  /** Those that stay as they are against the verdict on them. */
  readonly undone: ReadonlySet<DocumentResource>;
}

/**
 * The text of an incoming file after the verdict on each of its resources. An item that cannot be taken out of its List or named anew there, since another one
 * uses its anchors, stays.
 */
export function keepNew(file: { readonly text: string }, judge: (spot: Spot) => Verdict): Kept {
  let stream = streamOf(file);
  const { documents } = stream;
  const verdicts = verdictsOf(file, judge);
  const isGone = documents.map((document, index) => isWhollyDropped(document, verdicts.get(index) ?? []));
  const isLeft = documents.some((document, index) => !isGone[index] && holdsSomething(document));
  if (!isLeft && isGone.includes(true)) return { text: null, undone: new Set() };
  const undone = new Set<DocumentResource>();
  let at = file.text;
  for (let index = documents.length - 1; index >= 0; index--) {
    const own = verdicts.get(index);
    if (own === undefined) continue;
    const start = stream.starts[index] as number;
    const edits = isGone[index]
      ? removeDocument(stream, index)
      : shiftEdits(editsFor(documents[index] as Document, own, undone), start);
    at = applyEdits(at, edits);
    stream = updateDocuments(stream, edits);
  }
  return { text: isGone[0] ? withoutNewMarker(file.text, at) : at, undone };
}

/** What is left without the bare `---` at its top, which parted it from a first document that is gone and had none. */
function withoutNewMarker(before: string, left: string): string {
  const bare = /^(\uFEFF?(?:[ \t]*(?:#.*)?\r?\n)*)---[ \t]*\r?\n/;
  return bare.test(before) ? left : left.replace(bare, '$1');
}

/** A verdict that is not to keep, and what it is about. */
interface Judged {
  readonly resource: DocumentResource;
  readonly verdict: Exclude<Verdict, 'keep'>;
}

/** By the index of the document; none for a document of which all is kept. */
function verdictsOf(
  file: { readonly text: string },
  judge: (spot: Spot) => Verdict,
): ReadonlyMap<number, readonly Judged[]> {
  const found = new Map<number, Judged[]>();
  for (const spot of spotsIn(file)) {
    const verdict = judge(spot);
    if (verdict === 'keep') continue;
    append(found, spot.index, { resource: spot.resource, verdict });
  }
  return found;
}

function isWhollyDropped({ value }: Document, verdicts: readonly Judged[]): boolean {
  const dropped = verdicts.filter(({ verdict }) => verdict === 'drop');
  if (dropped.some(({ resource }) => resource.path.length === 0)) return true;
  const items = valueAt(value, ['items']);
  return dropped.length > 0 && Array.isArray(items) && items.length === dropped.length;
}

function holdsSomething(document: Document): boolean {
  return document.incomplete || document.value !== undefined;
}

/** The edits of one document; those of several items touch nothing of each other. What cannot be done is added to `undone`. */
function editsFor(document: Document, verdicts: readonly Judged[], undone: Set<DocumentResource>): readonly TextEdit[] {
  const dropped = verdicts.filter(({ verdict }) => verdict === 'drop').map(({ resource }) => resource.path);
  const removed = deleteAll(document, dropped);
  if (removed === undefined) return oneByOne(document, verdicts, undone);
  const renamed = verdicts.flatMap((each) => (each.verdict === 'drop' ? [] : editsForOne(document, each, undone)));
  return joinEdits([...removed, ...renamed].sort((a, b) => a.from - b.from));
}

function renameEdits(document: Document, path: Path, name: string): readonly TextEdit[] | undefined {
  const at = [...path, 'metadata', 'name'];
  const set = (alone: Document, pathHere: (path: Path) => Path): readonly TextEdit[] | null =>
    editsOf(alone, [{ type: 'set', path: pathHere(at), value: name }]);
  return renameInBraces(document, path, name) ?? editAlone(document, path, set) ?? undefined;
}

/** What is between braces reads the same by itself, in a moment also where it is one item of thousands. Undefined for what is not, and where there are anchors. */
function renameInBraces({ tree, text }: Document, path: Path, name: string): readonly TextEdit[] | undefined {
  const node = findNode(tree, path);
  if (tree.props !== undefined || tree.kind[node] !== NodeKind.FlowMap) return undefined;
  const { from, to } = rangeOf(tree, node);
  const [alone] = readDocuments(text.slice(from, to)).documents;
  const edits = alone && editsOf(alone, [{ type: 'set', path: ['metadata', 'name'], value: name }]);
  return edits ? shiftEdits(edits, from) : undefined;
}

/** The last first, since an item that goes moves those behind it. */
function oneByOne(document: Document, verdicts: readonly Judged[], undone: Set<DocumentResource>): readonly TextEdit[] {
  let edits: readonly TextEdit[] = [];
  let now = document;
  for (const each of [...verdicts].reverse()) {
    edits = composeEdits(document.text, edits, editsForOne(now, each, undone));
    now = readDocuments(applyEdits(document.text, edits)).documents[0] as Document;
  }
  return edits;
}

function editsForOne(document: Document, one: Judged, undone: Set<DocumentResource>): readonly TextEdit[] {
  const { resource, verdict } = one;
  const edits =
    verdict === 'drop'
      ? editsOf(document, [{ type: 'delete', path: resource.path }])
      : renameEdits(document, resource.path, verdict.rename);
  if (!edits) undone.add(resource);
  return edits ?? [];
}

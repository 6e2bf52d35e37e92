import { applyEdits, type TextEdit } from '../text';
import type { Document, Stream, YamlProblem } from './document';
import type { ParsedDocument } from './parsed';
import { valueAt } from './query';
import { readDocument } from './read';
import { DASH } from './codes';
import { beginsDocument, isMarker, splitText } from './split';
import type { Tree } from './tree';

/** Reads a file's text. Every text is a stream of at least one document, if only an empty one. */
export function readDocuments(text: string): Stream {
  const { starts } = splitText(text);
  const documents = cutAt(text, starts).map(
    (segment, index) => new ReadDocument(`d${index}`, segment, readDocument(segment)),
  );
  return { documents, starts: Int32Array.from(starts), length: text.length, nextId: documents.length };
}

/**
 * The stream after `edits`, whose offsets are those of the file before them. Only documents that an edit touches are cut and read
 * again; all others are the same objects as before. The result is what `readDocuments` gives for the edited text, but for the ids.
 */
export function updateDocuments(stream: Stream, edits: readonly TextEdit[]): Stream {
  if (edits.length === 0) return stream;
  const pieces: (readonly Document[])[] = [];
  let nextId = stream.nextId;
  let kept = 0;
  for (let edit = 0; edit < edits.length;) {
    const region = findRegion(stream, edits, edit);
    const renewal = renewDocuments(stream.documents.slice(region.first, region.last + 1), region.texts, nextId);
    pieces.push(stream.documents.slice(kept, region.first), renewal.documents);
    nextId = renewal.nextId;
    kept = region.last + 1;
    edit = region.nextEdit;
  }
  pieces.push(stream.documents.slice(kept));
  return withStarts(pieces.flat(), nextId);
}

class ReadDocument implements Document {
  readonly tree: Tree;
  readonly value: unknown;
  readonly problems: readonly YamlProblem[];

  constructor(
    readonly id: string,
    readonly text: string,
    parsed: ParsedDocument,
  ) {
    this.tree = parsed.tree;
    this.value = parsed.value;
    this.problems = parsed.problems;
  }

  get incomplete(): boolean {
    return this.problems[0]?.severity === 'error';
  }
}

/** Neighbouring documents that edits touch, `first` to `last` inclusive, and the texts of the documents that take their places. */
interface Region {
  readonly first: number;
  readonly last: number;
  readonly texts: readonly string[];
  /** Index of the first edit that is not part of it. */
  readonly nextEdit: number;
}

function findRegion(stream: Stream, edits: readonly TextEdit[], firstEdit: number): Region {
  const { documents, starts } = stream;
  const first = firstTouched(stream, edits[firstEdit] as TextEdit);
  const offset = starts[first] as number;
  let last = first;
  let nextEdit = firstEdit;
  for (;;) {
    for (; nextEdit < edits.length; nextEdit++) {
      const edit = edits[nextEdit] as TextEdit;
      if (firstTouched(stream, edit) > last) break;
      last = Math.max(last, segmentAt(starts, edit.to));
    }
    const before = documents.slice(first, last + 1).map((document) => document.text);
    const local = edits
      .slice(firstEdit, nextEdit)
      .map(({ from, to, insert }) => ({ from: from - offset, to: to - offset, insert }));
    const text = applyEdits(before.join(''), local);
    const split = splitText(text);
    const next = documents[last + 1];
    if (next === undefined || beginsDocument(split.state, text, next.text)) {
      return { first, last, texts: cutAt(text, split.starts), nextEdit };
    }
    last++;
  }
}

/** The first document that an edit can change: the one before, unless the edit leaves the `---` of its own document alone. */
function firstTouched({ documents, starts }: Stream, edit: TextEdit): number {
  const index = segmentAt(starts, edit.from);
  const text = (documents[index] as Document).text;
  const markerStays = isMarker(text, 0, DASH) && edit.from >= (starts[index] as number) + 4;
  return markerStays || index === 0 ? index : index - 1;
}

/** The index of the last segment that starts at or before an offset. */
function segmentAt(starts: ArrayLike<number>, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function cutAt(text: string, starts: readonly number[]): string[] {
  return starts.map((start, index) => text.slice(start, starts[index + 1]));
}

function withStarts(documents: readonly Document[], nextId: number): Stream {
  const starts = new Int32Array(documents.length);
  let length = 0;
  for (let index = 0; index < documents.length; index++) {
    starts[index] = length;
    length += (documents[index] as Document).text.length;
  }
  return { documents, starts, length, nextId };
}

/**
 * The documents for `texts`, which take the places of `before`. An equal text keeps its document; a changed one keeps its id, if need
 * be by `metadata.name`; what is left over pairs up in order, and only then there are new ids.
 */
function renewDocuments(
  before: readonly Document[],
  texts: readonly string[],
  nextId: number,
): { readonly documents: readonly Document[]; readonly nextId: number } {
  const documents = keepEqual(before, texts);
  const kept = new Set(documents);
  const free = before.filter((document) => !kept.has(document));
  const open = documents.flatMap((document, index) => (document === undefined ? [index] : []));
  const read = open.map((index) => readDocument(texts[index] as string));
  const named = read.map((parsed) => takeNamed(free, nameOf(parsed.value)));
  let next = nextId;
  for (const [at, index] of open.entries()) {
    const id = (named[at] ?? free.shift())?.id ?? `d${next++}`;
    documents[index] = new ReadDocument(id, texts[index] as string, read[at] as ParsedDocument);
  }
  return { documents: documents as Document[], nextId: next };
}

/** For each text the document before with the same text, or undefined: from both ends first, then wherever else one is. */
function keepEqual(before: readonly Document[], texts: readonly string[]): (Document | undefined)[] {
  const result = new Array<Document | undefined>(texts.length).fill(undefined);
  let head = 0;
  while (head < before.length && head < texts.length && before[head]?.text === texts[head]) {
    result[head] = before[head];
    head++;
  }
  let tail = 0;
  while (tail < Math.min(before.length, texts.length) - head && before.at(-1 - tail)?.text === texts.at(-1 - tail)) {
    result[texts.length - 1 - tail] = before.at(-1 - tail);
    tail++;
  }
  const others = new Map<string, Document>();
  for (const document of before.slice(head, before.length - tail)) others.set(document.text, document);
  for (let index = head; index < texts.length - tail && others.size > 0; index++) {
    const text = texts[index] as string;
    result[index] = others.get(text);
    others.delete(text);
  }
  return result;
}

/** Takes the first document of that name out of `free`. */
function takeNamed(free: Document[], name: unknown): Document | undefined {
  if (typeof name !== 'string') return undefined;
  const index = free.findIndex((document) => nameOf(document.value) === name);
  return index < 0 ? undefined : free.splice(index, 1)[0];
}

function nameOf(value: unknown): unknown {
  return valueAt(value, ['metadata', 'name']);
}

import { append } from '../lists';
import type { Document, YamlProblem } from './document';
import type { ParsedDocument } from './parsed';
import { valueAt } from './query';
import { readDocument } from './read';
import { readAgain } from './read-again';
import type { Tree } from './tree';

/** A document with its text read. */
export class ReadDocument implements Document {
  readonly tree: Tree;
  readonly value: unknown;
  readonly problems: readonly YamlProblem[];
  readonly incomplete: boolean;

  constructor(
    readonly id: string,
    readonly text: string,
    parsed: ParsedDocument,
  ) {
    this.tree = parsed.tree;
    this.value = parsed.value;
    this.problems = parsed.problems;
    this.incomplete = parsed.problems[0]?.severity === 'error';
  }
}

/**
 * The documents for `texts`, which take the places of `before`. An equal text keeps its document; a changed one keeps its id, if need
 * be by `metadata.name`; what is left over pairs up in order, and only then there are new ids.
 */
export function renewDocuments(
  before: readonly Document[],
  texts: readonly string[],
  nextId: number,
): { readonly documents: readonly Document[]; readonly nextId: number } {
  const documents = keepEqual(before, texts);
  const kept = new Set(documents);
  const free = new Set(before.filter((document) => !kept.has(document)));
  const open = documents.flatMap((document, index) => (document === undefined ? [index] : []));
  const [only] = free.size === 1 ? free : [];
  const read = open.map((index) => {
    const text = texts[index] as string;
    return only ? readAgain(only, text) : readDocument(text);
  });
  const named = takeNamed(free, read);
  const left = free.values();
  let next = nextId;
  for (const [at, index] of open.entries()) {
    const id = (named[at] ?? left.next().value)?.id ?? `d${next++}`;
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
  // Of one text in the place of one other it is known by now that they differ.
  if (before.length - tail - head > 1 || texts.length - tail - head > 1)
    for (const document of before.slice(head, before.length - tail)) others.set(document.text, document);
  for (let index = head; index < texts.length - tail && others.size > 0; index++) {
    const text = texts[index] as string;
    result[index] = others.get(text);
    others.delete(text);
  }
  return result;
}

/** For each text the first document of `free` with the same name, which is then free no more. */
function takeNamed(free: Set<Document>, read: readonly ParsedDocument[]): (Document | undefined)[] {
  const byName = new Map<unknown, Document[]>();
  for (const document of [...free].reverse()) {
    const name = nameOf(document.value);
    if (typeof name === 'string') append(byName, name, document);
  }
  return read.map(({ value }) => {
    const document = byName.get(nameOf(value))?.pop();
    if (document) free.delete(document);
    return document;
  });
}

function nameOf(value: unknown): unknown {
  return valueAt(value, ['metadata', 'name']);
}

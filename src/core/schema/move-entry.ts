import { isRecord } from '../lists';
import { applyEdits, LineIndex, samePath, type Path, type TextEdit } from '../text';
import { editDocument, findNode, keyRangeOf, NodeKind, readDocuments, valueAt, type Document } from '../yaml';
import { canonicalText } from './canonical-text';
import { commentsOf } from './comments';
import { entryLines, lastCharacter, lineBreakOf, reindent, splitLines, type EntryLines } from './entry-lines';

/**
 * The edits that take a key with its value and comments from one place of a document to another, or null when that cannot be done without
 * touching anything else. Missing mappings on the way to the new place are made, and a missing list with one item for an index of 0. Where
 * both places hold mappings, the entries of the one are added to the other unless they have a key in common. An entry on lines of its own
 * keeps their text and gets another indentation; other entries are moved when they have no comments to lose.
 */
export function moveEntry(document: Document, from: Path, to: Path): readonly TextEdit[] | null {
  const there = valueAt(document.value, to);
  const value = valueAt(document.value, from);
  if (there !== undefined) {
    if (!isRecord(there) || !isRecord(value) || Object.keys(value).some((key) => Object.hasOwn(there, key)))
      return null;
  }
  const merges = there !== undefined;
  const candidates = merges
    ? [() => mergeLines(document, from, to)]
    : [() => moveLines(document, from, to), () => moveValue(document, from, to)];
  for (const candidate of candidates) {
    const edits = candidate();
    if (edits !== null && isFaithful(document, edits, from, to)) return edits;
  }
  return null;
}

function moveLines(document: Document, from: Path, to: Path): readonly TextEdit[] | null {
  const entry = entryLines(document, from);
  const target = findTarget(document, to);
  if (entry === null || target === null) return null;
  return samePath(target.path, from.slice(0, -1))
    ? wrap(document, entry, target.chain)
    : carry(document, entry, target);
}

function mergeLines(document: Document, from: Path, to: Path): readonly TextEdit[] | null {
  const entry = entryLines(document, from);
  const node = findNode(document.tree, to);
  if (entry === null || node < 0 || document.tree.kind[node] !== NodeKind.BlockMap) return null;
  const { text } = document;
  // The key's own line goes; its children stand deeper than the comments above it.
  const above = splitLines(text, entry.commentsFrom, entry.from).map((line) => reindent(line.text, entry.step));
  const below = splitLines(text, entry.belowKey, entry.to).map((line) => line.text);
  return setDown(document, entry, node, entry.indent + entry.step, '', [...above, ...below]);
}

function moveValue(document: Document, from: Path, to: Path): readonly TextEdit[] | null {
  const result = editDocument(document, [
    { type: 'set', path: to, value: valueAt(document.value, from) },
    { type: 'delete', path: from },
  ]);
  return result.ok ? result.edits : null;
}

interface Target {
  /** The deepest mapping on the way that is there. */
  readonly path: Path;
  readonly node: number;
  /** Keys of the mappings that have to be made below it; 0 stands for the only item of a list. */
  readonly chain: Path;
}

function findTarget(document: Document, to: Path): Target | null {
  const parent = to.slice(0, -1);
  for (let length = parent.length; length >= 0; length--) {
    const node = findNode(document.tree, parent.slice(0, length));
    const chain = parent.slice(length);
    if (node < 0) continue;
    const isMap = document.tree.kind[node] === NodeKind.BlockMap || isEmptyBrackets(document, node);
    if (!isMap || typeof chain[0] === 'number' || chain.some((step) => typeof step === 'number' && step > 0))
      return null;
    return { path: parent.slice(0, length), node, chain };
  }
  return null;
}

/** Whether a node is the `{}` behind a key on a line of its own, which lines below it can take the place of. */
function isEmptyBrackets({ tree }: Document, node: number): boolean {
  const isEmpty = tree.kind[node] === NodeKind.FlowMap && tree.next[node] === node + 1;
  return isEmpty && tree.props?.has(node) !== true && tree.kind[tree.parent[node] ?? -1] === NodeKind.BlockMap;
}

/** The lines that open the mappings of a chain, and what stands before the first line inside of them. */
function openChain(chain: Path, indent: number, step: number, lineBreak: string): { head: string; prefix: string } {
  let head = '';
  let prefix = ' '.repeat(indent);
  for (const key of chain) {
    if (typeof key === 'number') prefix += '- ';
    else {
      head += `${prefix}${key}:${lineBreak}`;
      prefix = ' '.repeat(prefix.length + step);
    }
  }
  return { head, prefix };
}

/** The new mappings are put around the entry where it stands. */
function wrap({ text }: Document, entry: EntryLines, chain: Path): TextEdit[] | null {
  const { head, prefix } = openChain(chain, entry.indent, entry.step, lineBreakOf(text));
  const [first, ...rest] = splitLines(text, entry.from, entry.to).filter((line) => !line.blank);
  if (first === undefined) return null;
  const added = ' '.repeat(prefix.length - entry.indent);
  const start = entry.dashed ? 0 : entry.indent;
  return [
    { from: first.from, to: first.from + start, insert: (head + prefix).slice(entry.indent - start) },
    ...rest.map((line) => ({ from: line.from, to: line.from, insert: added })),
  ];
}

/** The lines are cut out and set down at the end of the mapping that takes them. */
function carry(document: Document, entry: EntryLines, target: Target): TextEdit[] | null {
  const { text } = document;
  const indent = isEmptyBrackets(document, target.node)
    ? columnOf(document, target.node) + entry.step
    : indentIn(document, target.node);
  if (indent === null) return null;
  const { head, prefix } = openChain(target.chain, indent, entry.step, lineBreakOf(text));
  const [first = '', ...rest] = splitLines(text, entry.commentsFrom, entry.to).map((line) => line.text);
  const shift = prefix.length - entry.indent;
  const lines = [
    prefix + (entry.dashed ? first : first.slice(entry.indent)),
    ...rest.map((line) => (line.trim() === '' ? line : reindent(line, shift))),
  ];
  return setDown(document, entry, target.node, null, head, lines);
}

/** Cuts an entry out, and sets lines down at the end of a mapping; `indent` is that of the lines when they have still to be moved to it. */
function setDown(
  document: Document,
  entry: EntryLines,
  node: number,
  indent: number | null,
  head: string,
  lines: readonly string[],
): TextEdit[] | null {
  const { text, tree } = document;
  const index = new LineIndex(text);
  const emptied = isEmptyBrackets(document, node);
  const own = emptied ? 0 : indentIn(document, node);
  const line = index.positionAt(lastCharacter(text, tree.end[node] as number)).line;
  const cut = cutOut(text, entry);
  if (own === null || line >= index.count || cut === null) return null;
  const at = index.startOf(line + 1);
  if (at > entry.commentsFrom && at < entry.to) return null;
  const body =
    indent === null ? lines : lines.map((each) => (each.trim() === '' ? each : reindent(each, own - indent)));
  const paste: TextEdit = { from: at, to: at, insert: head + body.join('') };
  const opened = emptied ? [openBrackets(document, node)] : [];
  return [...opened, paste, cut].sort((a, b) => a.from - b.from || a.to - b.to);
}

/** Takes `{}` away, with the blanks before it. */
function openBrackets({ text, tree }: Document, node: number): TextEdit {
  const from = text.slice(0, tree.start[node]).trimEnd().length;
  return { from, to: tree.end[node] as number, insert: '' };
}

/** Columns before the key of a node. */
function columnOf({ text, tree }: Document, node: number): number {
  const from = keyRangeOf(tree, node)?.from ?? 0;
  const lines = new LineIndex(text);
  return from - lines.startOf(lines.positionAt(from).line);
}

/** What is left behind the dash of an item is its next key. */
function cutOut(text: string, { commentsFrom, from, to, indent, dashed }: EntryLines): TextEdit | null {
  if (!dashed) return { from: commentsFrom, to, insert: '' };
  const isNextKey = text.slice(to, to + indent) === ' '.repeat(indent) && /^[^\s#]/.test(text.slice(to + indent));
  return isNextKey ? { from, to: to + indent, insert: '' } : null;
}

/** Columns before the keys of a mapping. */
function indentIn({ text, tree }: Document, node: number): number | null {
  const key = keyRangeOf(tree, node + 1);
  if (key === undefined) return null;
  const lines = new LineIndex(text);
  return key.from - lines.startOf(lines.positionAt(key.from).line);
}

/** Whether the text after the edits holds the moved value and nothing else changed, comments included. */
function isFaithful(document: Document, edits: readonly TextEdit[], from: Path, to: Path): boolean {
  const text = applyEdits(document.text, edits);
  const [after, ...others] = readDocuments(text).documents;
  if (after === undefined || others.length > 0 || after.problems.length !== document.problems.length) return false;
  return (
    canonicalText(after.value) === canonicalText(moved(document.value, from, to)) &&
    commentsOf(text) === commentsOf(document.text)
  );
}

type Node = Record<string | number, unknown>;

/** A copy of a value in which what was at one path is at another. */
function moved(value: unknown, from: Path, to: Path): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(value));
  const taken = valueAt(copy, from);
  const source = valueAt(copy, from.slice(0, -1));
  if (isRecord(source)) delete (source as Node)[from[from.length - 1] as string];
  let parent = copy as Node;
  to.slice(0, -1).forEach((step, index) => {
    parent = (parent[step] ??= typeof to[index + 1] === 'number' ? [] : {}) as Node;
  });
  const last = to[to.length - 1] as string;
  const there = parent[last];
  parent[last] = isRecord(there) && isRecord(taken) ? { ...there, ...taken } : taken;
  return copy;
}

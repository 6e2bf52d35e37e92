import { applyEdits, LineIndex, type Path, type TextEdit } from '../text';
import { editDocument, findNode, keyRangeOf, NodeKind, readDocuments, valueAt, type Document } from '../yaml';
import { commentsOf } from './comments';
import { isRecord } from './resource';

/**
 * The edits that take a key with its value and comments from one place of a document to another, or null when that cannot be done without
 * touching anything else. Missing mappings on the way to the new place are made. An entry on lines of its own keeps their text and gets
 * another indentation; other entries are moved when they have no comments to lose.
 */
export function moveEntry(document: Document, from: Path, to: Path): readonly TextEdit[] | null {
  if (valueAt(document.value, to) !== undefined) return null;
  const candidates = [() => moveLines(document, from, to), () => moveValue(document, from, to)];
  for (const candidate of candidates) {
    const edits = candidate();
    if (edits !== null && isFaithful(document, edits, from, to)) return edits;
  }
  return null;
}

function moveLines(document: Document, from: Path, to: Path): readonly TextEdit[] | null {
  const block = findBlock(document, from);
  const target = findTarget(document, to);
  if (block === null || target === null) return null;
  return samePath(target.path, from.slice(0, -1))
    ? wrap(document, block, target.chain)
    : carry(document, block, target);
}

function moveValue(document: Document, from: Path, to: Path): readonly TextEdit[] | null {
  const result = editDocument(document, [
    { type: 'set', path: to, value: valueAt(document.value, from) },
    { type: 'delete', path: from },
  ]);
  return result.ok ? result.edits : null;
}

/** The lines of an entry: from the start of its key's line to the end of its last line, line break included. */
interface Block {
  /** Start of the comment lines directly above, or of the key's line. */
  readonly commentsFrom: number;
  readonly from: number;
  readonly to: number;
  /** Columns before the key. */
  readonly indent: number;
  /** By how much its children are indented against it. */
  readonly step: number;
}

interface Target {
  /** The deepest mapping on the way that is there. */
  readonly path: Path;
  readonly node: number;
  /** Keys of the mappings that have to be made below it. */
  readonly chain: readonly string[];
}

function findBlock(document: Document, path: Path): Block | null {
  const { text, tree } = document;
  const node = findNode(tree, path);
  const key = node < 0 ? undefined : keyRangeOf(tree, node);
  if (key === undefined || tree.kind[tree.parent[node] as number] !== NodeKind.BlockMap) return null;
  const lines = new LineIndex(text);
  const line = lines.positionAt(key.from).line;
  const from = lines.startOf(line);
  if (!/^ *$/.test(text.slice(from, key.from))) return null;
  const indent = key.from - from;
  let last = lines.positionAt(Math.max(key.to, lastCharacter(text, tree.end[node] as number))).line;
  while (last < lines.count && isCommentDeeperThan(lineText(text, lines, last + 1), indent)) last++;
  let first = line;
  while (first > 1 && isCommentAt(lineText(text, lines, first - 1), indent)) first--;
  const to = last < lines.count ? lines.startOf(last + 1) : text.length;
  const child = tree.kind[node] === NodeKind.BlockMap ? keyRangeOf(tree, node + 1) : undefined;
  const step = child ? child.from - lines.startOf(lines.positionAt(child.from).line) - indent : 2;
  return { commentsFrom: lines.startOf(first), from, to, indent, step: step > 0 ? step : 2 };
}

/** Offset of the last character of a node; block scalars end behind a line break that is still theirs. */
function lastCharacter(text: string, end: number): number {
  let at = end - 1;
  while (at > 0 && (text[at] === '\n' || text[at] === '\r')) at--;
  return at;
}

function findTarget(document: Document, to: Path): Target | null {
  const parent = to.slice(0, -1);
  for (let length = parent.length; length >= 0; length--) {
    const node = findNode(document.tree, parent.slice(0, length));
    const chain = parent.slice(length);
    if (node < 0) continue;
    const isMap = document.tree.kind[node] === NodeKind.BlockMap;
    if (!isMap || chain.some((step) => typeof step === 'number')) return null;
    return { path: parent.slice(0, length), node, chain: chain.map(String) };
  }
  return null;
}

/** The new mappings are put around the entry where it stands. */
function wrap(document: Document, block: Block, chain: readonly string[]): TextEdit[] {
  const added = ' '.repeat(block.step * chain.length);
  const [first, ...rest] = linesOf(document.text, block.from, block.to).filter((line) => !line.blank);
  if (first === undefined) return [];
  const head = chainLines(chain, block.indent, block.step, lineBreakOf(document.text));
  return [
    { from: first.from, to: first.from, insert: head + added },
    ...rest.map((line) => ({ from: line.from, to: line.from, insert: added })),
  ];
}

/** The lines are cut out and set down at the end of the mapping that takes them. */
function carry(document: Document, block: Block, target: Target): TextEdit[] | null {
  const { text, tree } = document;
  const lines = new LineIndex(text);
  const key = keyRangeOf(tree, target.node + 1);
  if (key === undefined) return null;
  const indent = key.from - lines.startOf(lines.positionAt(key.from).line);
  const line = lines.positionAt(lastCharacter(text, tree.end[target.node] as number)).line;
  if (line >= lines.count) return null;
  const at = lines.startOf(line + 1);
  if (at > block.commentsFrom && at < block.to) return null;
  const shift = indent + block.step * target.chain.length - block.indent;
  const body = linesOf(text, block.commentsFrom, block.to).map((each) =>
    each.blank ? each.text : reindent(each.text, shift),
  );
  const insert = chainLines(target.chain, indent, block.step, lineBreakOf(text)) + body.join('');
  const cut: TextEdit = { from: block.commentsFrom, to: block.to, insert: '' };
  const paste: TextEdit = { from: at, to: at, insert };
  return at <= block.commentsFrom ? [paste, cut] : [cut, paste];
}

function chainLines(chain: readonly string[], indent: number, step: number, lineBreak: string): string {
  return chain.map((key, index) => `${' '.repeat(indent + step * index)}${key}:${lineBreak}`).join('');
}

function reindent(line: string, shift: number): string {
  return shift >= 0 ? ' '.repeat(shift) + line : line.replace(new RegExp(`^ {0,${-shift}}`), '');
}

interface Line {
  readonly from: number;
  readonly text: string;
  readonly blank: boolean;
}

function linesOf(text: string, from: number, to: number): Line[] {
  const found: Line[] = [];
  for (const match of text.slice(from, to).matchAll(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g)) {
    found.push({ from: from + match.index, text: match[0], blank: match[0].trim() === '' });
  }
  return found;
}

function lineText(text: string, lines: LineIndex, line: number): string {
  return text.slice(lines.startOf(line), line < lines.count ? lines.startOf(line + 1) : text.length);
}

function isCommentAt(line: string, indent: number): boolean {
  const match = /^( *)#/.exec(line);
  return match?.[1]?.length === indent;
}

function isCommentDeeperThan(line: string, indent: number): boolean {
  const match = /^( *)#/.exec(line);
  return match !== null && (match[1] as string).length > indent;
}

function lineBreakOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}

function samePath(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((step, index) => step === b[index]);
}

/** Whether the text after the edits holds the moved value and nothing else changed, comments included. */
function isFaithful(document: Document, edits: readonly TextEdit[], from: Path, to: Path): boolean {
  const text = applyEdits(document.text, edits);
  const [after, ...others] = readDocuments(text).documents;
  if (after === undefined || others.length > 0 || after.problems.length !== document.problems.length) return false;
  return (
    canonical(after.value) === canonical(moved(document.value, from, to)) &&
    commentsOf(text) === commentsOf(document.text)
  );
}

/** A copy of a value in which what was at one path is at another. */
function moved(value: unknown, from: Path, to: Path): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(value));
  const taken = valueAt(copy, from);
  const source = valueAt(copy, from.slice(0, -1));
  if (isRecord(source)) delete (source as Record<string | number, unknown>)[from[from.length - 1] as string];
  let parent = copy as Record<string | number, unknown>;
  for (const step of to.slice(0, -1)) parent = (parent[step] ??= {}) as Record<string | number, unknown>;
  parent[to[to.length - 1] as string] = taken;
  return copy;
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

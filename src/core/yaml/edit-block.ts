import { isRecord } from '../lists';
import type { TextEdit } from '../text';
import { beforeBreak, breakNear, isBlankLine, lineEnd, lineStart, nextLine, trimSpaces } from './edit-lines';
import { entriesOf, withBreak, type Entry } from './edit-entry';
import { columnOfEntries, styleAt } from './edit-style';
import { entryLines, itemLines, printFlow } from './print-value';
import { childrenOf, NodeKind } from './tree';
import type { Draft } from './verify';

/**
 * Adds `key: value` to a block mapping with entries, behind the entry with index `after`. With `isOneLine`, texts of several lines are
 * quoted: at the end of a file without a final line break, a text block cannot hold all of them.
 */
export function insertBlockPair(
  draft: Draft,
  map: number,
  key: string,
  value: unknown,
  after: number,
  isOneLine = false,
): TextEdit[] {
  const entry = entriesOf(draft, map)[after] as Entry;
  const lines = entryLines(key, value, columnOfEntries(draft, map), { ...styleAt(draft, map), isOneLine });
  return [addLinesBehind(draft, entry.to, lines)];
}

/** Adds an item to a block list with entries; `isOneLine` as for `insertBlockPair`. */
export function insertBlockItem(
  draft: Draft,
  list: number,
  index: number,
  value: unknown,
  isOneLine = false,
): TextEdit[] {
  const style = { ...styleAt(draft, list), isOneLine };
  const lines = flowItemLines(draft, list, value) ?? itemLines(value, columnOfEntries(draft, list), style);
  return [insertItemLines(draft, list, index, lines)];
}

/** Adds an item to a block list with entries as it is written elsewhere: `item` is its text without indentation. */
export function insertBlockText(draft: Draft, list: number, index: number, item: string): TextEdit[] {
  const column = columnOfEntries(draft, list);
  const { dashWidth } = styleAt(draft, list);
  const [first = '', ...rest] = item.replace(/(?:\r\n|\r|\n)$/, '').split(/\r\n|\r|\n/);
  const below = rest.map((line) => (line === '' ? line : ' '.repeat(column + dashWidth) + line));
  return [
    insertItemLines(draft, list, index, [`${' '.repeat(column)}-${' '.repeat(dashWidth - 1)}${first}`, ...below]),
  ];
}

function insertItemLines(draft: Draft, list: number, index: number, lines: readonly string[]): TextEdit {
  const { text } = draft;
  const entries = entriesOf(draft, list);
  const spaced = areSpaced(text, entries) ? [''] : [];
  const before = entries[index - 1];
  if (before) {
    const isFree = !isBehindKeptBreaks(draft, withBreak(text, before.to));
    return addLinesBehind(draft, before.to, isFree ? [...spaced, ...lines] : lines);
  }
  const first = entries[0] as Entry;
  const lineBreak = breakNear(text, first.head, draft.lineBreak);
  const indent = ' '.repeat(first.column);
  const added = [...lines, ...spaced].join(lineBreak) + lineBreak;
  if (!first.isInline) return { from: first.from, to: first.from, insert: added };
  return { from: first.head, to: first.head, insert: added.slice(first.column) + indent };
}

/** How wide an item between brackets may become before it is easier to read on lines of its own. */
const widest = 140;

/** A new item between brackets, where all others are written so, each on its line; undefined where they are not, or it would be too wide. */
function flowItemLines(draft: Draft, list: number, value: unknown): string[] | undefined {
  const { text, tree } = draft;
  const kind = Array.isArray(value) ? NodeKind.FlowSeq : isRecord(value) ? NodeKind.FlowMap : undefined;
  const items = childrenOf(tree, list);
  const areAlike = items.every(
    (item) =>
      tree.kind[item] === kind &&
      tree.next[item] !== item + 1 &&
      !/[\r\n]/.test(text.slice(tree.start[item], tree.end[item])),
  );
  const [first] = items;
  if (kind === undefined || first === undefined || !areAlike) return undefined;
  const style = styleAt(draft, first);
  const dash = `${' '.repeat(columnOfEntries(draft, list))}-${' '.repeat(styleAt(draft, list).dashWidth - 1)}`;
  const line = dash + printFlow(value, style);
  return line.length <= widest && !line.includes('\n') ? [line] : undefined;
}

function addLinesBehind({ text, lineBreak: otherwise }: Draft, at: number, lines: readonly string[]): TextEdit {
  const lineBreak = breakNear(text, at, otherwise);
  return { from: at, to: at, insert: lines.map((line) => lineBreak + line).join('') };
}

/** Whether a blank line stands between each two entries. */
function areSpaced(text: string, entries: readonly Entry[]): boolean {
  return (
    entries.length > 1 &&
    entries.slice(0, -1).every((entry) => {
      const next = nextLine(text, entry.to);
      return next < text.length && isBlankLine(text, next);
    })
  );
}

/** Removes one of several entries of a block collection, with its own comments. */
export function deleteBlockEntry(draft: Draft, collection: number, index: number): TextEdit[] {
  const entries = entriesOf(draft, collection);
  const entry = entries[index] as Entry;
  const next = entries[index + 1];
  if (entry.isInline && next) return [deleteInline(draft.text, entry, next)];
  return [deleteLines(draft, entry)];
}

/** The first entry behind a dash: the next one takes its place, unless comments stand between the two. */
function deleteInline(text: string, entry: Entry, next: Entry): TextEdit {
  if (text.slice(entry.to, next.head).trim() === '') return { from: entry.head, to: next.head, insert: '' };
  return { from: trimSpaces(text, entry.head), to: entry.to, insert: '' };
}

/** Whole lines, and at the end of the text the blank lines that would end it then; of the last line of a text without a final line break, the break before it instead. */
export function deleteLines(draft: Draft, entry: Pick<Entry, 'from' | 'to'>): TextEdit {
  const { text } = draft;
  const end = withBreak(text, entry.to);
  if (end === entry.to) {
    const from = isBehindKeptBreaks(draft, entry.from) ? entry.from : lastContentEnd(text, entry.from);
    return { from, to: entry.to, insert: '' };
  }
  if (end === text.length && !isBehindKeptBreaks(draft, entry.from)) {
    return { from: pastContent(text, entry.from), to: end, insert: '' };
  }
  return { from: entry.from, to: pastBlankLines(draft, entry.from, end), insert: '' };
}

/** Back over the blank lines above a line. */
function pastContent(text: string, line: number): number {
  const end = lastContentEnd(text, line);
  return end === 0 ? line : withBreak(text, end);
}

/** Where the last line before an offset ends that is not blank: without a final line break, no blank line can end the text. */
function lastContentEnd(text: string, at: number): number {
  let line = at;
  while (line > 0) {
    const above = lineStart(text, beforeBreak(text, line));
    if (above >= line || !isBlankLine(text, above)) break;
    line = above;
  }
  return beforeBreak(text, line);
}

/**
 * Two blank lines that come together become one. Behind a block scalar that keeps its line breaks, every blank line would become
 * content.
 */
function pastBlankLines(draft: Draft, from: number, end: number): number {
  const { text } = draft;
  const isAll = isBehindKeptBreaks(draft, from);
  const above = lineStart(text, beforeBreak(text, from));
  const isDoubled = above < from && isBlankLine(text, above);
  let to = end;
  while ((isAll || (isDoubled && to === end)) && to < text.length && isBlankLine(text, to)) {
    const next = nextLine(text, to);
    if (next === to) break;
    to = next;
    if (next === lineEnd(text, next) && next === text.length) break;
  }
  return to;
}

function isBehindKeptBreaks({ text, tree }: Draft, at: number): boolean {
  for (let node = 0; node < tree.size; node++) {
    const kind = tree.kind[node];
    const isScalar = kind === NodeKind.Literal || kind === NodeKind.Folded;
    if (isScalar && tree.end[node] === at && /^[|>]\d?\+/.test(text.slice(tree.start[node]))) return true;
  }
  return false;
}

/** Moves an item of a block list with its comments. What stands between the items stays where it is. */
export function moveBlockItem(draft: Draft, list: number, from: number, to: number): TextEdit[] {
  const { text } = draft;
  const chunks = entriesOf(draft, list).map((entry) => ({
    from: entry.isInline ? entry.head : entry.from + entry.column,
    to: entry.to,
  }));
  return permuteChunks(text, chunks, from, to);
}

interface Chunk {
  readonly from: number;
  readonly to: number;
}

/** The edits that move one chunk of text among the others; the text between chunks stays. */
export function permuteChunks(text: string, chunks: readonly Chunk[], from: number, to: number): TextEdit[] {
  const low = Math.min(from, to);
  const high = Math.max(from, to);
  const read = (chunk: Chunk | undefined): string => (chunk ? text.slice(chunk.from, chunk.to) : '');
  const gaps = chunks.slice(low, high).map((chunk, index) => text.slice(chunk.to, chunks[low + index + 1]?.from));
  const moved = chunks[from] as Chunk;
  if (gaps.every((gap) => gap === gaps[0])) {
    const gap = gaps[0] ?? '';
    if (from < to) {
      const target = (chunks[to] as Chunk).to;
      const next = chunks[from + 1] as Chunk;
      return [
        { from: moved.from, to: next.from, insert: '' },
        { from: target, to: target, insert: gap + read(moved) },
      ];
    }
    const target = (chunks[to] as Chunk).from;
    const before = chunks[from - 1] as Chunk;
    return [
      { from: target, to: target, insert: read(moved) + gap },
      { from: before.to, to: moved.to, insert: '' },
    ];
  }
  const order = chunks.slice(low, high + 1);
  const next = order.toSpliced(from - low, 1).toSpliced(to - low, 0, moved);
  return order.map((chunk, index) => ({ from: chunk.from, to: chunk.to, insert: read(next[index]) }));
}

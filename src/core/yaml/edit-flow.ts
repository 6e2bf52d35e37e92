import type { TextEdit } from '../text';
import {
  beforeBreak,
  breakNear,
  columnOf,
  commentColumn,
  isCommentBehind,
  lineEnd,
  lineStart,
  nextLine,
  skipSpaces,
} from './edit-lines';
import { permuteChunks } from './edit-block';
import { styleAt } from './edit-style';
import { printFlow, printFlowLines, printPair, type PrintStyle } from './print-value';
import { printKey } from './print-scalar';
import { childrenOf } from './tree';
import type { Draft } from './verify';

/** An entry between brackets or braces, from its key (or its anchor) to the end of its value. */
interface Part {
  readonly from: number;
  readonly to: number;
}

/** Adds `key: value` between braces, behind the pair with index `after`; -1 puts it first. */
export function insertFlowPair(draft: Draft, map: number, key: string, value: unknown, after: number): TextEdit[] {
  const style = styleAt(draft, map);
  const layout = layoutOf(draft, map, style);
  const name = printKey(key, style.json ? 'double' : 'plain', style.quote, true);
  const text = layout.isOverLines ? `${name}: ${layout.print(value)}` : printPair(key, value, style);
  return insertPart(draft, map, after + 1, text, layout);
}

/** Adds an item between brackets. */
export function insertFlowItem(draft: Draft, list: number, index: number, value: unknown): TextEdit[] {
  const style = styleAt(draft, list);
  const layout = layoutOf(draft, list, style);
  return insertPart(draft, list, index, layout.print(value), layout);
}

interface Layout {
  /** Whether entries stand on lines of their own. */
  readonly isOverLines: boolean;
  /** Between two entries, the comma included. */
  readonly separator: string;
  readonly print: (value: unknown) => string;
  readonly padding: string;
}

function layoutOf(draft: Draft, collection: number, style: PrintStyle): Layout {
  const { text } = draft;
  const [first, second] = partsOf(draft, collection);
  const open = (draft.tree.start[collection] as number) + 1;
  const lead = first ? text.slice(open, first.from) : '';
  const isOverLines = /[\r\n]/.test(lead);
  const between = first && second ? text.slice(first.to, second.from) : '';
  const indent = first ? columnOf(text, first.from) : 0;
  const ownLine = `,${breakNear(text, open)}${' '.repeat(indent)}`;
  const separator = /^\s*,\s*$/.test(between) ? between : isOverLines ? ownLine : ', ';
  const print = (value: unknown): string =>
    isOverLines ? printFlowLines(value, indent, style, breakNear(text, open)) : printFlow(value, style, true);
  return { isOverLines, separator, print, padding: style.padding };
}

function insertPart(draft: Draft, collection: number, index: number, insert: string, layout: Layout): TextEdit[] {
  const { text, tree } = draft;
  const parts = partsOf(draft, collection);
  const before = parts[index - 1];
  const next = parts[index];
  const open = (tree.start[collection] as number) + 1;
  if (!before && !next) return fillBrackets(text, open, (tree.end[collection] as number) - 1, insert, layout);
  if (!before) {
    const at = (next as Part).from;
    const start = leadingComments(text, at, open);
    return [{ from: start, to: start, insert: insert + layout.separator }];
  }
  return insertBehind(text, before, next, insert, layout, (tree.end[collection] as number) - 1);
}

function fillBrackets(text: string, open: number, close: number, insert: string, { padding }: Layout): TextEdit[] {
  if (text.slice(open, close).trim() === '') return [{ from: open, to: close, insert: padding + insert + padding }];
  // Comments fill the brackets: the entry goes to the line before the closing one.
  const line = lineStart(text, close);
  const indent = ' '.repeat(skipSpaces(text, line) - line + 2);
  return [{ from: line, to: line, insert: indent + insert + breakNear(text, line) }];
}

/** Behind an entry and the comment at the end of its line, so that the comment keeps its entry. */
function insertBehind(
  text: string,
  before: Part,
  next: Part | undefined,
  insert: string,
  layout: Layout,
  close: number,
): TextEdit[] {
  const comma = commaBehind(text, before.to, next?.from ?? close);
  const tail = comma < 0 ? before.to : comma + 1;
  const hasComment = isCommentBehind(text, tail);
  if (!hasComment) {
    if (comma >= 0 && !next)
      return [
        { from: tail, to: tail, insert: layout.separator.slice(layout.separator.indexOf(',') + 1) + insert + ',' },
      ];
    return [{ from: before.to, to: before.to, insert: layout.separator + insert }];
  }
  const end = lineEnd(text, tail);
  const indent = ' '.repeat(columnOf(text, before.from));
  const added = { from: end, to: end, insert: breakNear(text, end) + indent + insert + (comma >= 0 ? ',' : '') };
  return comma >= 0 ? [added] : [{ from: before.to, to: before.to, insert: ',' }, added];
}

/** Removes an entry between brackets or braces, with its comments where it has lines of its own. */
export function deleteFlowEntry(draft: Draft, collection: number, index: number): TextEdit[] {
  const { text, tree } = draft;
  const parts = partsOf(draft, collection);
  const part = parts[index] as Part;
  const before = parts[index - 1];
  const next = parts[index + 1];
  const open = (tree.start[collection] as number) + 1;
  const close = (tree.end[collection] as number) - 1;
  const comma = commaBehind(text, part.to, next?.from ?? close);
  const end = comma < 0 ? part.to : comma + 1;
  if (parts.length === 1 && !/#/.test(text.slice(open, part.from) + text.slice(end, close))) {
    return [{ from: open, to: close, insert: '' }];
  }
  const lines = ownLines(text, part, end, open);
  if (lines) {
    const dangling = before && !next && comma < 0 ? commaBehind(text, before.to, part.from) : -1;
    const commaEdit = dangling >= 0 ? [{ from: dangling, to: dangling + 1, insert: '' }] : [];
    return [...commaEdit, { ...lines, insert: '' }];
  }
  if (next) return [{ from: part.from, to: spaceOnly(text, end, next.from) ? next.from : end, insert: '' }];
  if (before && !text.slice(before.to, part.from).includes('#')) return [{ from: before.to, to: part.to, insert: '' }];
  return [{ from: part.from, to: end, insert: '' }];
}

function spaceOnly(text: string, from: number, to: number): boolean {
  return text.slice(from, to).trim() === '';
}

/** The whole lines of an entry that shares none of them, its comments included. */
function ownLines(text: string, part: Part, end: number, open: number): Part | undefined {
  const start = lineStart(text, part.from);
  if (start < open || text.slice(start, part.from).trim() !== '') return undefined;
  const stop = lineEnd(text, end);
  const rest = text.slice(end, stop).trim();
  if (rest !== '' && !rest.startsWith('#')) return undefined;
  return { from: lineStart(text, leadingComments(text, part.from, open)), to: nextLine(text, end) };
}

/** Where the comment block directly above an entry begins (at its `#`), or `at`. */
function leadingComments(text: string, at: number, open: number): number {
  const column = columnOf(text, at);
  let from = at;
  for (let line = lineStart(text, at); line > open;) {
    const above = lineStart(text, beforeBreak(text, line));
    if (above >= line || above < open || commentColumn(text, above) !== column) break;
    from = above + column;
    line = above;
  }
  return from;
}

/** Moves an item between brackets; commas and white space stay where they are. */
export function moveFlowItem(draft: Draft, list: number, from: number, to: number): TextEdit[] {
  const { text, tree } = draft;
  const parts = partsOf(draft, list);
  const span = text.slice(tree.start[list], tree.end[list]);
  if (!/(?:^|\s)#/.test(span)) return permuteChunks(text, parts, from, to);
  return moveCommented(draft, list, parts, from, to);
}

/**
 * Items that have comments move with their lines. Only the commas are written anew: the last item has one only if the last one had.
 */
function moveCommented(draft: Draft, list: number, parts: readonly Part[], from: number, to: number): TextEdit[] {
  const { text, tree } = draft;
  const open = (tree.start[list] as number) + 1;
  const close = (tree.end[list] as number) - 1;
  const items = parts.map((part, index) => {
    const comma = commaBehind(text, part.to, parts[index + 1]?.from ?? close);
    const end = comma < 0 ? part.to : comma + 1;
    const start = leadingComments(text, part.from, open);
    const stop = isCommentBehind(text, end) ? lineEnd(text, end) : end;
    return { from: start, to: stop, lead: text.slice(start, part.to), tail: text.slice(end, stop), comma: comma >= 0 };
  });
  const moved = items[from];
  if (!moved) return [];
  const next = items.toSpliced(from, 1).toSpliced(to, 0, moved);
  return items.flatMap((slot, index) => {
    const item = next[index] ?? slot;
    return item === slot
      ? []
      : [{ from: slot.from, to: slot.to, insert: item.lead + (slot.comma ? ',' : '') + item.tail }];
  });
}

/** The comma between an entry and the next, skipping comments; -1 when there is none. */
function commaBehind(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    if (text[at] === ',') return at;
    if (text[at] === '#') at = lineEnd(text, at);
  }
  return -1;
}

function partsOf(draft: Draft, collection: number): Part[] {
  const { text, tree } = draft;
  return childrenOf(tree, collection).map((node) => {
    const key = tree.keyStart[node] as number;
    const start = key >= 0 ? withKeyProps(text, key) : (tree.props?.get(node)?.start ?? (tree.start[node] as number));
    return { from: start, to: Math.max(tree.end[node] as number, tree.keyEnd[node] as number) };
  });
}

/** Back over an anchor, a tag or a `?` before a key. */
function withKeyProps(text: string, key: number): number {
  const before = /(?:^|[{,\s])((?:[&!?][^\s,{}]*[ \t]+)+)$/.exec(text.slice(Math.max(0, key - 100), key));
  return key - (before?.[1]?.length ?? 0);
}

import {
  beforeBreak,
  breakLength,
  columnOf,
  commentColumn,
  isBlankLine,
  lineEnd,
  lineStart,
  nextLine,
  trimSpaces,
} from './edit-lines';
import { childrenOf, NodeKind, type Tree } from './tree';
import type { Draft } from './verify';

/** An entry of a block mapping or list as lines of text. Offsets in the draft's text. */
export interface Entry {
  readonly node: number;
  /** Where the entry's own text begins: its key (with what belongs to it) or its dash. */
  readonly head: number;
  readonly column: number;
  /** True when the parent's dash (or `?`) stands before it on the same line. */
  readonly isInline: boolean;
  /** Start of the line of its first own comment above, else of its own line; `head` when inline. */
  readonly from: number;
  /** End of its last own line, without the line break: trailing comment and deeper comments below included. */
  readonly to: number;
}

/** Nodes below which text is laid out by lines. */
export function isBlock(tree: Tree, node: number): boolean {
  return tree.kind[node] === NodeKind.BlockMap || tree.kind[node] === NodeKind.BlockSeq;
}

/** Whether the node is written in brackets or braces. */
export function isFlow(tree: Tree, node: number): boolean {
  return tree.kind[node] === NodeKind.FlowMap || tree.kind[node] === NodeKind.FlowSeq;
}

/** Whether the node is a mapping, in either style. */
export function isMap(tree: Tree, node: number): boolean {
  return tree.kind[node] === NodeKind.BlockMap || tree.kind[node] === NodeKind.FlowMap;
}

/** Whether the node is a sequence, in either style. */
export function isList(tree: Tree, node: number): boolean {
  return tree.kind[node] === NodeKind.BlockSeq || tree.kind[node] === NodeKind.FlowSeq;
}

/** Whether the node stands within brackets or braces. */
export function isInFlow(tree: Tree, node: number): boolean {
  const parent = tree.parent[node] as number;
  return parent >= 0 && isFlow(tree, parent);
}

/** The lines of all entries of a block collection. */
export function entriesOf(draft: Draft, collection: number): Entry[] {
  return childrenOf(draft.tree, collection).map((node, index, all) => entryOf(draft, node, all[index - 1]));
}

/** The lines of one entry; `sibling` is the entry before it, if the caller knows it. */
export function entryOf(draft: Draft, node: number, sibling?: number): Entry {
  const { text, tree } = draft;
  const head = headOf(draft, node);
  const column = columnOf(text, head);
  const start = lineStart(text, head);
  const isInline = text.slice(start, head).trim() !== '';
  const from = isInline
    ? head
    : commentsAbove(text, start, column, limitAbove(tree, node, sibling ?? siblingBefore(tree, node)));
  return { node, head, column, isInline, from, to: ownEnd(text, contentEnd(draft, node), column) };
}

/** Where the entry's text begins: at its key, or at an anchor, a tag or a `?` before the key. */
export function headOf(draft: Draft, node: number): number {
  const { text, tree } = draft;
  const keyStart = tree.keyStart[node] as number;
  if (keyStart < 0) return tree.props?.get(node)?.start ?? (tree.start[node] as number);
  const parent = tree.parent[node] as number;
  if (parent >= 0 && parent + 1 === node && tree.kind[parent] === NodeKind.BlockMap)
    return tree.start[parent] as number;
  if (parent >= 0 && isList(tree, parent)) return keyStart;
  const start = lineStart(text, keyStart);
  const before = text.slice(start, keyStart);
  return /^[ ]*$/.test(before) ? keyStart : start + before.search(/[^ ]/);
}

/** Where the entry's last content line ends, with the comment behind it and without the line break. */
export function contentEnd({ text, tree }: Draft, node: number): number {
  const end = Math.max(tree.end[node] as number, tree.keyEnd[node] as number);
  const inner = beforeBreak(text, end);
  return inner < end ? inner : lineEnd(text, end);
}

/** Past the comments below that are indented deeper than the entry, blank lines between them included. */
function ownEnd(text: string, end: number, column: number): number {
  let last = end;
  for (let line = nextLine(text, end); line < text.length; line = nextLine(text, line)) {
    if (commentColumn(text, line) > column) last = lineEnd(text, line);
    else if (!isBlankLine(text, line)) break;
  }
  return last;
}

/** Nothing above this offset can be the entry's own comment; the comments above a root's first entry are the file's header. */
function limitAbove(tree: Tree, node: number, sibling: number): number {
  if (sibling >= 0) return tree.end[sibling] as number;
  const parent = tree.parent[node] as number;
  return parent <= 0 ? Infinity : Math.max(0, tree.keyEnd[parent] as number);
}

function siblingBefore(tree: Tree, node: number): number {
  let sibling = -1;
  for (let at = (tree.parent[node] as number) + 1; at < node; at = tree.next[at] as number) sibling = at;
  return sibling;
}

function commentsAbove(text: string, start: number, column: number, limit: number): number {
  let from = start;
  while (from > limit) {
    const above = lineStart(text, beforeBreak(text, from));
    if (above >= from || above < limit || commentColumn(text, above) !== column) break;
    from = above;
  }
  return from;
}

/** Where a node's value goes: directly behind its colon or dash and its anchor and tag; of the root, behind `---`. */
export function slotOf(draft: Draft, node: number): number {
  const { text, tree } = draft;
  const props = tree.props?.get(node);
  if (props) return trimSpaces(text, props.start + propsLength(text.slice(props.start)));
  const keyEnd = tree.keyEnd[node] as number;
  if (keyEnd < 0) return tree.parent[node] === -1 ? markerEnd(text) : (tree.start[node] as number);
  const parent = tree.parent[node] as number;
  if (isList(tree, parent)) return keyEnd;
  const colon = keyEnd + (/^\s*:/.exec(text.slice(keyEnd, keyEnd + 200))?.[0].length ?? 0);
  return colon;
}

/** How many characters an anchor and a tag take, the one behind the other. */
function propsLength(text: string): number {
  const both = /^(?:&\S+[ \t]+!\S*|!\S*[ \t]+&\S+|[&!]\S*)/.exec(text);
  return both?.[0].length ?? 0;
}

/** Past a document's `---`; where its content would begin when there is none. */
export function markerEnd(text: string): number {
  let line = lineStart(text, 0) || (text.startsWith('\uFEFF') ? 1 : 0);
  while (line < text.length) {
    if (/^---(?:\s|$)/.test(text.slice(line, line + 4))) return line + 3;
    if (!isBlankLine(text, line) && commentColumn(text, line) < 0 && text[line] !== '%') return line;
    line = nextLine(text, line);
  }
  return line;
}

/** Whether the document has a `---` of its own. */
export function hasMarker(text: string): boolean {
  return /---$/.test(text.slice(0, markerEnd(text)));
}

/** Past the line break at `end`. */
export function withBreak(text: string, end: number): number {
  return end + breakLength(text, end);
}

import type { Path } from '../text';
import type { Document } from './document';
import { NodeKind, pathTo, type Tree } from './tree';

/** The value at a path of a plain JavaScript value, or undefined. Only own properties count, so `__proto__` finds nothing by accident. */
export function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<string | number, unknown>)[step];
  }
  return at;
}

/**
 * The path of the innermost entry that the caret at `offset` (in the document's text) belongs to: its key, its value, the rest of its
 * line, or a comment directly above it. On a blank line, and on a comment that stands alone, it is the collection that the line lies
 * in, or that a caret in this column would add to. The root's empty path when it is outside of all entries.
 */
export function pathAt(document: Document, offset: number): Path {
  const { tree, text } = document;
  if (tree.size === 0) return [];
  const inside = findInnermost(tree, offset, (child) => covers(document, child, offset));
  if (isScalar(tree, inside)) return pathTo(tree, inside);
  const line = contentLineOf(document, offset);
  if (line === undefined) return pathTo(tree, findByColumn(document, offset));
  const at = Math.max(offset, indentEnd(text, line));
  // Blanks and comments behind an entry belong to it, but what stands in brackets ends with them.
  const isOnLine = (child: number): boolean => isInBlock(tree, child) && (tree.end[child] as number) > line;
  return pathTo(
    tree,
    findInnermost(tree, at, (child) => covers(document, child, at) || isOnLine(child)),
  );
}

/** Goes down from the root into the last child that starts at or before `at`, as long as that one is accepted. */
function findInnermost(tree: Tree, at: number, accepts: (child: number) => boolean): number {
  let node = 0;
  for (;;) {
    const child = lastChildBefore(tree, node, at);
    if (child < 0 || !accepts(child)) return node;
    node = child;
  }
}

/** The last child of a node that starts at or before an offset; -1 where there is none. Nodes stand in the order in which they start. */
function lastChildBefore(tree: Tree, node: number, at: number): number {
  if (isScalar(tree, node)) return -1;
  let low = node;
  let high = (tree.next[node] as number) - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (startOf(tree, middle) <= at) low = middle;
    else high = middle - 1;
  }
  while (low > node && tree.parent[low] !== node) low = tree.parent[low] as number;
  return low > node ? low : -1;
}

/** Whether an offset lies in an entry; at its end only where no line break was before. */
function covers({ tree, text }: Document, node: number, offset: number): boolean {
  const end = tree.end[node] as number;
  return startOf(tree, node) <= offset && (offset < end || (offset === end && text[end - 1] !== '\n'));
}

/** The deepest collection that the offset lies in or whose key stands left of it. */
function findByColumn(document: Document, offset: number): number {
  const { tree, text } = document;
  const line = lineStartOf(text, offset);
  const commentStart = indentEnd(text, line);
  const column = (text[commentStart] === '#' ? commentStart : offset) - line;
  return findInnermost(tree, offset, (child) => {
    const start = startOf(tree, child);
    return covers(document, child, offset) || (isInBlock(tree, child) && start - lineStartOf(text, start) < column);
  });
}

/**
 * The start of the line with the content that a caret at `offset` is about: its own line, or for a comment the line that the comment
 * stands directly above, in the same column. Comments above the whole document belong to no entry.
 */
function contentLineOf({ tree, text }: Document, offset: number): number | undefined {
  const own = lineStartOf(text, offset);
  let line = own;
  while (line < text.length && text[indentEnd(text, line)] === '#') line = nextLineOf(text, line);
  const at = indentEnd(text, line);
  if (at >= text.length || text[at] === '\n' || text[at] === '\r') return undefined;
  if (line === own) return line;
  const isSameColumn = at - line === indentEnd(text, own) - own;
  return isSameColumn && at > (tree.start[0] as number) ? line : undefined;
}

function isScalar(tree: Tree, node: number): boolean {
  return (tree.kind[node] as number) < NodeKind.BlockMap;
}

function isInBlock(tree: Tree, child: number): boolean {
  const kind = tree.kind[tree.parent[child] as number];
  return kind === NodeKind.BlockMap || kind === NodeKind.BlockSeq;
}

/** Where an entry starts: its key or `-`, or in brackets its value. */
function startOf(tree: Tree, node: number): number {
  const key = tree.keyStart[node] as number;
  return key < 0 ? (tree.start[node] as number) : key;
}

function lineStartOf(text: string, offset: number): number {
  let line = offset;
  while (line > 0 && text[line - 1] !== '\n' && (text[line - 1] !== '\r' || text[line] === '\n')) line--;
  return line;
}

function nextLineOf(text: string, line: number): number {
  let at = line;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  return at + (text.startsWith('\r\n', at) ? 2 : 1);
}

function indentEnd(text: string, line: number): number {
  let at = line;
  while (text[at] === ' ') at++;
  return at;
}

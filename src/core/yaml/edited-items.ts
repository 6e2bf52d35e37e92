import { SPACE } from './codes';
import { NodeKind, type Tree } from './tree';

/** A text with its nodes. */
interface ReadText {
  readonly text: string;
  readonly tree: Tree;
}

/** Items of a block sequence that stand together. Nodes and offsets are those of the text before. */
export interface EditedItems {
  /** The node of the sequence. */
  readonly list: number;
  /** The node of the first of the items, and the one behind the last, which may be one past all nodes. */
  readonly first: number;
  readonly behind: number;
  /** Index of the first of the items, and of the one behind the last. */
  readonly from: number;
  readonly to: number;
  /** How many characters more the text has now. */
  readonly by: number;
}

/** The items of the outermost list around all in which a text differs from the one before; undefined where the texts differ elsewhere too. */
export function editedItems(before: ReadText, text: string): EditedItems | undefined {
  const { text: old, tree } = before;
  const head = commonHead(old, text);
  const end = old.length - commonTail(old, text, head);
  const list = outermostList(tree, head);
  const last = list < 0 ? -1 : (tree.next[list] as number);
  let [first, from, index] = [-1, 0, 0];
  for (let item = list + 1; item < last; item = tree.next[item] as number, index++) {
    // Behind the dash and the blank that makes it one.
    if ((tree.keyEnd[item] as number) < head) [first, from] = [item, index];
    const behind = tree.next[item] as number;
    if (first >= 0 && end <= endOfItem(before, behind))
      return { list, first, behind, from, to: index + 1, by: text.length - old.length };
  }
  return undefined;
}

/** Where the line of an entry of a block collection begins, or -1 where it shares its line with something else. */
export function lineOfEntry({ text, tree }: ReadText, node: number): number {
  const from = tree.keyStart[node] as number;
  let line = from;
  while (line > 0 && text.charCodeAt(line - 1) === SPACE) line--;
  return line === 0 || text[line - 1] === '\n' ? line : -1;
}

/** Up to where the text may be another without changing anything of the node behind an item. */
function endOfItem(before: ReadText, behind: number): number {
  return behind < before.tree.size ? lineOfEntry(before, behind) : before.text.length;
}

/** The node of the first block sequence on the way from the root to an offset, or -1. */
function outermostList(tree: Tree, offset: number): number {
  let node = tree.size === 0 ? -1 : 0;
  while (node >= 0 && tree.kind[node] !== NodeKind.BlockSeq)
    node = tree.kind[node] === NodeKind.BlockMap ? entryAt(tree, node, offset) : -1;
  return node;
}

/** The last entry of a mapping whose key ends before an offset, or -1. */
function entryAt(tree: Tree, map: number, offset: number): number {
  let found = -1;
  for (let node = map + 1; node < (tree.next[map] as number); node = tree.next[node] as number)
    if ((tree.keyEnd[node] as number) < offset) found = node;
  return found;
}

/** Texts are compared so many characters at a time, which is much quicker than one by one. */
const BLOCK = 1024;

function commonHead(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at + BLOCK <= most && a.slice(at, at + BLOCK) === b.slice(at, at + BLOCK)) at += BLOCK;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

/** How many characters two texts share at their ends, behind what they share at their beginning. */
function commonTail(a: string, b: string, head: number): number {
  const most = Math.min(a.length, b.length) - head;
  let size = 0;
  const block = (text: string): string => text.slice(text.length - size - BLOCK, text.length - size);
  while (size + BLOCK <= most && block(a) === block(b)) size += BLOCK;
  while (size < most && a.charCodeAt(a.length - 1 - size) === b.charCodeAt(b.length - 1 - size)) size++;
  return size;
}

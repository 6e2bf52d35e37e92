import { lastUpTo } from '../lists';
import type { Path, Range } from '../text';

/** What a node of a tree is, and in which style it is written. */
export const NodeKind = {
  /** No token at all: `key:` with nothing behind it, or an empty document. `start` and `end` are where a value would go. */
  Empty: 0,
  Plain: 1,
  SingleQuoted: 2,
  DoubleQuoted: 3,
  /** `|` block; the range runs from the indicator to the end of its content, final line break included. */
  Literal: 4,
  /** `>` block; range as for `Literal`. */
  Folded: 5,
  /** `*name`. */
  Alias: 6,
  BlockMap: 7,
  FlowMap: 8,
  BlockSeq: 9,
  FlowSeq: 10,
} as const;
/** The kind of a node. */
export type NodeKind = (typeof NodeKind)[keyof typeof NodeKind];

/** Anchor and tag of one node, as written: `anchor` without `&`, `tag` with its `!`. `start` is the offset of the first of them. */
export interface NodeProps {
  readonly anchor?: string;
  readonly tag?: string;
  readonly start: number;
}

/**
 * The located nodes of one document, in pre-order, as parallel arrays: node 0 is the root, and every offset is a UTF-16 offset in
 * the document's text. Keys are not nodes: the node of a mapping's entry is its value, and it carries where its key stands.
 * An empty document has size 0.
 */
export interface Tree {
  readonly size: number;
  readonly kind: Uint8Array;
  /** First character of the node's own token, after its anchor and tag: the first key's (or its props') start, the first `-`, `{`, the quote. */
  readonly start: Int32Array;
  /** One past the node's own token; of a block collection, one past the last descendant's end (comments behind it are not part of it). */
  readonly end: Int32Array;
  /** Value of a mapping entry: start of the key's token. Item of a block sequence: offset of its `-`. Else -1. */
  readonly keyStart: Int32Array;
  /** One past the key's token or the `-`; else -1. */
  readonly keyEnd: Int32Array;
  /** Index one past the node's last descendant: the next sibling, if there is one. */
  readonly next: Int32Array;
  /** Index of the parent collection; -1 for the root. */
  readonly parent: Int32Array;
  /** The decoded key of a mapping entry's value as a string (numbers and other scalars as YAML prints them); undefined for items and the root. */
  readonly keys: readonly (string | undefined)[];
  /** Nodes with an anchor or a tag; undefined when there is none, which is the rule. */
  readonly props: ReadonlyMap<number, NodeProps> | undefined;
}

/** The indexes of a collection's direct children in document order; empty for scalars. */
export function childrenOf(tree: Tree, node: number): number[] {
  const children: number[] = [];
  if ((tree.kind[node] as number) < NodeKind.BlockMap) return children;
  const end = tree.next[node] as number;
  for (let child = node + 1; child < end; child = tree.next[child] as number) children.push(child);
  return children;
}

/** The node at a path below `from` (the root when unset), or -1. An alias is not followed. The last of duplicate keys counts, as in the value. */
export function findNode(tree: Tree, path: Path, from = 0): number {
  if (tree.size === 0) return -1;
  let node = from;
  for (const step of path) {
    node = findChild(tree, node, step);
    if (node < 0) return -1;
  }
  return node;
}

function findChild(tree: Tree, node: number, step: string | number): number {
  const kind = tree.kind[node] as number;
  const end = tree.next[node] as number;
  if (kind === NodeKind.BlockMap || kind === NodeKind.FlowMap) {
    const key = String(step);
    let found = -1;
    let count = 0;
    for (let child = node + 1; child < end; child = tree.next[child] as number) {
      if (++count > FEW) return entriesOf(tree, node).get(key) ?? -1;
      if (tree.keys[child] === key) found = child;
    }
    return found;
  }
  if (kind !== NodeKind.BlockSeq && kind !== NodeKind.FlowSeq) return -1;
  if (typeof step === 'number' && step >= FEW) return itemsOf(tree, node)[step] ?? -1;
  let index = 0;
  for (let child = node + 1; child < end; child = tree.next[child] as number) if (index++ === step) return child;
  return -1;
}

/** Up to here it is quicker to go through the items of a list or the entries of a mapping than to remember them. */
const FEW = 64;

const remembered = new WeakMap<Tree, Map<number, readonly number[]>>();
const rememberedEntries = new WeakMap<Tree, Map<number, ReadonlyMap<string, number>>>();

/** The entries of a long mapping by key, of equal keys the last. */
function entriesOf(tree: Tree, node: number): ReadonlyMap<string, number> {
  let mappings = rememberedEntries.get(tree);
  if (mappings === undefined) rememberedEntries.set(tree, (mappings = new Map()));
  let entries = mappings.get(node);
  if (entries === undefined) {
    entries = new Map(childrenOf(tree, node).map((child) => [tree.keys[child] ?? '', child]));
    mappings.set(node, entries);
  }
  return entries;
}

/** The items of a long list: whoever looks for one of thousands soon looks for the next. */
function itemsOf(tree: Tree, node: number): readonly number[] {
  let lists = remembered.get(tree);
  if (lists === undefined) remembered.set(tree, (lists = new Map()));
  let items = lists.get(node);
  if (items === undefined) lists.set(node, (items = childrenOf(tree, node)));
  return items;
}

/** The path from the root to a node. */
export function pathTo(tree: Tree, node: number): Path {
  const path: (string | number)[] = [];
  for (let at = node; at > 0; at = tree.parent[at] as number) path.push(tree.keys[at] ?? indexInParent(tree, at));
  return path.reverse();
}

function indexInParent(tree: Tree, node: number): number {
  const { next } = tree;
  const parent = tree.parent[node] as number;
  let index = 0;
  for (let child = parent + 1; child < node; child = next[child] as number)
    if (++index > FEW) return lastUpTo(itemsOf(tree, parent), node);
  return index;
}

/** The range of a node's value in the document's text. */
export function rangeOf(tree: Tree, node: number): Range {
  return { from: tree.start[node] as number, to: tree.end[node] as number };
}

/** The range of the key (or the `-`) that leads to a node; undefined for the root and for items of flow sequences. */
export function keyRangeOf(tree: Tree, node: number): Range | undefined {
  const from = tree.keyStart[node] as number;
  return from < 0 ? undefined : { from, to: tree.keyEnd[node] as number };
}

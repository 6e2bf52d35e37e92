import { addAll } from '../lists';
import { applyEdits, joinEdits, type Path, type TextEdit } from '../text';
import type { Document } from './document';
import { entryOf, headOf, isBlock, withBreak } from './edit-entry';
import { beforeBreak } from './edit-lines';
import { setOwn } from './expected';
import { childrenOf, findNode, NodeKind, type Tree } from './tree';
import { verifyEdit, type Draft } from './verify';

/**
 * The edits that delete the keys and items at some paths, with their own comments, and what they leave empty along with them. They are read back once and all
 * together, so that thousands take no longer than one. Undefined where they do not read back as meant (aliases, several entries with one key), where
 * nothing would be left, and for a document that cannot be read to its end. A path at which nothing is written is passed over.
 */
export function deleteAll(document: Document, paths: readonly Path[]): readonly TextEdit[] | undefined {
  const { text, tree, value, problems, incomplete } = document;
  if (incomplete) return undefined;
  const gone = goingNodes(tree, paths);
  if (gone.size === 0) return [];
  if (gone.has(0)) return undefined;
  const draft: Draft = { text, tree, value, problems, lineBreak: '\n' };
  const edits: TextEdit[] = [];
  for (const parent of new Set([...gone].map((node) => tree.parent[node] as number))) {
    const cuts = cutChildren(draft, parent, gone);
    if (cuts === undefined) return undefined;
    addAll(edits, cuts);
  }
  const joined = joinEdits(edits.sort((a, b) => a.from - b.from));
  const isApart = joined.every((edit, index) => index === 0 || (joined[index - 1] as TextEdit).to <= edit.from);
  const expected = valueWithout(tree, 0, value, gone);
  return isApart && verifyEdit(draft, applyEdits(text, joined), expected) ? joined : undefined;
}

/** The nodes at the paths; in the place of all entries of a collection the collection itself, and nothing within what goes anyway. */
function goingNodes(tree: Tree, paths: readonly Path[]): ReadonlySet<number> {
  const gone = new Set<number>();
  const goingOf = new Map<number, number>();
  const add = (node: number): void => {
    if (node < 0 || gone.has(node)) return;
    gone.add(node);
    const parent = tree.parent[node] as number;
    if (parent < 0) return;
    const going = (goingOf.get(parent) ?? 0) + 1;
    goingOf.set(parent, going);
    if (isWhole(tree, parent, going)) add(parent);
  };
  for (const path of paths) add(findNode(tree, path));
  return new Set([...gone].filter((node) => !isWithinGone(tree, node, gone)));
}

/** Whether a collection has no more entries than some. */
function isWhole(tree: Tree, collection: number, entries: number): boolean {
  let at = collection + 1;
  for (let count = 0; count < entries; count++) at = tree.next[at] as number;
  return at >= (tree.next[collection] as number);
}

function isWithinGone(tree: Tree, node: number, gone: ReadonlySet<number>): boolean {
  for (let at = tree.parent[node] as number; at >= 0; at = tree.parent[at] as number) if (gone.has(at)) return true;
  return false;
}

/** The cuts that take the going entries out of a collection of which some stay. Neighbours go by one cut. */
function cutChildren(draft: Draft, parent: number, gone: ReadonlySet<number>): readonly TextEdit[] | undefined {
  const children = childrenOf(draft.tree, parent);
  const cut = isBlock(draft.tree, parent) ? cutLines : cutPart;
  const cuts: TextEdit[] = [];
  for (let first = 0; first < children.length; first++) {
    if (!gone.has(children[first] as number)) continue;
    let last = first;
    while (last + 1 < children.length && gone.has(children[last + 1] as number)) last++;
    const edit = cut(draft, children, first, last);
    if (edit === undefined) return undefined;
    cuts.push(edit);
    first = last;
  }
  return cuts;
}

function cutLines(draft: Draft, children: readonly number[], first: number, last: number): TextEdit | undefined {
  const { text } = draft;
  const top = entryOf(draft, children[first] as number, children[first - 1]);
  const bottom = entryOf(draft, children[last] as number, children[last - 1]);
  if (top.isInline) {
    const next = children[last + 1];
    if (next === undefined) return undefined;
    const to = headOf(draft, next);
    // What stands between is a comment on the next entry, which would lose its line.
    return text.slice(bottom.to, to).trim() === '' ? { from: top.head, to, insert: '' } : undefined;
  }
  const to = withBreak(text, bottom.to);
  const from = to === bottom.to ? beforeBreak(text, top.from) : top.from;
  return { from, to, insert: '' };
}

function cutPart(draft: Draft, children: readonly number[], first: number, last: number): TextEdit {
  const { tree } = draft;
  const next = children[last + 1];
  if (next !== undefined)
    return { from: headOf(draft, children[first] as number), to: headOf(draft, next), insert: '' };
  const before = children[first - 1] as number;
  return { from: tree.end[before] as number, to: tree.end[children[last] as number] as number, insert: '' };
}

/** The value of a node without what goes below it; the same object where nothing does. */
function valueWithout(tree: Tree, node: number, value: unknown, gone: ReadonlySet<number>): unknown {
  if (typeof value !== 'object' || value === null || tree.kind[node] === NodeKind.Alias) return value;
  const children = childrenOf(tree, node);
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => {
      const child = children[index] ?? -1;
      return gone.has(child) ? [] : [valueWithout(tree, child, item, gone)];
    });
  }
  const byKey = new Map(children.map((child) => [tree.keys[child], child]));
  const kept: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    const child = byKey.get(key) ?? -1;
    if (!gone.has(child)) setOwn(kept, key, valueWithout(tree, child, item, gone));
  }
  return kept;
}

import type { Path, Range } from '../text';
import { childrenOf, findNode, keyRangeOf, NodeKind, rangeOf, valueAt, type Document } from '../yaml';

/** Which part of an entry a finding points at: its key, its value, or (of a list's item or the root) its first key. */
export type Part = 'key' | 'value';

/**
 * The range, in the document's text, of what stands at a path. What is reached through an alias or a merge key has no place of its own; then
 * the nearest entry above it that has one counts, which is that of the merge key where there is one.
 */
export function rangeAt(document: Document, path: Path, part: Part): Range {
  const { tree } = document;
  if (tree.size === 0) return { from: 0, to: 0 };
  let node = findNode(tree, path);
  for (let length = path.length - 1; node < 0 && length >= 0; length--) node = nearest(document, path, length);
  const missed = node < 0 ? 0 : node;
  if (part === 'value' && tree.kind[missed] !== NodeKind.Empty) return rangeOf(tree, missed);
  return keyOf(document, missed);
}

/** The entry that leads to what is below the first `length` steps of a path; -1 when there is none. */
function nearest({ tree, value }: Document, path: Path, length: number): number {
  const node = findNode(tree, path.slice(0, length));
  if (node < 0 || valueAt(value, path.slice(0, length + 1)) === undefined) return node;
  return childrenOf(tree, node).find((child) => tree.keys[child] === '<<') ?? node;
}

function keyOf(document: Document, node: number): Range {
  const { tree } = document;
  if (tree.keys[node] !== undefined) return keyRangeOf(tree, node) ?? rangeOf(tree, node);
  const first = childrenOf(tree, node)[0];
  const inside = first === undefined ? undefined : keyRangeOf(tree, first);
  return inside ?? keyRangeOf(tree, node) ?? rangeOf(tree, node);
}

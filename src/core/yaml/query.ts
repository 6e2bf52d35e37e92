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
 * The path of the innermost entry that the caret at `offset` (in the document's text) belongs to: its key, its value, or its line.
 * The root's empty path when it is outside of all entries.
 */
export function pathAt(document: Document, offset: number): Path {
  const { tree } = document;
  if (tree.size === 0) return [];
  let node = 0;
  for (let child = childAt(tree, document.text, node, offset); child >= 0; child = childAt(tree, document.text, node, offset)) node = child;
  return pathTo(tree, node);
}

function childAt(tree: Tree, text: string, node: number, offset: number): number {
  if ((tree.kind[node] as number) < NodeKind.BlockMap) return -1;
  const end = tree.next[node] as number;
  let found = -1;
  for (let child = node + 1; child < end; child = tree.next[child] as number) {
    const start = Math.max(0, tree.keyStart[child] as number) || (tree.start[child] as number);
    if (start > offset && !sameLineIndent(text, offset, start)) break;
    if (start <= offset || found < 0) found = child;
    if (start > offset) break;
  }
  if (found < 0) return -1;
  const stop = tree.end[found] as number;
  return offset <= stop || !text.slice(stop, offset).includes('\n') ? found : -1;
}

/** Whether only white space lies between the caret and the entry on the same line, so that it counts as being on it. */
function sameLineIndent(text: string, offset: number, start: number): boolean {
  return /^[ \t-]*$/.test(text.slice(offset, start));
}

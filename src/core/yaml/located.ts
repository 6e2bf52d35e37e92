import type { ParsedDocument } from './parsed';
import type { Tree } from './tree';

const NO_PROBLEMS: ParsedDocument['problems'] = Object.freeze([]);

const trees = new WeakSet<Tree>();

/** What the located parser read of a text that it has nothing to object to. */
export function located(tree: Tree, value: unknown): ParsedDocument {
  trees.add(tree);
  return { tree, value, problems: NO_PROBLEMS };
}

/** Whether the located parser made a tree, so that it can read on in the middle of the text. */
export function isLocated(tree: Tree): boolean {
  return trees.has(tree);
}

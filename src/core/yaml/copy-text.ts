import type { Path } from '../text';
import { applyEdits } from '../text';
import type { Document } from './document';
import { editDocument } from './edit';
import { entriesOf, entryOf, isBlock, isInFlow, withBreak } from './edit-entry';
import { columnOf } from './edit-lines';
import { readDocuments } from './stream';
import { childrenOf, findNode, rangeOf, type Tree } from './tree';
import { isSameValue, type Draft } from './verify';

/**
 * The text of the value at a path, without the indentation that its lines share: what stands behind its dash or key, with the comments
 * within it and behind it, and those below it that are indented deeper. Without a line break at its end. Undefined for the root and for
 * what is not written there.
 */
export function textOf(document: Document, path: Path): string | undefined {
  const { text, tree } = document;
  const node = findNode(tree, path);
  if (node <= 0 || path.length === 0) return undefined;
  const from = tree.props?.get(node)?.start ?? (tree.start[node] as number);
  const to = isInFlow(tree, node)
    ? (tree.end[node] as number)
    : entryOf(draftOf(document), node, siblingAbove(tree, path)).to;
  const column = columnOf(text, from);
  const lines = text.slice(from, to).trimEnd().split('\n');
  return lines.map((line, index) => (index === 0 ? line : line.slice(sharedWidth(line, column)))).join('\n');
}

/** The same of an item of a list, with its comments above it: what it is as a document of its own. */
export function itemTextOf(document: Document, path: Path): string | undefined {
  const { text, tree } = document;
  const own = textOf(document, path);
  const node = findNode(tree, path);
  if (own === undefined || isInFlow(tree, node)) return own;
  const { from, head, column, isInline } = entryOf(draftOf(document), node, siblingAbove(tree, path));
  if (isInline) return own;
  const above = text.slice(from, head - column);
  return above.replaceAll(/^ +(?=#)/gm, '') + own;
}

/** The text of a document without the items of the list at a path, each with the comments that are its own. */
export function textAroundItems(document: Document, path: Path): string {
  const { text, tree } = document;
  const list = findNode(tree, path);
  if (list < 0) return text;
  const items = isBlock(tree, list)
    ? entriesOf(draftOf(document), list).map(({ from, to }) => ({ from, to: withBreak(text, to) }))
    : childrenOf(tree, list).map((item) => rangeOf(tree, item));
  const ends = [0, ...items.map(({ to }) => to)];
  return ends.map((end, index) => text.slice(end, items[index]?.from)).join('');
}

function draftOf({ text, tree, value, problems }: Document): Draft {
  return { text, tree, value, problems, lineBreak: '\n' };
}

/** The item before one of a list, which is quickly found by its index; -1 for none, undefined for what is no item. */
function siblingAbove(tree: Tree, path: Path): number | undefined {
  const index = path.at(-1);
  return typeof index === 'number' ? (index > 0 ? findNode(tree, [...path.slice(0, -1), index - 1]) : -1) : undefined;
}

function sharedWidth(line: string, column: number): number {
  return Math.min(column, /^ */.exec(line)?.[0].length ?? 0);
}

/**
 * The text of a value with what differs from `value` changed in it, and all else as it was. Undefined where the text stands for something
 * only in its own document, by anchors and aliases, or cannot be made to say it.
 */
export function textSaying(text: string, value: unknown): string | undefined {
  const { documents } = readDocuments(text);
  const [document] = documents;
  if (documents.length !== 1 || !document || document.problems.length > 0 || document.tree.props?.size)
    return undefined;
  const result = editDocument(document, [{ type: 'set', path: [], value }]);
  if (!result.ok) return undefined;
  const made = applyEdits(text, result.edits);
  return isSameValue(readDocuments(made).documents[0]?.value, value) ? made : undefined;
}

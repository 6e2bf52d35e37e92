import type { Path } from '../text';
import { applyEdits } from '../text';
import type { Document } from './document';
import { editDocument } from './edit';
import { entryOf, isInFlow } from './edit-entry';
import { columnOf } from './edit-lines';
import { readDocuments } from './stream';
import { findNode } from './tree';
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
  const draft: Draft = { text, tree, value: document.value, problems: document.problems, lineBreak: '\n' };
  const from = tree.props?.get(node)?.start ?? (tree.start[node] as number);
  const to = isInFlow(tree, node) ? (tree.end[node] as number) : entryOf(draft, node).to;
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
  const draft: Draft = { text, tree, value: document.value, problems: document.problems, lineBreak: '\n' };
  const { from, head, column, isInline } = entryOf(draft, node);
  if (isInline) return own;
  const above = text.slice(from, head - column);
  return above.replaceAll(/^ +(?=#)/gm, '') + own;
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

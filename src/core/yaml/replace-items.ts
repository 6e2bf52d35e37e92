import { applyEdits, type Path, type TextEdit } from '../text';
import type { Document } from './document';
import { entryOf, isBlock, isList } from './edit-entry';
import { breakNear, columnOf, lineStart, skipSpaces } from './edit-lines';
import { styleAt } from './edit-style';
import { applyOp } from './expected';
import { itemLines, printFlow, printFlowLines, type PrintStyle } from './print-value';
import { valueAt } from './query';
import { readDocument } from './read';
import { partHead } from './text-head';
import { childrenOf, findNode, NodeKind, type Tree } from './tree';
import { verifyEdit, type Draft } from './verify';

/** What an item of a list is to be. */
export interface NewItem {
  /** From 0. */
  readonly index: number;
  readonly value: unknown;
  /** What says it as a document of its own, comments included; undefined where it is to be printed. */
  readonly text: string | undefined;
  /** Lines of comments that stand above it where it is printed on lines of its own. */
  readonly comments?: readonly string[];
}

/**
 * The edits that put other items in the place of some of the list at a path, each with the comments that are its own; every byte outside of these items stays.
 * They are read back once and all together, so that thousands take no longer than one. Undefined where they do not read back as meant, as where a text leans on
 * another document or another item on what goes, for what is no list, and in a document that cannot be read to its end.
 */
export function replaceItems(
  document: Document,
  path: Path,
  items: readonly NewItem[],
): readonly TextEdit[] | undefined {
  const { text, tree, value, problems, incomplete } = document;
  const list = findNode(tree, path);
  const before = valueAt(value, path);
  if (incomplete || list < 0 || !isList(tree, list) || !Array.isArray(before)) return undefined;
  const draft: Draft = { text, tree, value, problems, lineBreak: /\r\n|\r|\n/.exec(text)?.[0] ?? '\n' };
  const replace = isBlock(tree, list) ? inLines(draft, list) : inBrackets(draft, list);
  const edits: TextEdit[] = [];
  for (const item of [...items].sort((a, b) => a.index - b.index)) {
    const edit = replace(item);
    if (edit === undefined) return undefined;
    edits.push(edit);
  }
  const now = new Map(items.map((item) => [item.index, item.value]));
  const after: unknown[] = before.map((item: unknown, index) => (now.has(index) ? now.get(index) : item));
  const expected = applyOp(value, { type: 'set', path, value: after });
  return verifyEdit(draft, applyEdits(text, edits), expected) ? edits : undefined;
}

type Replace = (item: NewItem) => TextEdit | undefined;

/** Items of which each has lines of its own. */
function inLines(draft: Draft, list: number): Replace {
  const style = styleAt(draft, list);
  const nodes = childrenOf(draft.tree, list);
  return ({ index, value, text, comments = [] }) => {
    const node = nodes[index];
    if (node === undefined) return undefined;
    const { from, to, column, isInline } = entryOf(draft, node, nodes[index - 1] ?? -1);
    if (isInline) return undefined;
    const lines =
      text === undefined
        ? [...comments.map((line) => ' '.repeat(column) + line), ...itemLines(value, column, style)]
        : linesBehindDash(text, column, style.dashWidth);
    return { from, to, insert: lines.join(breakNear(draft.text, from, draft.lineBreak)) };
  };
}

/** The lines of an item that a text says as a document of its own: the comments at its head stand directly above the dash, at its column. */
function linesBehindDash(text: string, column: number, dashWidth: number): readonly string[] {
  const { comments, body } = partHead(text.trimEnd());
  const lines = body.at(-1) === '...' ? body.slice(0, -1) : body;
  const [dash, inner] = [' '.repeat(column), ' '.repeat(column + dashWidth)];
  const [first = '', ...below] = lines;
  return [
    ...comments.map((line) => dash + line),
    `${dash}-${' '.repeat(dashWidth - 1)}${first}`,
    ...below.map((line) => (line === '' ? line : inner + line)),
  ];
}

/** Items between brackets. What is JSON stays JSON. */
function inBrackets(draft: Draft, list: number): Replace {
  const { text, tree } = draft;
  const style = styleAt(draft, list);
  const nodes = childrenOf(tree, list);
  return ({ index, value, text: own }) => {
    const node = nodes[index];
    if (node === undefined) return undefined;
    const from = tree.props?.get(node)?.start ?? (tree.start[node] as number);
    const to = tree.end[node] as number;
    const line = lineStart(text, from);
    const column = columnOf(text, skipSpaces(text, line));
    const lineBreak = breakNear(text, from, draft.lineBreak);
    if (own !== undefined && isBetweenBrackets(own, style)) {
      const lines = own.trim().split(/\r\n|\r|\n/);
      return { from, to, insert: lines.join(lineBreak + ' '.repeat(column)) };
    }
    const isOverLines = /[\r\n]/.test(text.slice(from, to));
    const insert = isOverLines ? printFlowLines(value, column, style, lineBreak) : printFlow(value, style, true);
    return { from, to, insert };
  };
}

/** Whether a text can stand between brackets as it is: it has brackets itself and, where those around are JSON, is JSON too. */
function isBetweenBrackets(text: string, { json }: PrintStyle): boolean {
  if (!/^\s*[{[]/.test(text)) return false;
  const { tree, problems } = readDocument(text);
  return problems.length === 0 && (!json || (isJsonTree(text, tree) && !/(?:^|\s)#/.test(text)));
}

function isJsonTree(text: string, tree: Tree): boolean {
  if (tree.props?.size) return false;
  return tree.kind.subarray(0, tree.size).every((kind, node) => {
    const key = tree.keyStart[node] as number;
    if (key >= 0 && text[key] !== '"') return false;
    if (kind === NodeKind.Plain)
      return /^(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)$/.test(
        text.slice(tree.start[node], tree.end[node]),
      );
    return kind === NodeKind.FlowMap || kind === NodeKind.FlowSeq || kind === NodeKind.DoubleQuoted;
  });
}

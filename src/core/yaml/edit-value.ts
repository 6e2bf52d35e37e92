import type { TextEdit } from '../text';
import {
  breakNear,
  columnOf,
  commentColumn,
  isBlankLine,
  lineEnd,
  lineStart,
  nextLine,
  skipSpaces,
  trimSpaces,
} from './edit-lines';
import { contentEnd, entryOf, hasMarker, headOf, isBlock, isInFlow, isList, markerEnd, slotOf } from './edit-entry';
import { styleAt } from './edit-style';
import {
  collectionLines,
  printBehindDash,
  printBelowKey,
  printFlow,
  printFlowLines,
  printLeaf,
  type Printed,
  type PrintStyle,
} from './print-value';
import type { Quote } from './print-scalar';
import { NodeKind } from './tree';
import type { Draft } from './verify';

/** How a value is written that the first way did not fit: without its tag, in double quotes. */
interface ReplaceOptions {
  readonly dropsTag?: boolean;
  readonly isQuoted?: boolean;
}

/** Writes another value in the place of a node, whatever the two are. The comment behind the key, and the anchor, stay. */
export function replaceValue(draft: Draft, node: number, value: unknown, options: ReplaceOptions = {}): TextEdit[] {
  const tag = options.dropsTag ? removeTag(draft, node) : [];
  const isRoot = node === 0;
  const style = styleFor(draft, node, options.isQuoted === true);
  return mergeEdits([...tag, ...(isRoot ? replaceRoot(draft, value, style) : replaceEntry(draft, node, value, style))]);
}

function replaceEntry(draft: Draft, node: number, value: unknown, style: PrintStyle): TextEdit[] {
  const { tree } = draft;
  if (isInFlow(tree, node)) return replaceInFlow(draft, node, value, style);
  const parts = partsOf(draft, node);
  const printed = printFor(draft, node, value, style, parts.inline.from);
  return writeParts(draft, slotOf(draft, node), parts, printed);
}

/** The ranges that a node's value takes: on the line of its key or dash, and in whole lines below (line break before each). */
interface Parts {
  readonly inline: { readonly from: number; readonly to: number };
  readonly body: { readonly from: number; readonly to: number };
}

function partsOf(draft: Draft, node: number): Parts {
  const { text, tree } = draft;
  const start = tree.start[node] as number;
  const end = tree.end[node] as number;
  const kind = tree.kind[node] as NodeKind;
  if (kind === NodeKind.Literal || kind === NodeKind.Folded) {
    const header = /^[|>][-+\d]*/.exec(text.slice(start, start + 4))?.[0].length ?? 1;
    const line = lineEnd(text, start);
    return {
      inline: { from: start, to: start + header },
      body: { from: line, to: Math.max(line, contentEnd(draft, node)) },
    };
  }
  if (isBlock(tree, node)) {
    const head = headOf(draft, node + 1);
    const to = entryOf(draft, node).to;
    const isInline = entryOf(draft, node + 1).isInline;
    const slot = slotOf(draft, node);
    const line = lineEnd(text, isInline ? head : slot);
    return {
      inline: isInline ? { from: head, to: line } : { from: slot, to: slot },
      body: { from: line, to: Math.max(line, to) },
    };
  }
  const from = kind === NodeKind.Empty ? slotOf(draft, node) : start;
  const to = kind === NodeKind.Empty ? from : end;
  return { inline: { from, to }, body: { from: lineEnd(text, to), to: lineEnd(text, to) } };
}

function printFor(draft: Draft, node: number, value: unknown, style: PrintStyle, at: number): Printed {
  const { text, tree } = draft;
  const column = columnOf(text, headOf(draft, node));
  const isItem = isList(tree, tree.parent[node] as number);
  const isKeptFlow = tree.kind[node] === NodeKind.FlowMap || tree.kind[node] === NodeKind.FlowSeq;
  if (isKeptFlow && text.slice((tree.start[node] as number) + 1, (tree.end[node] as number) - 1).trim() !== '') {
    return { head: printFlow(value, style), body: [] };
  }
  if (!isItem) return printBelowKey(value, column, style);
  // Behind an anchor on a dash's line, a mapping would lend its first key the anchor; behind a tab it cannot begin.
  const needsOwnLine = tree.props?.has(node) === true || text.slice(slotOf(draft, node), at).includes('\t');
  const lines = needsOwnLine ? collectionLines(value, column + style.dashWidth, style) : undefined;
  if (lines) return { head: '', body: lines };
  const isThere = at > slotOf(draft, node) && lineStart(text, at) === lineStart(text, tree.keyStart[node] as number);
  return printBehindDash(value, isThere ? columnOf(text, at) : column + 2, style);
}

function writeParts(draft: Draft, slot: number, { inline, body }: Parts, { head, body: lines }: Printed): TextEdit[] {
  const { text } = draft;
  const lineBreak = breakNear(text, body.from, draft.lineBreak);
  const below = { from: body.from, to: body.to, insert: lines.map((line) => lineBreak + line).join('') };
  if (head === '') {
    const isAlone = skipSpaces(text, inline.to) === lineEnd(text, inline.to);
    return [{ from: slot, to: isAlone ? lineEnd(text, inline.to) : inline.to, insert: '' }, below];
  }
  if (inline.from < inline.to) return [{ ...inline, insert: head }, below];
  const isAlone = skipSpaces(text, slot) === lineEnd(text, slot);
  return [{ from: slot, to: isAlone ? lineEnd(text, slot) : slot, insert: ` ${head}` }, below];
}

function replaceInFlow(draft: Draft, node: number, value: unknown, style: PrintStyle): TextEdit[] {
  const { text, tree } = draft;
  const start = tree.start[node] as number;
  const parent = tree.parent[node] as number;
  const isOverLines = style.json && /[\r\n]/.test(text.slice(tree.start[parent], tree.end[parent]));
  const line = lineStart(text, start);
  const printed = isOverLines
    ? printFlowLines(value, skipSpaces(text, line) - line, style, breakNear(text, start))
    : printFlow(value, style, true);
  if (tree.kind[node] !== NodeKind.Empty) return [{ from: start, to: tree.end[node] as number, insert: printed }];
  const slot = slotOf(draft, node);
  const hasColon = text[slot - 1] === ':' || tree.props?.has(node) === true;
  return [{ from: slot, to: slot, insert: `${hasColon ? '' : ':'} ${printed}` }];
}

/** The root has no key to stand behind, only, perhaps, a `---`. */
function replaceRoot(draft: Draft, value: unknown, style: PrintStyle): TextEdit[] {
  const { text, tree } = draft;
  const lines = collectionLines(value, 0, style);
  const kind = tree.kind[0] as NodeKind;
  if (tree.size === 0) return [fillEmpty(draft, value, style)];
  const keepsFlow = isFlowWithContent(draft, 0);
  const printed: Printed = keepsFlow || !lines ? rootLeaf(draft, value, style, keepsFlow) : { head: '', body: lines };
  const from =
    kind === NodeKind.Empty ? slotOf(draft, 0) : isBlock(tree, 0) ? headOf(draft, 1) : (tree.start[0] as number);
  const to = isBlock(tree, 0)
    ? contentEnd(draft, 0)
    : kind === NodeKind.Literal || kind === NodeKind.Folded
      ? contentEnd(draft, 0)
      : (tree.end[0] as number);
  const lineBreak = breakNear(text, from, draft.lineBreak);
  const isOnMarkerLine = text.slice(lineStart(text, from), from).trim() !== '' || kind === NodeKind.Empty;
  const all = printed.head === '' ? printed.body : [printed.head, ...printed.body];
  if (!isOnMarkerLine) return [{ from, to, insert: all.join(lineBreak) }];
  if (printed.head !== '') return [{ from, to, insert: (kind === NodeKind.Empty ? ' ' : '') + all.join(lineBreak) }];
  const end = lineEnd(text, to);
  return [
    { from: trimSpaces(text, from), to: Math.max(to, trimSpaces(text, from)), insert: '' },
    { from: end, to: end, insert: all.map((line) => lineBreak + line).join('') },
  ];
}

function rootLeaf({ text }: Draft, value: unknown, style: PrintStyle, keepsFlow: boolean): Printed {
  if (!keepsFlow) return printLeaf(value, style.step, style);
  const head =
    /[\r\n]/.test(text.trim()) && style.json
      ? printFlowLines(value, 0, style, breakNear(text, text.length))
      : printFlow(value, style);
  return { head, body: [] };
}

function isFlowWithContent({ text, tree }: Draft, node: number): boolean {
  const kind = tree.kind[node];
  if (kind !== NodeKind.FlowMap && kind !== NodeKind.FlowSeq) return false;
  return text.slice((tree.start[node] as number) + 1, (tree.end[node] as number) - 1).trim() !== '';
}

/** The first content of a document that has none: behind its comments, before a `...`. */
function fillEmpty({ text, lineBreak: otherwise }: Draft, value: unknown, style: PrintStyle): TextEdit {
  const { head, body } = collectionLines(value, 0, style)
    ? { head: '', body: collectionLines(value, 0, style) ?? [] }
    : printLeaf(value, style.step, style);
  const lines = head === '' ? body : [head, ...body];
  const at = endOfComments(text);
  const lineBreak = breakNear(text, at, otherwise);
  const added = lines.join(lineBreak);
  const isLineStart = at === 0 || (at === 1 && text.startsWith('\uFEFF')) || /[\r\n]/.test(text.charAt(at - 1));
  return { from: at, to: at, insert: isLineStart ? added + lineBreak : lineBreak + added };
}

/** Past the last line of an empty document that is neither blank nor a `...` or behind one. */
function endOfComments(text: string): number {
  const first = text.startsWith('\uFEFF') ? 1 : 0;
  let at = hasMarker(text) ? nextLine(text, markerEnd(text)) : first;
  for (let line = at; line < text.length; line = nextLine(text, line)) {
    if (/^\.\.\.(?:\s|$)/.test(text.slice(line, line + 4))) break;
    if (!isBlankLine(text, line)) at = nextLine(text, line);
  }
  return at;
}

/** The style for a node's new value: strings keep the quotes of the old one. */
function styleFor(draft: Draft, node: number, isQuoted: boolean): PrintStyle {
  const { text, tree } = draft;
  if (isQuoted)
    return { ...styleAt(draft, node === 0 ? 0 : (tree.parent[node] as number)), prefer: 'double', isOneLine: true };
  const style = styleAt(draft, isInFlow(tree, node) || tree.parent[node] !== -1 ? (tree.parent[node] as number) : 0);
  const prefer: Quote | undefined = KEPT_QUOTES[tree.kind[node] as number];
  if (tree.kind[node] === NodeKind.Plain) return { ...style, prefer: style.json ? 'double' : 'plain' };
  if (prefer) return { ...style, prefer };
  return tree.kind[node] === NodeKind.Empty
    ? { ...style, ...commentStep(text, headOfKey(draft, node), slotOf(draft, node)) }
    : style;
}

const KEPT_QUOTES: Readonly<Record<number, Quote>> = {
  [NodeKind.SingleQuoted]: 'single',
  [NodeKind.DoubleQuoted]: 'double',
};

function headOfKey(draft: Draft, node: number): number {
  return (draft.tree.parent[node] as number) < 0 ? 0 : headOf(draft, node);
}

/** Under a key with nothing but a comment below it, entries align with the comment. */
function commentStep(text: string, head: number, slot: number): Partial<PrintStyle> {
  const width = commentColumn(text, nextLine(text, slot)) - columnOf(text, head);
  return width > 0 && width <= 8 ? { step: width, listStep: width } : {};
}

function removeTag(draft: Draft, node: number): TextEdit[] {
  const { text, tree } = draft;
  const props = tree.props?.get(node);
  if (props?.tag === undefined) return [];
  const at = text.indexOf(props.tag, props.start);
  const end = at + props.tag.length;
  return [{ from: trimSpaces(text, at), to: end, insert: '' }];
}

/** Sorted, with neighbours that touch joined, and without those that change nothing. */
export function mergeEdits(edits: readonly TextEdit[]): TextEdit[] {
  const result: { from: number; to: number; insert: string }[] = [];
  for (const edit of [...edits].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = result.at(-1);
    if (last && edit.from <= last.to) {
      last.to = Math.max(last.to, edit.to);
      last.insert += edit.insert;
    } else {
      result.push({ ...edit });
    }
  }
  return result.filter((edit) => edit.from !== edit.to || edit.insert !== '');
}

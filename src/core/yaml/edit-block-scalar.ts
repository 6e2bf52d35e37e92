import { diffText, type TextEdit } from '../text';
import { contentEnd, headOf } from './edit-entry';
import { breakNear, columnOf, lineEnd, nextLine } from './edit-lines';
import { chompingOf, contentLines, fitsLiteral, indentLines } from './print-literal';
import { NodeKind } from './tree';
import type { Draft } from './verify';

/**
 * Another text in a `|` or `>` block: the header keeps its comment, only its chomping sign may change, and only lines that differ are
 * touched. Undefined where a block cannot hold the text; the caller quotes it then.
 */
export function rewriteBlockScalar(
  draft: Draft,
  node: number,
  value: string,
  oldValue: string,
): TextEdit[] | undefined {
  const { text, tree } = draft;
  if (!fitsLiteral(value)) return undefined;
  const start = tree.start[node] as number;
  const end = contentEnd(draft, node);
  const headerEnd = lineEnd(text, start);
  const raw = text
    .slice(headerEnd, Math.max(headerEnd, end))
    .split(/\r\n|\r|\n/)
    .slice(1);
  const indent = indentOf(draft, node, raw);
  const isFolded = tree.kind[node] === NodeKind.Folded;
  const lines = isFolded ? foldedLines(value, oldValue, raw, indent) : indentLines(contentLines(value), indent);
  if (lines === undefined) return undefined;
  const lineBreak = breakNear(text, nextLine(text, headerEnd));
  const header = text.slice(start, headerEnd).replace(/^([|>])([-+\d]*)/, (_, sign: string, marks: string) => {
    return sign + marks.replace(/[-+]/, '') + chompingOf(value);
  });
  const before = text.slice(start, Math.max(headerEnd, end));
  const after = header + lines.map((line) => lineBreak + line).join('');
  return diffText(before, after).map((edit) => ({ ...edit, from: edit.from + start, to: edit.to + start }));
}

function indentOf(draft: Draft, node: number, raw: readonly string[]): number {
  const first = raw.find((line) => line.trim() !== '');
  if (first !== undefined) return first.length - first.trimStart().length;
  return (draft.tree.parent[node] as number) < 0 ? 2 : columnOf(draft.text, headOf(draft, node)) + 2;
}

/**
 * The lines of a folded block. A paragraph that is still in the text keeps its lines as they were broken; a new one is one line, and
 * nothing is wrapped anew.
 */
function foldedLines(value: string, oldValue: string, raw: readonly string[], indent: number): string[] | undefined {
  const paragraphs = contentLines(value);
  if (paragraphs.some((each) => each.startsWith(' '))) return undefined;
  const known = paragraphsOf(contentLines(oldValue), raw);
  return paragraphs.flatMap((paragraph, index) => {
    const separator = index > 0 ? [''] : [];
    if (paragraph === '') return separator;
    return [...separator, ...(known.get(paragraph) ?? indentLines([paragraph], indent))];
  });
}

/** The raw lines behind each paragraph. */
function paragraphsOf(paragraphs: readonly string[], raw: readonly string[]): Map<string, string[]> {
  const groups: string[][] = [[]];
  for (const line of raw) {
    if (line.trim() !== '') groups.at(-1)?.push(line);
    else if (groups.at(-1)?.length !== 0) groups.push([]);
  }
  const texts = paragraphs.filter((paragraph) => paragraph !== '');
  const known = new Map<string, string[]>();
  for (const group of groups) {
    const joined = group.map((line) => line.trim()).join(' ');
    if (texts.includes(joined)) known.set(joined, group);
  }
  return known;
}

import { LineIndex, type Path } from '../text';
import { findNode, keyRangeOf, NodeKind, type Document } from '../yaml';

/** An entry of a mapping in block style as whole lines, in offsets of the document's text. */
export interface EntryLines {
  /** Start of the comment lines directly above, or of the key's line. */
  readonly commentsFrom: number;
  /** Start of the key's line; of the key itself when the dash of an item stands before it. */
  readonly from: number;
  /** Start of the line after the key's, where what is below the key begins. */
  readonly belowKey: number;
  /** Behind the last line, line break included. */
  readonly to: number;
  /** Columns before the key. */
  readonly indent: number;
  /** By how much its children are indented against it. */
  readonly step: number;
  /** Whether the key is the first of an item and stands behind its dash. */
  readonly dashed: boolean;
}

/** The lines of the entry at a path; null when it is not in block style, or when its line holds something else too. */
export function entryLines(document: Document, path: Path): EntryLines | null {
  const { text, tree } = document;
  const node = findNode(tree, path);
  const key = node < 0 ? undefined : keyRangeOf(tree, node);
  if (key === undefined || tree.kind[tree.parent[node] as number] !== NodeKind.BlockMap) return null;
  const lines = new LineIndex(text);
  const line = lines.positionAt(key.from).line;
  const before = text.slice(lines.startOf(line), key.from);
  const dashed = /^ *(?:- +)+$/.test(before);
  if (!dashed && !/^ *$/.test(before)) return null;
  const indent = before.length;
  let last = lines.positionAt(Math.max(key.to, lastCharacter(text, tree.end[node] as number))).line;
  while (last < lines.count && isCommentDeeperThan(lineText(text, lines, last + 1), indent)) last++;
  let first = line;
  while (!dashed && first > 1 && isCommentAt(lineText(text, lines, first - 1), indent)) first--;
  const after = (number: number): number => (number < lines.count ? lines.startOf(number + 1) : text.length);
  const child = tree.kind[node] === NodeKind.BlockMap ? keyRangeOf(tree, node + 1) : undefined;
  const step = child ? child.from - lines.startOf(lines.positionAt(child.from).line) - indent : 2;
  const from = dashed ? key.from : lines.startOf(line);
  return {
    commentsFrom: dashed ? from : lines.startOf(first),
    from,
    belowKey: after(line),
    to: after(last),
    indent,
    step: step > 0 ? step : 2,
    dashed,
  };
}

/** Offset of the last character of a node; block scalars end behind a line break that is still theirs. */
export function lastCharacter(text: string, end: number): number {
  let at = end - 1;
  while (at > 0 && (text[at] === '\n' || text[at] === '\r')) at--;
  return at;
}

/** A line with its line break, and where it begins. */
interface Line {
  readonly from: number;
  readonly text: string;
  readonly blank: boolean;
}

/** The lines of a part of a text. */
export function splitLines(text: string, from: number, to: number): Line[] {
  const found: Line[] = [];
  for (const match of text.slice(from, to).matchAll(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g)) {
    found.push({ from: from + match.index, text: match[0], blank: match[0].trim() === '' });
  }
  return found;
}

/** A line that stands `shift` columns further to the right, or to the left when it is negative. */
export function reindent(line: string, shift: number): string {
  return shift >= 0 ? ' '.repeat(shift) + line : line.replace(new RegExp(`^ {0,${-shift}}`), '');
}

/** The line break of a text: its first, or a line feed where it has none. */
export function lineBreakOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}

function lineText(text: string, lines: LineIndex, line: number): string {
  return text.slice(lines.startOf(line), line < lines.count ? lines.startOf(line + 1) : text.length);
}

function isCommentAt(line: string, indent: number): boolean {
  const match = /^( *)#/.exec(line);
  return match?.[1]?.length === indent;
}

function isCommentDeeperThan(line: string, indent: number): boolean {
  const match = /^( *)#/.exec(line);
  return match !== null && (match[1] as string).length > indent;
}

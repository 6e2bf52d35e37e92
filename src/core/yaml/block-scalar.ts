import { CR, HASH, LF, PIPE, SPACE, TAB } from './codes';
import { refuse } from './not-mine';
import type { Reader } from './reader';
import { NodeKind } from './tree';

const PLUS = 43;
const MINUS = 45;

/** The lines of a block scalar without their indentation and line breaks; blank lines are empty strings. */
interface Lines {
  readonly content: readonly string[];
  /** How many blank lines follow the content. */
  readonly trailing: number;
  /** Where the content ends, its line break included. */
  readonly contentEnd: number;
  /** Where the blank lines behind the content end. */
  readonly end: number;
}

/**
 * Reads the `|` or `>` scalar at the reader's place, whose content has to be indented by `indent` columns at least, and goes to the
 * next content. Explicit indentation, and blanks that belong to the content at its ends, are left to the fallback.
 */
export function readBlockScalar(reader: Reader, indent: number): string {
  const { text, tree } = reader;
  const from = reader.pos;
  const isLiteral = reader.code() === PIPE;
  reader.pos++;
  const chomp = reader.code();
  const keeps = chomp === PLUS;
  if (keeps || chomp === MINUS) reader.pos++;
  const lines = readLines(reader, endOfHeader(reader) + 1, indent);
  const end = keeps ? lines.end : lines.contentEnd;
  if (keeps && (lines.content.length === 0 || text.charCodeAt(end - 1) !== LF)) refuse();
  tree.add(isLiteral ? NodeKind.Literal : NodeKind.Folded, from, end);
  reader.findContent(lines.end);
  const body = isLiteral ? lines.content.join('\n') : foldBlock(lines.content);
  if (chomp === MINUS || lines.content.length === 0) return body;
  return body + (keeps ? '\n'.repeat(lines.trailing + 1) : '\n');
}

function endOfHeader(reader: Reader): number {
  const from = reader.pos;
  const code = reader.skipSpaces();
  if (code === HASH && reader.pos > from) return reader.lineEndFrom(reader.pos);
  const end = code === CR ? reader.pos + 1 : reader.pos;
  if (reader.text.charCodeAt(end) !== LF) refuse();
  return end;
}

function readLines(reader: Reader, from: number, least: number): Lines {
  const { text, end } = reader;
  const content: string[] = [];
  let indent = -1;
  let blanks = 0;
  let contentEnd = Math.min(from, end);
  let line = from;
  while (line < end) {
    const lineBreak = reader.lineEndFrom(line);
    const lineEnd = lineBreak > line && text.charCodeAt(lineBreak - 1) === CR ? lineBreak - 1 : lineBreak;
    let at = line;
    while (at < lineEnd && text.charCodeAt(at) === SPACE) at++;
    if (at === lineEnd && at - line <= Math.max(indent, 0)) {
      blanks++;
    } else {
      if (indent < 0 && at === lineEnd) refuse();
      if (at - line < Math.max(indent, least)) break;
      if (indent < 0) indent = at - line;
      for (; blanks > 0; blanks--) content.push('');
      content.push(text.slice(line + indent, lineEnd));
      contentEnd = Math.min(lineBreak + 1, end);
    }
    line = lineBreak + 1;
  }
  if (indent >= 0 && /^ *$/.test(content.at(-1) as string)) refuse();
  if (indent < 0 && blanks > 0) contentEnd = endOfFirstBlank(text, from);
  return { content, trailing: blanks, contentEnd, end: Math.min(line, end) };
}

/** Without content, the first of the blank lines is the scalar's. */
function endOfFirstBlank(text: string, from: number): number {
  return text.charCodeAt(from) === LF ? from + 1 : refuse();
}

/**
 * Folding of a `>` scalar (YAML 1.2.2, section 8.1.3): a single break between two lines of text becomes a space, and one of several
 * breaks goes; breaks beside a line that is indented deeper all stay.
 */
function foldBlock(lines: readonly string[]): string {
  let result = '';
  let before: string | undefined;
  let breaks = 0;
  for (const line of lines) {
    if (line === '') {
      breaks++;
      continue;
    }
    if (before === undefined) result += '\n'.repeat(breaks);
    else if (isDeeper(before) || isDeeper(line)) result += '\n'.repeat(breaks + 1);
    else result += breaks === 0 ? ' ' : '\n'.repeat(breaks);
    result += line;
    before = line;
    breaks = 0;
  }
  return result;
}

function isDeeper(line: string): boolean {
  const code = line.charCodeAt(0);
  return code === SPACE || code === TAB;
}

import { BACKSLASH, CR, DOUBLE_QUOTE, LF, SINGLE_QUOTE, SPACE, TAB } from './codes';
import { refuse } from './not-mine';
import type { Reader } from './reader';
import { wordAt } from './scalars';

/**
 * Reads the quoted scalar at the reader's place and goes behind it. Its lines but the first must be indented by `indent` columns at
 * least; with -1 it has to end on its first line.
 */
export function readQuoted(reader: Reader, indent: number): string {
  return reader.code() === DOUBLE_QUOTE ? readDouble(reader, indent) : readSingle(reader, indent);
}

function readSingle(reader: Reader, indent: number): string {
  const { text } = reader;
  const from = reader.pos + 1;
  let at = from;
  let hash = 0;
  let isSimple = true;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === SINGLE_QUOTE) {
      if (text.charCodeAt(at + 1) !== SINGLE_QUOTE) break;
      at++;
      isSimple = false;
    } else if (code === LF) {
      at = checkIndent(reader, at, indent) - 1;
      isSimple = false;
    } else if (code !== code) refuse();
    hash = (Math.imul(hash, 31) + code) | 0;
    at++;
  }
  reader.pos = at + 1;
  if (isSimple) return wordAt(text, from, at, hash).text;
  return foldLines(text.slice(from, at)).replaceAll("''", "'");
}

function readDouble(reader: Reader, indent: number): string {
  const { text } = reader;
  const from = reader.pos + 1;
  let at = from;
  let hash = 0;
  let isSimple = true;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === DOUBLE_QUOTE) break;
    if (code === BACKSLASH) {
      isSimple = false;
      // What is behind the backslash cannot end the scalar; a line break there still needs its indentation checked.
      if (text.charCodeAt(at + 1) !== LF) at++;
    } else if (code === LF) {
      at = checkIndent(reader, at, indent) - 1;
      isSimple = false;
    } else if (code !== code) refuse();
    hash = (Math.imul(hash, 31) + code) | 0;
    at++;
  }
  reader.pos = at + 1;
  return isSimple ? wordAt(text, from, at, hash).text : decodeDouble(text.slice(from, at));
}

/** From a line break to the first character of the next line that is not blank. */
function checkIndent(reader: Reader, lineBreak: number, indent: number): number {
  if (indent < 0) refuse();
  const { text } = reader;
  for (let line = lineBreak + 1; line < reader.end;) {
    let at = line;
    while (text.charCodeAt(at) === SPACE) at++;
    const code = text.charCodeAt(at);
    if (code === CR && text.charCodeAt(at + 1) === LF) line = at + 2;
    else if (code === LF) line = at + 1;
    else if (at - line < indent || code === TAB) refuse();
    else {
      reader.lineStart = line;
      return at;
    }
  }
  return refuse();
}

/** Line folding of plain and single-quoted scalars (YAML 1.2.2, section 6.5): one break is a space, more are breaks but one. */
export function foldLines(source: string): string {
  if (!source.includes('\n')) return source;
  const lines = source.split(/\r?\n/);
  const last = lines.length - 1;
  let result = trimEnd(lines[0] as string);
  let breaks = 0;
  for (let index = 1; index <= last; index++) {
    const line = trimStart(lines[index] as string);
    const content = index < last ? trimEnd(line) : line;
    breaks++;
    if (content === '' && index < last) continue;
    result += (breaks === 1 ? ' ' : '\n'.repeat(breaks - 1)) + content;
    breaks = 0;
  }
  return result;
}

function trimEnd(line: string): string {
  let end = line.length;
  while (end > 0 && isSpaceOrTab(line.charCodeAt(end - 1))) end--;
  return line.slice(0, end);
}

function trimStart(line: string): string {
  let from = 0;
  while (isSpaceOrTab(line.charCodeAt(from))) from++;
  return line.slice(from);
}

function isSpaceOrTab(code: number): boolean {
  return code === SPACE || code === TAB;
}

/** YAML 1.2.2, section 5.7, without the numeric escapes. */
const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};
const ESCAPE_LENGTHS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** An escape, an escaped line break with the blanks of the next line, or a fold with the blanks around it. */
const DOUBLE_PART = /\\(?:\r?\n[ \t]*|([^]))|[ \t]*\r?\n(?:[ \t]*\r?\n)*[ \t]*/g;

function decodeDouble(source: string): string {
  const parts: string[] = [];
  let at = 0;
  DOUBLE_PART.lastIndex = 0;
  for (let match = DOUBLE_PART.exec(source); match !== null; match = DOUBLE_PART.exec(source)) {
    parts.push(source.slice(at, match.index));
    at = DOUBLE_PART.lastIndex;
    const letter = match[1];
    if (letter !== undefined) {
      const length = ESCAPE_LENGTHS[letter] ?? 0;
      parts.push(length > 0 ? decodeNumeric(source.slice(at, at + length), length) : (ESCAPES[letter] ?? refuse()));
      at += length;
      DOUBLE_PART.lastIndex = at;
    } else if (!match[0].startsWith('\\')) {
      const breaks = match[0].split('\n').length - 1;
      parts.push(breaks === 1 ? ' ' : '\n'.repeat(breaks - 1));
    }
  }
  parts.push(source.slice(at));
  return parts.join('');
}

function decodeNumeric(digits: string, length: number): string {
  const code = /^[0-9a-fA-F]+$/.test(digits) && digits.length === length ? parseInt(digits, 16) : Infinity;
  return code <= 0x10ffff ? String.fromCodePoint(code) : refuse();
}

const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;
const HASH = 35;

/** Where the line that holds `at` begins; behind a byte order mark, so that columns count from the first character that is seen. */
export function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && !isBreak(text, start - 1)) start--;
  return start === 0 && text.startsWith('\uFEFF') ? Math.min(1, at) : start;
}

/** Where the line that holds `at` ends: the offset of its line break, or the text's end. */
export function lineEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && !isBreak(text, end)) end++;
  return end;
}

/** Where the next line begins; the text's end when there is none. */
export function nextLine(text: string, at: number): number {
  const end = lineEnd(text, at);
  return end + breakLength(text, end);
}

/** `end` without the line break directly before it, if there is one. */
export function beforeBreak(text: string, end: number): number {
  if (end === 0 || !isBreak(text, end - 1)) return end;
  return text.charCodeAt(end - 1) === LF && text.charCodeAt(end - 2) === CR ? end - 2 : end - 1;
}

/** How many characters the line break at `at` has; 0 when there is none. */
export function breakLength(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === CR) return text.charCodeAt(at + 1) === LF ? 2 : 1;
  return code === LF ? 1 : 0;
}

/** The line break to use for a line added at `at`: that of the line before, else that of the line itself, else `otherwise`. */
export function breakNear(text: string, at: number, otherwise = '\n'): string {
  const start = lineStart(text, at);
  const before = beforeBreak(text, start);
  if (before < start) return text.slice(before, start);
  const end = lineEnd(text, at);
  return text.slice(end, end + breakLength(text, end)) || otherwise;
}

/** How far `at` is from the start of its line. */
export function columnOf(text: string, at: number): number {
  return at - lineStart(text, at);
}

/** Past spaces and tabs. */
export function skipSpaces(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) === SPACE || text.charCodeAt(end) === TAB) end++;
  return end;
}

/** Back over spaces and tabs. */
export function trimSpaces(text: string, at: number): number {
  let end = at;
  while (end > 0 && (text.charCodeAt(end - 1) === SPACE || text.charCodeAt(end - 1) === TAB)) end--;
  return end;
}

/** Whether the line that begins at `start` holds nothing. */
export function isBlankLine(text: string, start: number): boolean {
  const at = skipSpaces(text, start);
  return at >= text.length || isBreak(text, at);
}

/** The column of the `#` of a line with nothing but a comment; -1 for other lines. */
export function commentColumn(text: string, start: number): number {
  const at = skipSpaces(text, start);
  return text.charCodeAt(at) === HASH ? at - start : -1;
}

/** Whether a comment begins at `at`, behind spaces. */
export function isCommentBehind(text: string, at: number): boolean {
  const mark = skipSpaces(text, at);
  return mark > at && text.charCodeAt(mark) === HASH;
}

function isBreak(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === LF || code === CR;
}

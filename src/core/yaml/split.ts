import { BOM, CR, DASH, DOT, LF, PERCENT, SPACE, TAB } from './codes';

/**
 * How far into a document a text reaches at its end. It decides what may begin the next document:
 * - `prefix`: blank lines, comments and directives only, so that a `---` still belongs to the same document;
 * - `content`: a `---` or some content was seen, so that the next `---` begins another document;
 * - `trailer`: a `...` was seen, so that anything but blank lines and comments begins another document.
 */
type SplitState = 'prefix' | 'content' | 'trailer';

/** Where the documents of a text begin, and in which state the text ends. */
interface Split {
  /** Ascending offsets, the first one 0: there is always one document, if only an empty one. */
  readonly starts: readonly number[];
  readonly state: SplitState;
}

/**
 * Cuts a YAML stream into documents. A line scan is exact, because in YAML 1.2 a `---` or `...` at column 0 with white space or
 * the end behind it cannot occur inside content (YAML 1.2.2, rule c-forbidden). Lines end at LF, CRLF or a lone CR.
 */
export function splitText(text: string): Split {
  const source = unifyLineBreaks(text);
  const starts = [0];
  let state: SplitState = 'prefix';
  let at = 0;
  while (at < source.length) {
    if (state === 'content') {
      at = findMarker(source, at);
      if (at < 0) break;
      if (source.charCodeAt(at) === DASH) {
        starts.push(at);
        at += 3;
      } else {
        state = 'trailer';
        at = nextLine(source, at);
      }
    } else if (state === 'prefix') {
      at = skipPrefix(source, at);
      if (at >= source.length) break;
      state = isMarker(source, at, DOT) ? 'trailer' : 'content';
      at = state === 'trailer' ? nextLine(source, at) : endOfFirstWord(source, at);
    } else {
      at = skipTrailer(source, at);
      if (at >= source.length) break;
      starts.push(at);
      state = 'prefix';
    }
  }
  return { starts, state };
}

/** Whether `next`, which began a document where it stood, still begins one behind a text that ends in `state`. */
export function beginsDocument(state: SplitState, before: string, next: string): boolean {
  const last = before.charCodeAt(before.length - 1);
  if (before !== '' && last !== LF && last !== CR) return false;
  if (last === CR && next.charCodeAt(0) === LF) return false;
  return isMarker(next, 0, DASH) ? state !== 'prefix' : state === 'trailer';
}

/** The same text with every lone CR as LF. Offsets stay, and so does the meaning: to YAML both are one line break. */
export function unifyLineBreaks(text: string): string {
  return text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
}

/** Whether `---` (or `...`, for the code of `.`) stands at an offset with white space or the end behind it. */
export function isMarker(text: string, at: number, code: number): boolean {
  if (text.charCodeAt(at) !== code || text.charCodeAt(at + 1) !== code || text.charCodeAt(at + 2) !== code)
    return false;
  if (at + 3 >= text.length) return true;
  const after = text.charCodeAt(at + 3);
  return after === SPACE || after === TAB || after === LF || after === CR;
}

/** The next marker on a line that begins behind `from`, or -1. */
function findMarker(text: string, from: number): number {
  const dashes = findAtLineStart(text, '\n---', DASH, from);
  // Within the document only: a search to the end of the text for each document would take quadratic time.
  const dots = findAtLineStart(dashes < 0 ? text : text.slice(0, dashes), '\n...', DOT, from);
  return dots < 0 ? dashes : dots;
}

function findAtLineStart(text: string, marker: string, code: number, from: number): number {
  let at = text.indexOf(marker, from);
  while (at >= 0 && !isMarker(text, at + 1, code)) at = text.indexOf(marker, at + 1);
  return at < 0 ? -1 : at + 1;
}

function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

/** Past a leading `---`, or where it stands: the search for the next marker looks for a line break first. */
function endOfFirstWord(text: string, at: number): number {
  return isMarker(text, at, DASH) ? at + 3 : at;
}

/** Past byte order mark, blank lines, comments and directives; at the first other line. */
function skipPrefix(text: string, from: number): number {
  let at = text.charCodeAt(from) === BOM ? from + 1 : from;
  while (at < text.length && (text.charCodeAt(at) === PERCENT || isBlankOrComment(text, at))) at = nextLine(text, at);
  return at;
}

/** Past blank lines, comments and further `...` lines. */
function skipTrailer(text: string, from: number): number {
  let at = from;
  while (at < text.length && (isMarker(text, at, DOT) || isBlankOrComment(text, at))) at = nextLine(text, at);
  return at;
}

function isBlankOrComment(text: string, line: number): boolean {
  for (let at = line; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LF || code === 35) return true;
    if (code !== SPACE && code !== TAB && code !== CR) return false;
  }
  return true;
}

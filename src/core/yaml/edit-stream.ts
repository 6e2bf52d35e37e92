import type { TextEdit } from '../text';
import type { Document, Stream } from './document';
import { hasMarker, markerEnd } from './edit-entry';
import { isBlankLine, lineStart, nextLine } from './edit-lines';
import { beginsDocument, isMarker, splitText, unifyLineBreaks } from './split';

/**
 * Adds the text of a document at the end of a file. A `---` is put before it where one is needed, in the file's own line breaks; a file
 * that holds nothing, or only comments, takes it without one. Before directives of its own stands a `...`, as they may only follow a document
 * that is closed (YAML 1.2.2, rule l-any-document). Offsets of the edits are those of the file.
 */
export function appendDocument(stream: Stream, text: string): TextEdit[] {
  return insertDocumentAfter(stream, stream.documents.length - 1, text);
}

/** Adds the text of a document behind the one with an index; see `appendDocument`. */
export function insertDocumentAfter(stream: Stream, index: number, text: string): TextEdit[] {
  const before = stream.documents[index];
  if (before === undefined) throw new RangeError(`Document ${index} of ${stream.documents.length} does not exist`);
  const next = stream.documents[index + 1];
  const lineBreak = breakOf(stream, index);
  const content = contentBehind(before, withoutLastBreak(text, lineBreak), lineBreak);
  // What follows a `...` may do without a marker of its own, and would run into the new document.
  const close = next && !beginsDocument('content', '\n', next.text) ? `${lineBreak}...` : '';
  const at = (stream.starts[index] as number) + before.text.length;
  const isAtLineStart = before.text === '' || /[\r\n\uFEFF]$/.test(before.text);
  const endsOpen = next === undefined && !isAtLineStart;
  return [
    { from: at, to: at, insert: (isAtLineStart ? '' : lineBreak) + content + close + (endsOpen ? '' : lineBreak) },
  ];
}

/** The text of a document as it can stand behind another. */
function contentBehind(before: Document, body: string, lineBreak: string): string {
  const { state } = splitText(before.text);
  const isOwnMarker = isMarker(unifyLineBreaks(body), 0, '-'.charCodeAt(0));
  if (state === 'prefix' || isOwnMarker) return body;
  const directed = directivesFirst(body, lineBreak);
  if (directed !== undefined) return (state === 'content' ? `...${lineBreak}` : '') + directed;
  const isFilled = before.tree.size > 0 || state === 'trailer';
  return isFilled ? `---${lineBreak}${body}` : body;
}

/** A text with directives, its comments below them: above them they would belong to the document before. Undefined for a text without directives. */
function directivesFirst(body: string, lineBreak: string): string | undefined {
  if (firstDirective(body) === undefined || !hasMarker(body)) return undefined;
  const head = body.slice(0, lineStart(body, markerEnd(body)));
  const lines = head.split(lineBreak).slice(0, -1);
  const directives = lines.filter((line) => line.startsWith('%'));
  const others = lines.filter((line) => !line.startsWith('%'));
  return [...directives, ...others, body.slice(head.length)].join(lineBreak);
}

/**
 * Removes a document with its marker and its comments; all others keep their bytes and stay documents of their own. A header of the
 * file, that is comments at the very top that a blank line or a `---` parts from the first document, stays.
 */
export function removeDocument(stream: Stream, index: number): TextEdit[] {
  const document = stream.documents[index];
  if (document === undefined) throw new RangeError(`Document ${index} of ${stream.documents.length} does not exist`);
  const start = stream.starts[index] as number;
  const from = start + (index === 0 ? headerLength(document.text) : 0);
  const to = start + document.text.length;
  const before = stream.documents[index - 1];
  const next = stream.documents[index + 1];
  const mustClose = before && next && !beginsDocument(splitText(before.text).state, before.text, next.text);
  const insert = mustClose ? `...${breakOf(stream, index)}` : '';
  return from === to && insert === '' ? [] : [{ from, to, insert }];
}

/**
 * Puts a text in the place of the first document of a file, below the file's header. Undefined where that needs a marker: the document has one of its own, or
 * either has directives.
 */
export function replaceFirstDocument(stream: Stream, text: string): TextEdit[] | undefined {
  const [first, next] = stream.documents;
  if (first === undefined || hasMarker(first.text) || hasMarker(text) || firstDirective(text) !== undefined)
    return undefined;
  const lineBreak = breakOf(stream, 0);
  const close = next && !beginsDocument(splitText(text).state, text, next.text) ? `...${lineBreak}` : '';
  const start = stream.starts[0] as number;
  const end = next === undefined && !/[\r\n]$/.test(first.text) ? '' : lineBreak;
  return [
    {
      from: start + headerLength(first.text),
      to: start + first.text.length,
      insert: withoutLastBreak(text, lineBreak) + end + close,
    },
  ];
}

/** The header of a file, as `removeDocument` leaves it behind; without a byte order mark. Empty where there is none. */
export function headerOf({ documents: [first] }: Stream): string {
  return first === undefined ? '' : first.text.slice(0, headerLength(first.text)).replace(/^\uFEFF/, '');
}

/** How far the header of a file reaches into its first document: byte order mark, comments, and the blank line behind them; directives are the document's. */
function headerLength(text: string): number {
  const first = text.startsWith('\uFEFF') ? 1 : 0;
  const content = firstDirective(text) ?? (hasMarker(text) ? lineStart(text, markerEnd(text)) : markerEnd(text));
  let end = hasMarker(text) && /^\s*#/.test(text.slice(first)) ? content : first;
  let hasComment = false;
  for (let line = first; line < content; line = nextLine(text, line)) {
    const isBlank = isBlankLine(text, line);
    if (isBlank && hasComment) end = Math.max(end, nextLine(text, line));
    hasComment ||= !isBlank;
  }
  return end;
}

/** Where the first directive of a document stands; undefined where it has none. */
function firstDirective(text: string): number | undefined {
  const end = markerEnd(text);
  for (let line = text.startsWith('\uFEFF') ? 1 : 0; line < end; line = nextLine(text, line))
    if (text[line] === '%') return line;
  return undefined;
}

function withoutLastBreak(text: string, lineBreak: string): string {
  return text.replace(/(?:\r\n|\r|\n)$/, '').replace(/\r\n|\r|\n/g, lineBreak);
}

/** The line break of the nearest document before (or after) that has one. */
function breakOf({ documents }: Stream, index: number): string {
  const pattern = /\r\n|\r|\n/;
  for (let at = index; at >= 0; at--) {
    const found = pattern.exec((documents[at] as Document).text);
    if (found) return found[0];
  }
  return pattern.exec(documents[index + 1]?.text ?? '')?.[0] ?? '\n';
}

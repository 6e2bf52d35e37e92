import { LineIndex, type Position } from '../text';
import type { Document, Stream } from './document';

const indexes = new WeakMap<Document, LineIndex>();
const firstLines = new WeakMap<Stream, Int32Array>();

/** The lines of one document's text, counted once. */
export function linesOf(document: Document): LineIndex {
  let index = indexes.get(document);
  if (index === undefined) indexes.set(document, (index = new LineIndex(document.text)));
  return index;
}

/**
 * Where a place in document number `index` of a stream lies in the file, 1-based; `offset` is in the document's text. Each document's
 * lines are counted once, whatever is typed elsewhere.
 */
export function positionIn(stream: Stream, index: number, offset: number): Position {
  const document = stream.documents[index];
  if (document === undefined) throw new RangeError(`There is no document ${index}, only ${stream.documents.length}`);
  const { line, column } = linesOf(document).positionAt(offset);
  const before = firstLinesOf(stream)[index] as number;
  return { line: before + line - 1, column };
}

/** The 1-based line in the file at which each document's text starts. Every document but the first begins at the start of a line. */
function firstLinesOf(stream: Stream): Int32Array {
  let lines = firstLines.get(stream);
  if (lines === undefined) {
    lines = new Int32Array(stream.documents.length);
    let line = 1;
    for (let index = 0; index < lines.length; index++) {
      lines[index] = line;
      line += linesOf(stream.documents[index] as Document).count - 1;
    }
    firstLines.set(stream, lines);
  }
  return lines;
}

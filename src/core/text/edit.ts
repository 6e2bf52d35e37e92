/** A half-open span of UTF-16 offsets, `from` inclusive and `to` exclusive. What it is relative to is said where it is used. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * One replacement in a text: the characters from `from` (inclusive) to `to` (exclusive) become `insert`.
 * Offsets are UTF-16 units in the text *before* the change. A list of edits is sorted by `from` and its ranges neither overlap
 * nor repeat a position; all of them speak of the same text before.
 */
export interface TextEdit extends Range {
  readonly insert: string;
}

/** The text after `edits`. Throws RangeError when the edits overlap, are unsorted or lie outside the text: only a bug can cause that. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  checkEdits(edits, text.length);
  if (edits.length === 0) return text;
  let result = '';
  let at = 0;
  for (const edit of edits) {
    result += text.slice(at, edit.from) + edit.insert;
    at = edit.to;
  }
  return result + text.slice(at);
}

/** The edits that take `applyEdits(text, edits)` back to `text`; their offsets are in the text after the change. */
export function invertEdits(text: string, edits: readonly TextEdit[]): TextEdit[] {
  checkEdits(edits, text.length);
  let shift = 0;
  return edits.map((edit) => {
    const from = edit.from + shift;
    shift += edit.insert.length - (edit.to - edit.from);
    return { from, to: from + edit.insert.length, insert: text.slice(edit.from, edit.to) };
  });
}

/**
 * Where an offset before the edits lies after them. A position inside a replaced range, or exactly at an insertion, goes to the end
 * of the inserted text with `side` 'after' (the default) and to its start with 'before'.
 */
export function mapOffset(edits: readonly TextEdit[], offset: number, side: 'before' | 'after' = 'after'): number {
  let shift = 0;
  for (const edit of edits) {
    if (edit.from > offset) break;
    if (edit.to < offset || (edit.to === offset && edit.from !== edit.to)) {
      shift += edit.insert.length - (edit.to - edit.from);
      continue;
    }
    if (edit.from === offset && edit.from !== edit.to) break;
    return edit.from + shift + (side === 'after' ? edit.insert.length : 0);
  }
  return offset + shift;
}

/** The same edits with all offsets moved by `delta`, for example from a document's text to its file. */
export function shiftEdits(edits: readonly TextEdit[], delta: number): TextEdit[] {
  return edits.map((edit) => ({ from: edit.from + delta, to: edit.to + delta, insert: edit.insert }));
}

/** The same edits with neighbours that touch joined into one. Editors differ in what they make of two edits at one place; of one they all make the same. */
export function joinEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  const joined: TextEdit[] = [];
  for (const edit of edits) {
    const before = joined.at(-1);
    if (before?.to !== edit.from) joined.push(edit);
    else joined[joined.length - 1] = { from: before.from, to: edit.to, insert: before.insert + edit.insert };
  }
  return joined.length === edits.length ? edits : joined;
}

/**
 * One list of edits of the text before `first` that does what `first` and then `second` do (`second` speaks of the text after
 * `first`). Neighbouring edits are joined.
 */
export function composeEdits(text: string, first: readonly TextEdit[], second: readonly TextEdit[]): TextEdit[] {
  const pieces = replacePieces(piecesOf(text.length, first), second);
  const edits: { from: number; to: number; insert: string }[] = [];
  let at = 0;
  let insert = '';
  const close = (from: number): void => {
    if (from > at || insert !== '') edits.push({ from: at, to: from, insert });
    insert = '';
  };
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      insert += piece;
    } else if (piece.to > piece.from) {
      close(piece.from);
      at = piece.to;
    }
  }
  close(text.length);
  return edits.filter((edit) => text.slice(edit.from, edit.to) !== edit.insert);
}

type Piece = string | Range;

function piecesOf(length: number, edits: readonly TextEdit[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const edit of edits) {
    pieces.push({ from: at, to: edit.from }, edit.insert);
    at = edit.to;
  }
  pieces.push({ from: at, to: length });
  return pieces;
}

function replacePieces(pieces: readonly Piece[], edits: readonly TextEdit[]): Piece[] {
  const result: Piece[] = [];
  let index = 0;
  let consumed = 0;
  const take = (count: number, into: Piece[] | undefined): void => {
    let left = count;
    while (left > 0) {
      const piece = pieces[index];
      if (piece === undefined) throw new RangeError(`composeEdits: ${left} characters past the end`);
      const length = lengthOf(piece) - consumed;
      const used = Math.min(length, left);
      if (used > 0) into?.push(slicePiece(piece, consumed, consumed + used));
      left -= used;
      consumed += used;
      if (consumed === lengthOf(piece)) {
        index++;
        consumed = 0;
      }
    }
  };
  let at = 0;
  for (const edit of edits) {
    take(edit.from - at, result);
    take(edit.to - edit.from, undefined);
    result.push(edit.insert);
    at = edit.to;
  }
  for (; index < pieces.length; index++, consumed = 0) {
    const piece = pieces[index] as Piece;
    result.push(slicePiece(piece, consumed, lengthOf(piece)));
  }
  return result;
}

function lengthOf(piece: Piece): number {
  return typeof piece === 'string' ? piece.length : piece.to - piece.from;
}

function slicePiece(piece: Piece, from: number, to: number): Piece {
  return typeof piece === 'string' ? piece.slice(from, to) : { from: piece.from + from, to: piece.from + to };
}

function checkEdits(edits: readonly TextEdit[], length: number): void {
  let at = 0;
  for (const [index, edit] of edits.entries()) {
    if (edit.from < at || edit.to < edit.from || edit.to > length) {
      throw new RangeError(`Edit ${index} covers ${edit.from} to ${edit.to}, allowed is ${at} to ${length}`);
    }
    at = edit.to;
  }
}

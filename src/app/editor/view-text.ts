import { applyEdits, diffText, type TextEdit } from '../../core/text';

/**
 * A file's text as the editor shows it: byte order marks at the start are left out and every line break (LF, CRLF or a lone CR) is
 * one LF. Offsets in the file's text are called raw here, offsets in this one view offsets.
 */
export interface ViewText {
  readonly raw: string;
  readonly text: string;
  /** How many byte order marks the file starts with. */
  readonly marks: number;
  /** Raw offsets of the CR of each CRLF, ascending. They are the only places where a view is shorter than its file. */
  readonly pairs: Int32Array;
}

const byteOrderMark = '\uFEFF';

/** The view of a file's text. */
export function viewText(raw: string): ViewText {
  const marks = countMarks(raw);
  const body = marks === 0 ? raw : raw.slice(marks);
  const text = body.includes('\r') ? body.replace(/\r\n?/g, '\n') : body;
  return { raw, text, marks, pairs: findPairs(raw) };
}

/** The view offset of a raw one. Between the CR and the LF of one line break it is the end of the line. */
export function toViewOffset(view: ViewText, raw: number): number {
  return Math.max(0, raw - countPairsBefore(view.pairs, raw - 1) - view.marks);
}

/** The raw offset of a view offset: never before a byte order mark at the start, never inside of a CRLF. */
export function toRawOffset(view: ViewText, offset: number): number {
  let low = 0;
  let high = view.pairs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((view.pairs[middle] as number) - middle - view.marks < offset) low = middle + 1;
    else high = middle;
  }
  return offset + view.marks + low;
}

/**
 * The edits of the file that do what `edits` do to its view. New line breaks are those of the line they are made in; nothing outside of
 * the edited ranges is touched, and two line breaks never melt into one CRLF.
 */
export function toRawEdits(view: ViewText, edits: readonly TextEdit[]): TextEdit[] {
  return joinTouching(edits).map((edit) => {
    const from = toRawOffset(view, edit.from);
    const to = toRawOffset(view, edit.to);
    const insert = edit.insert.replace(/\r\n?|\n/g, lineBreakAt(view.raw, from));
    return { from, to, insert: keepBreaksApart(view.raw, from, to, insert) };
  });
}

/** The edits of the view that follow from edits of its file. */
export function toViewEdits(view: ViewText, edits: readonly TextEdit[]): TextEdit[] {
  if (edits.some((edit) => edit.from <= view.marks) && touchesMarks(view, edits)) {
    return diffText(view.text, viewText(applyEdits(view.raw, edits)).text);
  }
  return joinTouching(joinTouching(edits).map((edit) => includeHalfBreaks(view.raw, edit)))
    .map((edit) => ({
      from: toViewOffset(view, edit.from),
      to: toViewOffset(view, edit.to),
      insert: edit.insert.replace(/\r\n?/g, '\n'),
    }))
    .map((edit) => leaveSameBreaks(view.text, edit))
    .filter((edit) => view.text.slice(edit.from, edit.to) !== edit.insert);
}

/** Narrows an edit whose outermost line breaks stay, so that a caret at the end of the line is not moved. */
function leaveSameBreaks(text: string, edit: TextEdit): TextEdit {
  let { from, to, insert } = edit;
  if (to > from && text[to - 1] === '\n' && insert.endsWith('\n')) {
    to--;
    insert = insert.slice(0, -1);
  }
  if (to > from && text[from] === '\n' && insert.startsWith('\n')) {
    from++;
    insert = insert.slice(1);
  }
  return { from, to, insert };
}

function countMarks(raw: string): number {
  let count = 0;
  while (raw.startsWith(byteOrderMark, count)) count++;
  return count;
}

function findPairs(raw: string): Int32Array {
  const pairs: number[] = [];
  for (let at = raw.indexOf('\r\n'); at >= 0; at = raw.indexOf('\r\n', at + 2)) pairs.push(at);
  return Int32Array.from(pairs);
}

/** How many CRs of pairs stand at or before `last`. */
function countPairsBefore(pairs: Int32Array, last: number): number {
  let low = 0;
  let high = pairs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pairs[middle] as number) <= last) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The line break of the line at `raw`, else of the line before it, else LF. */
function lineBreakAt(text: string, raw: number): string {
  const next = /\r\n?|\n/g;
  next.lastIndex = raw;
  const found = next.exec(text);
  if (found) return found[0];
  const last = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
  if (last < 0) return '\n';
  return text[last] === '\n' && text[last - 1] === '\r' ? '\r\n' : (text[last] as string);
}

/** A CR at one side of a seam and an LF at the other would be read as one line break; one more CR keeps them two. */
function keepBreaksApart(raw: string, from: number, to: number, insert: string): string {
  const lineFeedFollows = raw[to] === '\n';
  const behind = lineFeedFollows && insert.endsWith('\r') ? '\r' : '';
  const startsWithFeed = insert === '' ? lineFeedFollows : insert.startsWith('\n');
  const before = raw[from - 1] === '\r' && startsWithFeed ? '\r' : '';
  return before + insert + behind;
}

/** Widens an edit over a CR before it and an LF behind it, so that neither seam can split or make a CRLF. */
function includeHalfBreaks(raw: string, edit: TextEdit): TextEdit {
  const before = raw[edit.from - 1] === '\r' ? 1 : 0;
  const behind = raw[edit.to] === '\n' ? 1 : 0;
  if (before + behind === 0) return edit;
  return {
    from: edit.from - before,
    to: edit.to + behind,
    insert: (before ? '\r' : '') + edit.insert + (behind ? '\n' : ''),
  };
}

/** Whether the number of byte order marks at the start may change. */
function touchesMarks(view: ViewText, edits: readonly TextEdit[]): boolean {
  return view.raw.includes(byteOrderMark) || edits.some((edit) => edit.insert.includes(byteOrderMark));
}

function joinTouching(edits: readonly TextEdit[]): readonly TextEdit[] {
  if (!edits.some((edit, index) => index > 0 && edits[index - 1]?.to === edit.from)) return edits;
  const joined: TextEdit[] = [];
  for (const edit of edits) {
    const last = joined.at(-1);
    if (last?.to === edit.from)
      joined[joined.length - 1] = { from: last.from, to: edit.to, insert: last.insert + edit.insert };
    else joined.push(edit);
  }
  return joined;
}

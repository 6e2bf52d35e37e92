import { applyEdits, type TextEdit } from './edit';

/** A run of whole lines that edits change, before and after. */
interface LineRegion {
  /** 0-based, in the old text. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

/** Whole lines around each edit, from the top; edits whose lines touch are in one region. */
export function lineRegions(text: string, edits: readonly TextEdit[]): readonly LineRegion[] {
  const spans: { from: number; to: number; edits: TextEdit[] }[] = [];
  for (const edit of [...edits].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const from = lineStart(text, edit.from);
    const end = text.indexOf('\n', edit.to);
    const to = end < 0 ? text.length : end + 1;
    const last = spans.at(-1);
    if (last && from <= last.to) {
      last.edits.push(edit);
      last.to = Math.max(last.to, to);
    } else spans.push({ from, to, edits: [edit] });
  }
  let line = 0;
  let at = 0;
  return spans.map((span) => {
    for (; at < span.from; at++) if (text[at] === '\n') line++;
    const before = text.slice(span.from, span.to);
    const own = span.edits.map((edit) => ({ ...edit, from: edit.from - span.from, to: edit.to - span.from }));
    return { line, before, after: applyEdits(before, own) };
  });
}

/** The lines of a text without their breaks; none for an empty one. */
export function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/);
}

/** Where the line that holds an offset begins. `lastIndexOf` takes a start below 0 for 0, and would find a break there that comes after the offset. */
export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** The part of a document that is worth reading for a caret. */
interface Part {
  readonly text: string;
  /** Offset in the document of each offset behind the head, minus that offset. */
  readonly shift: number;
  /** How many items of the List stand before the part's own. */
  readonly skipped: number;
}

/** Smaller documents are read as a whole. */
const largeFrom = 30_000;

/**
 * A List with thousands of resources without those that the caret is not in; other documents as they are. Items are told by their dashes, which
 * all stand in one column.
 */
export function partAround(text: string, offset: number): Part {
  const whole = { text, shift: 0, skipped: 0 };
  if (text.length < largeFrom || offset < 0) return whole;
  const head = /^items:[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\n)*( *)-(?=\s)/m.exec(text);
  if (!head || offset < head.index + head[0].length) return whole;
  const dash = `\n${head[1] ?? ''}-`;
  const first = head.index + head[0].length - dash.length + 1;
  const from = startOfItem(text, dash, offset, first);
  const next = text.indexOf(dash, Math.max(offset - 1, from + 1));
  const to = next < 0 ? text.length : Math.max(next + 1, offset);
  return {
    text: text.slice(0, first) + text.slice(from, to),
    shift: from - first,
    skipped: countBetween(text, dash, first, from),
  };
}

function startOfItem(text: string, dash: string, offset: number, first: number): number {
  const before = text.lastIndexOf(dash, offset - dash.length);
  return before < first ? first : before + 1;
}

function countBetween(text: string, dash: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf(dash, from); at >= 0 && at < to; at = text.indexOf(dash, at + 1)) count++;
  return count;
}

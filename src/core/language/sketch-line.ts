/** How a line begins. Offsets are those of the document's text. */
export interface LineHead {
  /** Columns of its dashes, from 0. */
  readonly dashes: readonly number[];
  /** Column and offset of what follows them. */
  readonly column: number;
  readonly content: number;
  /** Offset of its line break, CR or LF, or of the end of the text. */
  readonly end: number;
  /** Where the next line starts; one past the text's length behind the last one. */
  readonly next: number;
}

/** A word with the offsets at which it stands without its quotes. */
interface Written {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly quote: '"' | "'" | undefined;
}

/** Reads the dashes and blanks at the start of the line at `from`. */
export function readHead(text: string, from: number): LineHead {
  const feed = text.indexOf('\n', from);
  const next = (feed < 0 ? text.length : feed) + 1;
  const end = text[next - 2] === '\r' && next - 2 >= from ? next - 2 : next - 1;
  const dashes: number[] = [];
  let at = from;
  for (;;) {
    while (text[at] === ' ') at++;
    if (at >= end || text[at] !== '-' || !isBlankAt(text, at + 1)) break;
    dashes.push(at - from);
    at++;
  }
  return { dashes, column: at - from, content: at, end, next };
}

/** The key that the content of a line starts with and the offset of its colon; undefined where there is none. */
export function readKey(text: string, from: number, end: number): (Written & { readonly colon: number }) | undefined {
  const line = text.slice(from, end);
  const match = /^("[^"]*"|'[^']*'|[^\s#"'{}[\],&*!|>:][^:#]*?)[ \t]*:(?=\s|$)/.exec(line);
  if (!match) return undefined;
  const word = match[1] as string;
  return { ...unquote(text, from, from + word.length), colon: from + match[0].length - 1 };
}

/** Where a plain or quoted scalar that starts at `from` ends on its line: before blanks and a comment. */
export function endOfPlain(text: string, from: number, end: number): number {
  const quote = text[from];
  if (quote === '"' || quote === "'") {
    const close = text.indexOf(quote, from + 1);
    if (close > 0 && close < end) return close + 1;
  }
  const comment = /\s#/.exec(text.slice(from, end));
  let to = comment ? from + comment.index : end;
  while (to > from && /\s/.test(text[to - 1] as string)) to--;
  return to;
}

/** A word without the quotes around it; a quote that is not closed ends with the word. */
export function unquote(text: string, from: number, to: number): Written {
  const quote = text[from];
  if (quote !== '"' && quote !== "'") return { name: text.slice(from, to), from, to, quote: undefined };
  const isClosed = to - from > 1 && text[to - 1] === quote;
  const inner = { from: from + 1, to: isClosed ? to - 1 : to };
  return { name: text.slice(inner.from, inner.to), ...inner, quote };
}

/** Where the word around an offset ends. */
export function wordEnd(text: string, offset: number): number {
  return offset + (/^[\w./*~-]*/.exec(text.slice(offset, offset + 300))?.[0].length ?? 0);
}

function isBlankAt(text: string, at: number): boolean {
  const sign = text[at];
  return sign === undefined || sign === ' ' || sign === '\n' || sign === '\r' || sign === '\t';
}

import type { Path, Range } from '../text';

/**
 * What is being written at a caret, read from indentation alone, so that it is known while the document cannot be parsed. Indexes of
 * lists are all 0 in `path`: what may stand somewhere does not depend on the item.
 */
export interface CaretContext {
  /** A key of the mapping at `path`, or the value at `path`. */
  readonly type: 'key' | 'value';
  readonly path: Path;
  /** What is being written up to the end of its word, in offsets of the document's text. */
  readonly range: Range;
  /** Column at which the key stands, from 0. */
  readonly column: number;
  /** Keys that the mapping has already, without the one at the caret. Empty for values. */
  readonly siblings: readonly string[];
}

/** A line's structure: the columns of its dashes, and its key, if it has one. */
interface Line {
  readonly from: number;
  readonly dashes: readonly number[];
  /** Column of what follows the dashes. */
  readonly column: number;
  readonly key: string | undefined;
  /** Whether something stands behind the key's colon. */
  readonly hasValue: boolean;
  readonly isBlank: boolean;
}

/** The context at an offset of a document's text; undefined in comments, block text and flow collections. */
export function contextAt(text: string, offset: number): CaretContext | undefined {
  const from = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(from, offset);
  const rest = /^[\w./*-]*/.exec(text.slice(offset))?.[0] ?? '';
  if (/(^|\s)#/.test(before) || /[{[|>&*!]/.test(before.replace(/"[^"]*"|'[^']*'/g, '')) || before.startsWith('---')) {
    return undefined;
  }
  const indent = /^ *(?:- +)*/.exec(before)?.[0] ?? '';
  const dashes = dashColumns(indent);
  const written = before.slice(indent.length);
  const lines = readLines(text);
  const at = lines.findIndex((line) => line.from === from);
  const value = /^([^\s:#"'][^:#]*):(\s+)(\S.*)?$/.exec(written);
  const outer = pathAbove(lines, at, indent.length, dashes);
  if (value) {
    const typed = value[3] ?? '';
    const range = { from: offset - typed.length, to: offset + rest.length };
    return { type: 'value', path: [...outer, value[1] ?? ''], range, column: indent.length, siblings: [] };
  }
  if (/[\s:]/.test(written)) return undefined;
  const range = { from: offset - written.length, to: offset + rest.length };
  const siblings = siblingsOf(lines, at, indent.length, dashes);
  return { type: 'key', path: outer, range, column: indent.length, siblings };
}

function readLines(text: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (const raw of text.split('\n')) {
    lines.push(readLine(raw, from));
    from += raw.length + 1;
  }
  return lines;
}

function readLine(raw: string, from: number): Line {
  const indent = /^ *(?:- +)*/.exec(raw)?.[0] ?? '';
  const content = raw.slice(indent.length).trimEnd();
  const match = /^("[^"]*"|'[^']*'|[^\s#:][^:#]*):(?:\s+([^#\s].*)?|\s*$|\s+#)/.exec(content);
  const isBlank =
    (content === '' && dashColumns(indent).length === 0) || content.startsWith('#') || raw.startsWith('---');
  return {
    from,
    dashes: content === '-' ? [...dashColumns(indent), indent.length] : dashColumns(indent),
    column: indent.length,
    key: match?.[1]?.replace(/^["']|["']$/g, ''),
    hasValue: match?.[2] !== undefined,
    isBlank,
  };
}

function dashColumns(indent: string): number[] {
  return [...indent.matchAll(/-/g)].map((match) => match.index);
}

/** The path of the collection that a line's key at `column`, behind `dashes`, stands in. */
function pathAbove(lines: readonly Line[], at: number, column: number, dashes: readonly number[]): Path {
  const path: (string | number)[] = dashes.map(() => 0);
  let limit = dashes[0] ?? column;
  let isItem = dashes.length > 0;
  for (let index = at - 1; index >= 0; index--) {
    const line = lines[index] as Line;
    if (line.isBlank) continue;
    const inner = line.dashes.filter((dash) => dash < limit);
    const isParent = line.key !== undefined && !line.hasValue && line.column <= limit - (isItem ? 0 : 1);
    if (isParent && !line.dashes.includes(limit)) {
      path.unshift(line.key as string);
      limit = line.column;
      isItem = false;
    }
    const start = Math.min(...line.dashes.filter((dash) => dash < limit));
    if (inner.length > 0 && line.column === limit) {
      path.unshift(...inner.map(() => 0));
      limit = start;
      isItem = true;
    }
  }
  return path;
}

/** The other keys of the mapping that a line belongs to. */
function siblingsOf(lines: readonly Line[], at: number, column: number, dashes: readonly number[]): string[] {
  const found: string[] = [];
  const collect = (line: Line): boolean => {
    if (line.isBlank) return true;
    if (line.column < column) return false;
    if (line.column === column && line.key !== undefined) found.push(line.key);
    return line.dashes.length === 0 || line.column > column;
  };
  if (dashes.length === 0) for (let index = at - 1; index >= 0 && collect(lines[index] as Line); index--);
  for (let index = at + 1; index < lines.length; index++) {
    const line = lines[index] as Line;
    if (line.dashes.some((dash) => dash < column)) break;
    if (!collect(line)) break;
  }
  return found;
}

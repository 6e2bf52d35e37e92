import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  CR,
  DASH,
  DOT,
  DOUBLE_QUOTE,
  HASH,
  isBlank,
  LF,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUESTION,
  SINGLE_QUOTE,
  SPACE,
  TAB,
} from './codes';
import { setKey } from './mapping';
import { refuse } from './not-mine';
import { readQuoted } from './quoted';
import type { Reader } from './reader';
import { keyOf, wordAt, type Word } from './scalars';
import { NodeKind } from './tree';

/** How long a key may be, its colon included (YAML 1.2.2, section 7.4: 1024 characters), with room to spare. */
const LONGEST_KEY = 1000;

/**
 * Reads the `{ }` or `[ ]` collection at the reader's place and goes behind it. Its lines but the first must be indented by `indent`
 * columns at least. Keys have a value each and stand with their colon on one line.
 */
export function readFlow(reader: Reader, indent: number): unknown {
  return reader.code() === OPEN_BRACE ? readFlowMap(reader, indent) : readFlowSeq(reader, indent);
}

function readFlowMap(reader: Reader, indent: number): Record<string, unknown> {
  const { tree } = reader;
  const node = enterFlow(reader, NodeKind.FlowMap);
  const value: Record<string, unknown> = {};
  while (skipBlanks(reader, indent) !== CLOSE_BRACE) {
    const keyStart = reader.pos;
    const key = readFlowKey(reader);
    const keyEnd = reader.scalarEnd;
    skipBlanks(reader, indent);
    tree.hang(node, keyStart, keyEnd, key);
    setKey(value, key, readFlowNode(reader, indent));
    endItem(reader, indent, CLOSE_BRACE);
  }
  leaveFlow(reader, node);
  return value;
}

function readFlowSeq(reader: Reader, indent: number): unknown[] {
  const { tree } = reader;
  const node = enterFlow(reader, NodeKind.FlowSeq);
  const value: unknown[] = [];
  while (skipBlanks(reader, indent) !== CLOSE_BRACKET) {
    tree.hang(node, -1, -1, undefined);
    value.push(readFlowNode(reader, indent));
    endItem(reader, indent, CLOSE_BRACKET);
  }
  leaveFlow(reader, node);
  // A list that grew keeps room for more; the copy has none.
  return value.slice();
}

/** Goes past the bracket that begins a collection; gives its node. */
export function enterFlow(reader: Reader, kind: NodeKind): number {
  reader.descend();
  reader.flowDepth++;
  return reader.tree.open(kind, reader.pos++);
}

/** Goes past the bracket that ends a collection. */
export function leaveFlow(reader: Reader, node: number): void {
  reader.tree.close(node, ++reader.pos);
  reader.flowDepth--;
  reader.ascend();
}

/** Past the comma behind an item, or to the bracket that ends the collection. */
export function endItem(reader: Reader, indent: number, close: number): void {
  const code = skipBlanks(reader, indent);
  if (code === COMMA) reader.pos++;
  else if (code !== close) refuse();
}

/** Reads a key and its colon, and leaves in `scalarEnd` where the key ends. */
export function readFlowKey(reader: Reader): string {
  const from = reader.pos;
  const code = reader.code();
  const isQuoted = code === DOUBLE_QUOTE || code === SINGLE_QUOTE;
  const key = isQuoted ? readQuoted(reader, -1) : keyOf(scanFlowPlain(reader));
  const keyEnd = reader.pos;
  if (reader.skipSpaces() !== COLON || reader.pos - from > LONGEST_KEY) refuse();
  reader.pos++;
  // A colon may touch the value behind a quoted key, as in JSON.
  if (!isQuoted && !isBlank(reader.code())) refuse();
  reader.scalarEnd = keyEnd;
  return key;
}

/** Reads the key's value or the item at the reader's place, and goes behind it. */
export function readFlowNode(reader: Reader, indent: number): unknown {
  const { tree, pos } = reader;
  switch (reader.code()) {
    case OPEN_BRACE:
    case OPEN_BRACKET:
      return readFlow(reader, indent);
    case DOUBLE_QUOTE: {
      const text = readQuoted(reader, -1);
      tree.add(NodeKind.DoubleQuoted, pos, reader.pos);
      return text;
    }
    case SINGLE_QUOTE: {
      const text = readQuoted(reader, -1);
      tree.add(NodeKind.SingleQuoted, pos, reader.pos);
      return text;
    }
    default: {
      const word = scanFlowPlain(reader);
      tree.add(NodeKind.Plain, pos, reader.pos);
      return word.value;
    }
  }
}

/** Goes past a plain scalar on one line. What begins with an indicator is left to the fallback. */
function scanFlowPlain(reader: Reader): Word {
  const { text, pos: from } = reader;
  if (!mayBegin(text.charCodeAt(from), text.charCodeAt(from + 1))) refuse();
  let at = from;
  let end = from;
  let hash = 0;
  for (;;) {
    const code = text.charCodeAt(at);
    if (isBlank(code)) {
      if (code === TAB) refuse();
      if (code !== SPACE || text.charCodeAt(at + 1) === HASH) break;
      at++;
      continue;
    }
    if (isFlowIndicator(code) || (code === COLON && endsKey(text.charCodeAt(at + 1)))) break;
    hash = (Math.imul(hash, 31) + code) | 0;
    end = ++at;
  }
  reader.pos = end;
  return wordAt(text, from, end, hash);
}

function endsKey(next: number): boolean {
  return isBlank(next) || isFlowIndicator(next);
}

function isFlowIndicator(code: number): boolean {
  return (
    code === COMMA || code === OPEN_BRACKET || code === CLOSE_BRACKET || code === OPEN_BRACE || code === CLOSE_BRACE
  );
}

/** Whether a plain scalar may begin with these two characters (YAML 1.2.2, rule ns-plain-first). */
export function mayBegin(first: number, second: number): boolean {
  if (first === DASH || first === QUESTION || first === COLON) return !endsKey(second);
  return first === first && !INDICATORS.includes(String.fromCharCode(first));
}

const INDICATORS = '&*!|>\'"%@`#,[]{} \t\r\n\uFEFF';

/** Past spaces, line breaks and comments within brackets; returns the code behind them. */
export function skipBlanks(reader: Reader, indent: number): number {
  const { text } = reader;
  let at = reader.pos;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === SPACE) at++;
    else if (code === HASH && isBlank(text.charCodeAt(at - 1))) at = reader.lineEndFrom(at);
    else if (code === LF) {
      reader.lineStart = ++at;
      at = checkColumn(reader, at, indent);
    } else if (code === CR && text.charCodeAt(at + 1) === LF) at++;
    else {
      if (code === TAB || at >= reader.end) refuse();
      reader.pos = at;
      return code;
    }
  }
}

/**
 * From the start of a line to its first character, which must be indented by `indent` columns at least unless the line is blank. The
 * last bracket may stand one column further left, as everybody writes it.
 */
function checkColumn(reader: Reader, line: number, indent: number): number {
  const { text } = reader;
  let at = line;
  while (text.charCodeAt(at) === SPACE) at++;
  const code = text.charCodeAt(at);
  const column = at - line;
  const isFree = code === LF || code === CR || code === HASH;
  const closesOutermost =
    column === indent - 1 && reader.flowDepth === 1 && (code === CLOSE_BRACE || code === CLOSE_BRACKET);
  if (column < indent && !isFree && !closesOutermost) refuse();
  // At column 0 of a root, this may be the marker that ends the document.
  if (column === 0 && (code === DASH || code === DOT)) refuse();
  return at;
}

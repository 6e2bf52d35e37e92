import {
  CR,
  DASH,
  DOUBLE_QUOTE,
  GREATER,
  HASH,
  LF,
  OPEN_BRACE,
  OPEN_BRACKET,
  PIPE,
  SINGLE_QUOTE,
  SPACE,
  TAB,
} from './codes';
import { readBlockScalar } from './block-scalar';
import { mayBegin, readFlow } from './flow';
import { setKey } from './mapping';
import { refuse } from './not-mine';
import { foldLines, readQuoted } from './quoted';
import { Stop, type Reader } from './reader';
import { keyOf, wordAt } from './scalars';
import { NodeKind } from './tree';

/** How long a key may be, its colon included (YAML 1.2.2, section 8.2.2: 1024 characters), with room to spare. */
export const LONGEST_KEY = 1000;

/**
 * Reads the node at the reader's place, which lies in a collection at column `indent` (-1 for the root), and goes to the content
 * behind it. Where `mayNest` is false, the node stands behind a key on its line and cannot be a block collection.
 */
export function readNode(reader: Reader, indent: number, mayNest: boolean): unknown {
  const from = reader.pos;
  const code = reader.code();
  switch (code) {
    case DOUBLE_QUOTE:
    case SINGLE_QUOTE:
      return readQuotedNode(reader, indent, mayNest);
    case OPEN_BRACE:
    case OPEN_BRACKET: {
      const value = readFlow(reader, indent + 1);
      reader.endLine();
      return value;
    }
    case PIPE:
    case GREATER:
      return indent < 0 ? refuse() : readBlockScalar(reader, indent + 1);
    case DASH:
      if (reader.isAtDash()) return mayNest ? readSequence(reader, from - reader.lineStart) : refuse();
  }
  return readPlainNode(reader, indent, mayNest);
}

function readQuotedNode(reader: Reader, indent: number, mayNest: boolean): string | Record<string, unknown> {
  const { pos: from, lineStart } = reader;
  const kind = reader.code() === DOUBLE_QUOTE ? NodeKind.DoubleQuoted : NodeKind.SingleQuoted;
  const text = readQuoted(reader, indent < 0 ? -1 : indent + 1);
  const end = reader.pos;
  if (reader.lineStart === lineStart && reader.takeColon()) {
    return mayNest ? readMapping(reader, from - lineStart, text, from, end) : refuse();
  }
  reader.tree.add(kind, from, end);
  reader.endLine();
  return text;
}

function readPlainNode(reader: Reader, indent: number, mayNest: boolean): unknown {
  const { text, pos: from } = reader;
  if (!mayBegin(reader.code(), text.charCodeAt(from + 1))) refuse();
  const stop = reader.scanPlain();
  const { scalarEnd: end, hash } = reader;
  if (stop === Stop.Colon) {
    reader.pos++;
    const key = keyOf(wordAt(text, from, end, hash));
    return mayNest ? readMapping(reader, from - reader.lineStart, key, from, end) : refuse();
  }
  reader.endLine();
  if (stop === Stop.LineEnd && reader.indent > indent) return readPlainLines(reader, indent, from, end);
  reader.tree.add(NodeKind.Plain, from, end);
  return wordAt(text, from, end, hash).value;
}

/** A plain scalar that goes on over lines which are indented deeper than column `indent`. */
function readPlainLines(reader: Reader, indent: number, from: number, firstEnd: number): string {
  if (indent < 0) refuse();
  let end = firstEnd;
  let stop: number = Stop.LineEnd;
  while (stop === Stop.LineEnd && goToContinuation(reader, end, indent)) {
    stop = reader.scanPlain();
    if (stop === Stop.Colon) refuse();
    end = reader.scalarEnd;
  }
  reader.tree.add(NodeKind.Plain, from, end);
  reader.pos = end;
  reader.endLine();
  return foldLines(reader.text.slice(from, end));
}

/** Whether the next line that is not blank continues a plain scalar; then goes to its first character. */
function goToContinuation(reader: Reader, from: number, indent: number): boolean {
  const { text, end } = reader;
  for (let line = reader.lineEndFrom(from) + 1; line < end; line = reader.lineEndFrom(line) + 1) {
    let at = line;
    while (text.charCodeAt(at) === SPACE) at++;
    const code = text.charCodeAt(at);
    if (code === TAB) refuse();
    if (code === LF || code === CR || at >= end) continue;
    reader.pos = at;
    reader.lineStart = line;
    return at - line > indent && code !== HASH;
  }
  return false;
}

/** Reads a mapping at a column; the reader is behind the colon of its first key. */
function readMapping(
  reader: Reader,
  column: number,
  firstKey: string,
  from: number,
  firstEnd: number,
): Record<string, unknown> {
  const { tree } = reader;
  const node = enterBlock(reader, NodeKind.BlockMap, from);
  const value: Record<string, unknown> = {};
  let key = firstKey;
  let keyStart = from;
  let keyEnd = firstEnd;
  for (;;) {
    if (reader.pos - keyStart > LONGEST_KEY) refuse();
    tree.hang(node, keyStart, keyEnd, key);
    setKey(value, key, readEntry(reader, column, false));
    if (reader.indent !== column) break;
    keyStart = reader.pos;
    key = readKey(reader);
    keyEnd = reader.scalarEnd;
  }
  leaveBlock(reader, node, column);
  return value;
}

/** Goes into a collection that begins at an offset; gives its node. */
export function enterBlock(reader: Reader, kind: NodeKind, from: number): number {
  reader.descend();
  return reader.tree.open(kind, from);
}

/** Goes out of a collection at a column, behind its last entry. */
export function leaveBlock(reader: Reader, node: number, column: number): void {
  if (reader.indent > column) refuse();
  reader.tree.close(node, reader.tree.lastEnd);
  reader.ascend();
}

/** Reads a key, goes behind its colon, and leaves in `scalarEnd` where the key ends. */
export function readKey(reader: Reader): string {
  const { text, pos: from } = reader;
  const code = reader.code();
  if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
    const key = readQuoted(reader, -1);
    reader.scalarEnd = reader.pos;
    return reader.takeColon() ? key : refuse();
  }
  if (!mayBegin(code, text.charCodeAt(from + 1)) || reader.scanPlain() !== Stop.Colon) refuse();
  reader.pos++;
  return keyOf(wordAt(text, from, reader.scalarEnd, reader.hash));
}

function readSequence(reader: Reader, column: number): unknown[] {
  const { tree } = reader;
  const node = enterBlock(reader, NodeKind.BlockSeq, reader.pos);
  const value: unknown[] = [];
  do {
    const dash = reader.pos++;
    tree.hang(node, dash, dash + 1, undefined);
    value.push(readEntry(reader, column, true));
  } while (reader.indent === column && reader.isAtDash());
  leaveBlock(reader, node, column);
  // A list that grew keeps room for more; the copy has none.
  return value.slice();
}

/** Reads what stands behind a `key:` or a `-` of a collection at a column. */
export function readEntry(reader: Reader, column: number, isItem: boolean): unknown {
  const mayNest = goToEntry(reader, column, isItem);
  return mayNest === undefined ? null : readNode(reader, column, mayNest);
}

/**
 * From behind a `key:` or a `-` of a collection at a column to the node that stands there, and whether it may be a block collection; undefined where there is none, which
 * the tree is told. A list may stand at the same column as the key that it belongs to (YAML 1.2.2, section 8.2.1).
 */
export function goToEntry(reader: Reader, column: number, isItem: boolean): boolean | undefined {
  const gap = reader.pos;
  const code = reader.skipSpaces();
  if (code !== HASH && code !== LF && code !== CR && code === code) return isItem;
  reader.endLine();
  if (reader.indent > column || (!isItem && reader.indent === column && reader.isAtDash())) return true;
  reader.tree.add(NodeKind.Empty, gap, gap);
  return undefined;
}

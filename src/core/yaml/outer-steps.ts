import type { Steps } from '../steps';
import { enterBlock, goToEntry, leaveBlock, LONGEST_KEY, readKey, readNode } from './block';
import { CLOSE_BRACE, CLOSE_BRACKET, OPEN_BRACE, OPEN_BRACKET } from './codes';
import { endItem, enterFlow, leaveFlow, mayBegin, readFlowKey, readFlowNode, skipBlanks } from './flow';
import { setKey } from './mapping';
import { refuse } from './not-mine';
import { Stop, type Reader } from './reader';
import { keyOf, wordAt } from './scalars';
import { NodeKind } from './tree';

/** So many collections in each other are read in steps: the `items` of a `kind: List` are the second. What is deeper is part of a step. */
const OUTER = 3;

/**
 * Reads the node at the reader's place, which is the root, as `readNode` does, with a stop between two entries of the outermost collections. The loops below are
 * those of `block.ts` and `flow.ts` once more, with stops: as generators at every depth they take three times as long (30 ms in place of 10 for a List of 600 kB),
 * and what is no generator cannot stop for its caller. What they do around and at an entry they share.
 */
export function readRootInSteps(reader: Reader): Steps<unknown> {
  return nodeInSteps(reader, -1, true, OUTER);
}

function* nodeInSteps(reader: Reader, indent: number, mayNest: boolean, levels: number): Steps<unknown> {
  if (levels === 0) return readNode(reader, indent, mayNest);
  const { pos: from, lineStart } = reader;
  const code = reader.code();
  if (code === OPEN_BRACE || code === OPEN_BRACKET) {
    const value = yield* flowInSteps(reader, indent + 1, levels);
    reader.endLine();
    return value;
  }
  if (!mayNest) return readNode(reader, indent, mayNest);
  if (reader.isAtDash()) return yield* sequenceInSteps(reader, from - lineStart, levels);
  if (mayBegin(code, reader.text.charCodeAt(from + 1)) && reader.scanPlain() === Stop.Colon) {
    const end = reader.scalarEnd;
    reader.pos++;
    const key = keyOf(wordAt(reader.text, from, end, reader.hash));
    return yield* mappingInSteps(reader, { column: from - lineStart, key, from, end }, levels);
  }
  reader.pos = from;
  return readNode(reader, indent, mayNest);
}

/** Where a mapping stands, and its first key. */
interface Begun {
  readonly column: number;
  readonly key: string;
  readonly from: number;
  readonly end: number;
}

/** Reads a mapping; the reader is behind the colon of its first key. */
function* mappingInSteps(reader: Reader, begun: Begun, levels: number): Steps<Record<string, unknown>> {
  const { tree } = reader;
  const { column } = begun;
  const node = enterBlock(reader, NodeKind.BlockMap, begun.from);
  const value: Record<string, unknown> = {};
  let { key, from: keyStart, end: keyEnd } = begun;
  for (;;) {
    if (reader.pos - keyStart > LONGEST_KEY) refuse();
    tree.hang(node, keyStart, keyEnd, key);
    setKey(value, key, yield* entryInSteps(reader, column, false, levels));
    if (reader.indent !== column) break;
    yield;
    keyStart = reader.pos;
    key = readKey(reader);
    keyEnd = reader.scalarEnd;
  }
  leaveBlock(reader, node, column);
  return value;
}

function* sequenceInSteps(reader: Reader, column: number, levels: number): Steps<unknown[]> {
  const { tree } = reader;
  const node = enterBlock(reader, NodeKind.BlockSeq, reader.pos);
  const value: unknown[] = [];
  do {
    const dash = reader.pos++;
    tree.hang(node, dash, dash + 1, undefined);
    value.push(yield* entryInSteps(reader, column, true, levels));
    yield;
  } while (reader.indent === column && reader.isAtDash());
  leaveBlock(reader, node, column);
  return value.slice();
}

function* entryInSteps(reader: Reader, column: number, isItem: boolean, levels: number): Steps<unknown> {
  const mayNest = goToEntry(reader, column, isItem);
  return mayNest === undefined ? null : yield* nodeInSteps(reader, column, mayNest, levels - 1);
}

function flowInSteps(reader: Reader, indent: number, levels: number): Steps<unknown> {
  return reader.code() === OPEN_BRACE ? flowMapInSteps(reader, indent, levels) : flowSeqInSteps(reader, indent, levels);
}

function* flowMapInSteps(reader: Reader, indent: number, levels: number): Steps<Record<string, unknown>> {
  const { tree } = reader;
  const node = enterFlow(reader, NodeKind.FlowMap);
  const value: Record<string, unknown> = {};
  while (skipBlanks(reader, indent) !== CLOSE_BRACE) {
    const keyStart = reader.pos;
    const key = readFlowKey(reader);
    const keyEnd = reader.scalarEnd;
    skipBlanks(reader, indent);
    tree.hang(node, keyStart, keyEnd, key);
    setKey(value, key, yield* flowNodeInSteps(reader, indent, levels - 1));
    endItem(reader, indent, CLOSE_BRACE);
    yield;
  }
  leaveFlow(reader, node);
  return value;
}

function* flowSeqInSteps(reader: Reader, indent: number, levels: number): Steps<unknown[]> {
  const node = enterFlow(reader, NodeKind.FlowSeq);
  const value: unknown[] = [];
  while (skipBlanks(reader, indent) !== CLOSE_BRACKET) {
    reader.tree.hang(node, -1, -1, undefined);
    value.push(yield* flowNodeInSteps(reader, indent, levels - 1));
    endItem(reader, indent, CLOSE_BRACKET);
    yield;
  }
  leaveFlow(reader, node);
  return value.slice();
}

function* flowNodeInSteps(reader: Reader, indent: number, levels: number): Steps<unknown> {
  const code = reader.code();
  const isOuter = levels > 0 && (code === OPEN_BRACE || code === OPEN_BRACKET);
  return isOuter ? yield* flowInSteps(reader, indent, levels) : readFlowNode(reader, indent);
}

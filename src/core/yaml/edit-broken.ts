import { leastOf } from '../lists';
import type { Path } from '../text';
import type { Op, YamlProblem } from './document';
import { isFlow } from './edit-entry';
import { lineEnd, lineStart } from './edit-lines';
import { refuseUnread, type Refusal } from './edit-refusal';
import type { Trace } from './edit-target';
import { breaksStructure } from './fallback-cause';
import { readDocument } from './read';
import { findNode, NodeKind, pathTo } from './tree';
import type { Draft } from './verify';

/**
 * Refuses what a text that cannot be read does not allow. Of a mapping or list that may go on behind the first error it is not known
 * what it holds: a key that seems absent may stand there, and what seems to be all of it may be its beginning. A single value
 * that was read can be replaced all the same.
 */
export function checkReadable(draft: Draft, op: Op, trace: Trace): Refusal | undefined {
  const fault = firstFault(draft);
  if (fault === undefined) return undefined;
  const node = changedNode(draft, op, trace);
  if (node >= 0 && isSure(draft, op, trace, node, fault)) return undefined;
  const path: Path = node < 0 ? [] : pathTo(draft.tree, node);
  const text = draft.text.slice(lineStart(draft.text, fault), lineEnd(draft.text, fault)).trim();
  return refuseUnread(path, text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

/** Where the structure of the text first breaks; undefined where it is sound. */
function firstFault({ errors, problems }: Draft): number | undefined {
  const faults = (errors ?? problems).filter((each: YamlProblem) => breaksStructure(each));
  return faults.length === 0 ? undefined : leastOf(faults.map((each) => each.range.from));
}

/** The node whose content an operation depends on: what is replaced, or the collection that gains or loses an entry. */
function changedNode({ tree }: Draft, op: Op, trace: Trace): number {
  const isEntry = (op.type === 'delete' || op.type === 'rename') && trace.depth === op.path.length;
  return isEntry && trace.node > 0 ? (tree.parent[trace.node] as number) : trace.node;
}

function isSure(draft: Draft, op: Op, trace: Trace, node: number, fault: number): boolean {
  if (hasAnchor(draft, trace)) return false;
  const kind = draft.tree.kind[node] as number;
  const isLeaf = kind !== NodeKind.Empty && kind < NodeKind.BlockMap;
  if (isLeaf && node > 0 && op.type === 'set' && trace.depth === op.path.length) return isReadAlone(draft, node, fault);
  // What goes away with an entry must be known as well.
  return (
    endsBefore(draft, node, fault) && (node === trace.node || op.type === 'rename' || isKnown(draft, trace, fault))
  );
}

/** Whether aliases behind the error could stand for something on the way to what is changed, or in it. */
function hasAnchor({ tree }: Draft, trace: Trace): boolean {
  const anchored = [...(tree.props ?? [])].filter(([, props]) => props.anchor !== undefined).map(([node]) => node);
  const to = tree.next[trace.node] as number;
  return anchored.some((node) => trace.nodes.includes(node) || (node > trace.node && node < to));
}

function isKnown(draft: Draft, trace: Trace, fault: number): boolean {
  const kind = draft.tree.kind[trace.node] as number;
  return (kind !== NodeKind.Empty && kind < NodeKind.BlockMap) || endsBefore(draft, trace.node, fault);
}

/** Whether something sound was read behind a node, which proves that the node ended there. */
function endsBefore(draft: Draft, node: number, fault: number): boolean {
  const { text, tree } = draft;
  const sound = endOfSound(draft, fault);
  const end = tree.end[node] as number;
  if (isFlow(tree, node) && end <= sound && /[\]}]/.test(text.charAt(end - 1))) return true;
  const after = tree.next[node] as number;
  return after < tree.size && startOf(draft, after) < sound;
}

/**
 * Up to where the text is sound: the line of the last entry before the line of the error. That entry may be what is wrong, in the wrong
 * column or with a quote that the next one closes, and the error only what follows from it.
 */
function endOfSound(draft: Draft, fault: number): number {
  const { text, tree } = draft;
  const line = lineStart(text, fault);
  let last = 0;
  for (let node = 1; node < tree.size && startOf(draft, node) < line; node++) last = node;
  return lineStart(text, startOf(draft, last));
}

function startOf({ tree }: Draft, node: number): number {
  const key = tree.keyStart[node] as number;
  return key < 0 ? (tree.start[node] as number) : key;
}

/** Whether a single value is sure to be all that its key says: it is sound, or would read the same without the line of the error. */
function isReadAlone(draft: Draft, node: number, fault: number): boolean {
  if (endsBefore(draft, node, fault)) return true;
  const { text, tree } = draft;
  const start = tree.start[node] as number;
  const end = tree.end[node] as number;
  const line = lineStart(text, fault);
  const lineTo = lineEnd(text, fault);
  if (startOf(draft, node) < lineStart(text, start) || end > lineEnd(text, start)) return false;
  if (start >= line && end <= fault) return tree.keys[node] !== undefined;
  const mended = readDocument(text.slice(0, line) + ' '.repeat(lineTo - line) + text.slice(lineTo));
  if (mended.errors?.some(breaksStructure)) return false;
  const same = findNode(mended.tree, pathTo(tree, node));
  return same >= 0 && mended.tree.start[same] === start && mended.tree.end[same] === end;
}

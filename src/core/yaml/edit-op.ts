import { applyEdits, composeEdits, type Path, type TextEdit } from '../text';
import type { EditOptions, Op } from './document';
import { hasMerge, hasSharing } from './edit-anchor';
import {
  deleteBlockEntry,
  deleteLines,
  insertBlockItem,
  insertBlockPair,
  insertBlockText,
  moveBlockItem,
} from './edit-block';
import { rewriteBlockScalar } from './edit-block-scalar';
import { entryOf, isBlock, isFlow, isList, isMap } from './edit-entry';
import { deleteFlowEntry, insertFlowItem, insertFlowPair, moveFlowItem } from './edit-flow';
import { refuseMerge, refuseOrder, refuseUnverified, type Refusal } from './edit-refusal';
import { styleAt } from './edit-style';
import { mergeEdits, replaceValue } from './edit-value';
import { slotOf } from './edit-entry';
import { applyOp } from './expected';
import { applyShared } from './expected-shared';
import { printKey, type Quote } from './print-scalar';
import { childrenOf, NodeKind } from './tree';
import { valueAt } from './query';
import { verifyEdit, type Draft } from './verify';

/** A draft some steps on: the edits lead from the first draft's text to this one's. */
export interface Progress {
  readonly draft: Draft;
  readonly edits: readonly TextEdit[];
}

/** An operation on something that is there, in one place of the text. `path` is that of the op as it changes the value. */
export type Step =
  | { readonly type: 'replace'; readonly node: number; readonly path: Path; readonly value: unknown }
  | { readonly type: 'add'; readonly map: number; readonly path: Path; readonly key: string; readonly value: unknown }
  | {
      readonly type: 'insert';
      readonly list: number;
      readonly path: Path;
      readonly index: number;
      readonly value: unknown;
      readonly text?: string;
    }
  | { readonly type: 'remove'; readonly node: number; readonly path: Path }
  | { readonly type: 'move'; readonly list: number; readonly path: Path; readonly from: number; readonly to: number }
  | { readonly type: 'rename'; readonly node: number; readonly path: Path; readonly name: string };

/**
 * Takes one step: of the ways to write it, the first whose result reads back as expected. `original` is the text before the first step.
 */
export function takeStep(original: string, progress: Progress, step: Step, options: EditOptions): Progress | Refusal {
  const { draft } = progress;
  const expected = expectAfter(draft, step);
  for (const compile of waysTo(draft, step, options)) {
    const edits = compile();
    if (edits === undefined) continue;
    const verified = verifyEdit(draft, applyEdits(draft.text, edits), expected);
    if (verified && showsInherited(draft, step, verified)) return refuseMerge(step.path);
    if (verified) return { draft: verified, edits: composeEdits(original, progress.edits, edits) };
  }
  if (step.type === 'move' && hasSharing(draft)) return refuseOrder(step.path);
  return hasMergeAround(draft, step) || draft.tree.keys.includes('<<')
    ? refuseMerge(step.path)
    : refuseUnverified(step.path);
}

function expectAfter(draft: Draft, step: Step): unknown {
  const op = opOf(step);
  return hasSharing(draft) ? applyShared(draft, op) : applyOp(draft.value, op);
}

function opOf(step: Step): Op {
  switch (step.type) {
    case 'replace':
      return { type: 'set', path: step.path, value: step.value };
    case 'add':
      return { type: 'set', path: [...step.path, step.key], value: step.value };
    case 'insert':
      return { type: 'insert', path: step.path, index: step.index, value: step.value };
    case 'remove':
      return { type: 'delete', path: step.path };
    case 'move':
      return { type: 'move', path: step.path, from: step.from, to: step.to };
    case 'rename':
      return { type: 'rename', path: step.path, name: step.name };
  }
}

function hasMergeAround(draft: Draft, step: Step): boolean {
  if (step.type === 'add') return hasMerge(draft, step.map);
  if (step.type !== 'remove' && step.type !== 'rename') return false;
  const parent = draft.tree.parent[step.node] as number;
  return parent >= 0 && hasMerge(draft, parent);
}

/** Whether a merged key shows where one of the mapping's own went. */
function showsInherited(draft: Draft, step: Step, after: Draft): boolean {
  if (step.type !== 'remove' && step.type !== 'rename') return false;
  return hasMergeAround(draft, step) && valueAt(after.value, step.path) !== undefined;
}

type Way = () => readonly TextEdit[] | undefined;

/** The ways to write a step, the best one first. */
function waysTo(draft: Draft, step: Step, options: EditOptions): Way[] {
  switch (step.type) {
    case 'replace':
      return waysToReplace(draft, step.node, step.path, step.value);
    case 'add':
      return waysToAdd(draft, step.map, step.path, step.key, step.value, options);
    case 'insert':
      return waysToInsert(draft, step);
    case 'remove':
      return [() => removeEntry(draft, step.node)];
    case 'move':
      return [
        () => (isBlock(draft.tree, step.list) ? moveBlockItem : moveFlowItem)(draft, step.list, step.from, step.to),
      ];
    case 'rename':
      return [() => renameKey(draft, step.node, step.name)];
  }
}

function waysToReplace(draft: Draft, node: number, path: Path, value: unknown): Way[] {
  const kind = draft.tree.kind[node];
  const old = valueAt(draft.value, path);
  const isText = kind === NodeKind.Literal || kind === NodeKind.Folded;
  const rewrite: Way[] =
    isText && typeof value === 'string' && typeof old === 'string'
      ? [() => rewriteBlockScalar(draft, node, value, old)]
      : [];
  const plain: Way[] = [
    () => replaceValue(draft, node, value),
    () => replaceValue(draft, node, value, { isQuoted: true }),
  ];
  if (draft.tree.props?.get(node)?.tag === undefined) return [...rewrite, ...plain];
  return [
    ...rewrite,
    ...plain,
    () => replaceValue(draft, node, value, { dropsTag: true }),
    () => replaceValue(draft, node, value, { dropsTag: true, isQuoted: true }),
  ];
}

function waysToAdd(draft: Draft, map: number, path: Path, key: string, value: unknown, options: EditOptions): Way[] {
  const { tree } = draft;
  const children = childrenOf(tree, map);
  const after = placeForKey(
    children.map((child) => tree.keys[child] ?? ''),
    key,
    options.order?.(path),
  );
  const last = children.length - 1;
  const insert = isBlock(tree, map) ? insertBlockPair : insertFlowPair;
  const places = after === last ? [last] : [after, last];
  return places.flatMap((place): Way[] => [
    () => insert(draft, map, key, value, place),
    () => insert(draft, map, key, value, place, true),
  ]);
}

/** The index of the entry that a new key goes behind: the last one that the order puts before it, else the last one. */
function placeForKey(keys: readonly string[], key: string, order: readonly string[] | undefined): number {
  const rank = order?.indexOf(key) ?? -1;
  if (order === undefined || rank < 0) return keys.length - 1;
  const before = new Set(order.slice(0, rank));
  const found = keys.findLastIndex((each) => before.has(each));
  return found < 0 ? keys.length - 1 : found;
}

function waysToInsert(draft: Draft, step: Extract<Step, { type: 'insert' }>): Way[] {
  const insert = isBlock(draft.tree, step.list) ? insertBlockItem : insertFlowItem;
  const { list, index, value, text } = step;
  const printed: Way[] = [() => insert(draft, list, index, value), () => insert(draft, list, index, value, true)];
  if (text === undefined || !isBlock(draft.tree, list)) return printed;
  return [() => insertBlockText(draft, list, index, text), ...printed];
}

function removeEntry(draft: Draft, node: number): readonly TextEdit[] {
  const { tree } = draft;
  const parent = tree.parent[node] as number;
  const siblings = childrenOf(tree, parent);
  if (isFlow(tree, parent)) return deleteFlowEntry(draft, parent, siblings.indexOf(node));
  return siblings.length > 1
    ? deleteBlockEntry(draft, parent, siblings.indexOf(node))
    : emptyCollection(draft, parent, node);
}

/** A collection that loses its last entry becomes `{}` or `[]` in its own place; comments that are not the entry's stay. */
function emptyCollection(draft: Draft, collection: number, only: number): readonly TextEdit[] {
  const { text, tree } = draft;
  const entry = entryOf(draft, only);
  const empty = isMap(tree, collection) ? '{}' : '[]';
  if (entry.isInline) return [{ from: entry.head, to: entry.to, insert: empty }];
  if ((tree.parent[collection] as number) < 0 && !tree.props?.has(collection)) {
    return [{ from: entry.head, to: entry.to, insert: empty }];
  }
  const slot = slotOf(draft, collection);
  const isBare = /^[ \t]*(?:[\r\n]|$)/.test(text.slice(slot));
  const trailing = isBare ? (/^[ \t]*/.exec(text.slice(slot))?.[0].length ?? 0) : 0;
  return mergeEdits([{ from: slot, to: slot + trailing, insert: ` ${empty}` }, deleteLines(draft, entry)]);
}

function renameKey(draft: Draft, node: number, name: string): readonly TextEdit[] {
  const { text, tree } = draft;
  const from = tree.keyStart[node] as number;
  const parent = tree.parent[node] as number;
  const prefer: Quote = text[from] === '"' ? 'double' : text[from] === "'" ? 'single' : 'plain';
  const insert = printKey(name, prefer, styleAt(draft, parent).quote, isFlow(tree, parent));
  return [{ from, to: tree.keyEnd[node] as number, insert }];
}

/** Whether a list or mapping stands at a node. */
export function isCollection(draft: Draft, node: number): boolean {
  return isMap(draft.tree, node) || isList(draft.tree, node);
}

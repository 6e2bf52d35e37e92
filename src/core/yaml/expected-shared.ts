import type { Path } from '../text';
import { aliasName, isMergeEntry } from './edit-anchor';
import { applyOp, setOwn } from './expected';
import { isMap, isList } from './edit-entry';
import type { Op } from './document';
import { valueAt } from './query';
import { readDocument } from './read';
import { childrenOf, NodeKind, pathTo } from './tree';
import type { Draft } from './verify';

/** A document's content before aliases and merge keys are resolved. */
interface Raw {
  readonly anchor: string | undefined;
  content: Content;
}

type Content =
  | { readonly type: 'map'; entries: RawEntry[] }
  | { readonly type: 'list'; readonly items: Raw[] }
  | { readonly type: 'alias'; readonly name: string }
  | { readonly type: 'value'; readonly value: unknown };

interface RawEntry {
  key: string;
  readonly isMerge: boolean;
  readonly value: Raw;
}

/**
 * The value after an operation in a document with aliases or merge keys, where one change shows in several places. The operation is
 * done on the content as it is written, and only then is everything resolved.
 */
export function applyShared(draft: Draft, op: Op): unknown {
  const root = readRaw(draft, 0);
  change(root, op);
  return resolve(root, new Map());
}

function readRaw(draft: Draft, node: number): Raw {
  const { tree } = draft;
  const anchor = tree.props?.get(node)?.anchor;
  return { anchor, content: readContent(draft, node) };
}

function readContent(draft: Draft, node: number): Content {
  const { tree } = draft;
  if (tree.kind[node] === NodeKind.Alias) return { type: 'alias', name: aliasName(draft, node) };
  const children = childrenOf(tree, node);
  if (isMap(tree, node)) {
    const entries = children.map((child) => ({
      key: tree.keys[child] ?? '',
      isMerge: isMergeEntry(draft, child),
      value: readRaw(draft, child),
    }));
    return { type: 'map', entries };
  }
  if (isList(tree, node)) return { type: 'list', items: children.map((child) => readRaw(draft, child)) };
  return { type: 'value', value: scalarOf(draft, node) };
}

function scalarOf(draft: Draft, node: number): unknown {
  if (draft.tree.kind[node] === NodeKind.Empty) return null;
  const path = pathTo(draft.tree, node);
  if (!path.includes('<<')) return valueAt(draft.value, path);
  // The value of an inline merge source shows in no place of its own.
  return readDocument(draft.text.slice(draft.tree.start[node], draft.tree.end[node])).value;
}

function change(root: Raw, op: Op): void {
  if (op.type === 'insert' || op.type === 'move') {
    const list = find(root, op.path);
    if (list?.content.type !== 'list') return;
    const { items } = list.content;
    if (op.type === 'insert') items.splice(op.index, 0, fresh(op.value));
    else items.splice(op.to, 0, ...items.splice(op.from, 1));
    return;
  }
  const step = op.path.at(-1);
  const parent = step === undefined ? undefined : find(root, op.path.slice(0, -1));
  if (parent === undefined || step === undefined) {
    if (op.type === 'set') root.content = { type: 'value', value: op.value };
  } else if (parent.content.type === 'map') {
    changeEntry(parent.content, String(step), op);
  } else if (parent.content.type === 'list') {
    if (op.type === 'delete') parent.content.items.splice(Number(step), 1);
    else if (op.type === 'set')
      parent.content.items[Number(step)] = {
        ...keepAnchor(parent.content.items[Number(step)]),
        content: { type: 'value', value: op.value },
      };
  } else if (op.type === 'set') {
    parent.content = { type: 'value', value: applyOp(null, { ...op, path: [step] }) };
  }
}

function changeEntry(map: Extract<Content, { type: 'map' }>, key: string, op: Op): void {
  const entry = map.entries.findLast((each) => each.key === key && !each.isMerge);
  if (op.type === 'delete') map.entries = map.entries.filter((each) => each !== entry);
  else if (op.type === 'rename' && entry) entry.key = op.name;
  else if (op.type === 'set' && entry) entry.value.content = { type: 'value', value: op.value };
  else if (op.type === 'set') map.entries.push({ key, isMerge: false, value: fresh(op.value) });
}

function keepAnchor(raw: Raw | undefined): { anchor: string | undefined } {
  return { anchor: raw?.content.type === 'alias' ? undefined : raw?.anchor };
}

function fresh(value: unknown): Raw {
  return { anchor: undefined, content: { type: 'value', value } };
}

function find(root: Raw, path: Path): Raw | undefined {
  let at: Raw | undefined = root;
  for (const step of path) {
    const content: Content | undefined = at?.content;
    if (content?.type === 'map') at = content.entries.findLast((each) => each.key === String(step))?.value;
    else at = content?.type === 'list' ? content.items[Number(step)] : undefined;
  }
  return at;
}

function resolve(raw: Raw, anchors: Map<string, unknown>): unknown {
  const value = resolveContent(raw.content, anchors);
  if (raw.anchor !== undefined) anchors.set(raw.anchor, value);
  return value;
}

function resolveContent(content: Content, anchors: Map<string, unknown>): unknown {
  switch (content.type) {
    case 'value':
      return content.value;
    case 'alias':
      return anchors.get(content.name) ?? null;
    case 'list':
      return content.items.map((item) => resolve(item, anchors));
    case 'map':
      return resolveMap(content.entries, anchors);
  }
}

function resolveMap(entries: readonly RawEntry[], anchors: Map<string, unknown>): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const { key, isMerge, value } of entries) {
    const resolved = resolve(value, anchors);
    if (!isMerge) setOwn(result, key, resolved);
    else mergeInto(result, resolved);
  }
  return result;
}

function mergeInto(result: Record<string, unknown>, source: unknown): void {
  for (const each of Array.isArray(source) ? (source as unknown[]) : [source]) {
    if (typeof each !== 'object' || each === null) continue;
    for (const [key, value] of Object.entries(each)) if (!Object.hasOwn(result, key)) setOwn(result, key, value);
  }
}

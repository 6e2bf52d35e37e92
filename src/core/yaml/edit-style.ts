import { columnOf } from './edit-lines';
import { headOf, isFlow, isList, isMap } from './edit-entry';
import type { PrintStyle } from './print-value';
import { childrenOf, NodeKind } from './tree';
import type { Draft } from './verify';

/**
 * How new text under `collection` is to look: as its nearest relatives do, else as the rest of the document, else as most YAML for
 * Kubernetes.
 */
export function styleAt(draft: Draft, collection: number): PrintStyle {
  const step = widthBelowKeys(draft, collection, NodeKind.BlockMap) ?? 2;
  const json = isJson(draft, collection);
  const prefer = json ? 'double' : listQuote(draft, collection);
  return {
    step,
    listStep: widthBelowKeys(draft, collection, NodeKind.BlockSeq) ?? step,
    dashWidth: dashWidth(draft, collection),
    quote: json ? 'double' : quoteOf(draft, collection),
    prefer,
    json,
    padding: paddingOf(draft),
  };
}

/** From keys to the collections of a kind below them: that of the nearest, entries of the same mapping first. */
function widthBelowKeys({ text, tree }: Draft, near: number, kind: NodeKind): number | undefined {
  let found: number | undefined;
  for (let node = 1; node < tree.size; node++) {
    const parent = tree.parent[node] as number;
    if (tree.kind[node] !== kind || tree.kind[parent] !== NodeKind.BlockMap) continue;
    const width = columnOf(text, tree.start[node] as number) - columnOf(text, tree.keyStart[node] as number);
    if (width < 0 || width > 16 || (kind === NodeKind.BlockMap && width === 0)) continue;
    if (parent === near) return width;
    if (found === undefined || node < near) found = width;
  }
  return found;
}

function dashWidth(draft: Draft, list: number): number {
  const { text, tree } = draft;
  if (tree.kind[list] !== NodeKind.BlockSeq) return 2;
  for (const child of childrenOf(tree, list)) {
    const start = tree.props?.get(child)?.start ?? (tree.start[child] as number);
    const between = text.slice(tree.keyEnd[child] as number, start);
    if (tree.kind[child] !== NodeKind.Empty && /^ +$/.test(between)) return between.length + 1;
  }
  return 2;
}

/** The quotes that are used most, among the entries of the collection first. */
function quoteOf({ tree }: Draft, collection: number): 'single' | 'double' {
  let balance = 0;
  for (let node = 0; node < tree.size; node++) {
    const weight = tree.parent[node] === collection ? 100 : 1;
    if (tree.kind[node] === NodeKind.SingleQuoted) balance += weight;
    if (tree.kind[node] === NodeKind.DoubleQuoted) balance -= weight;
  }
  return balance > 0 ? 'single' : 'double';
}

/** In a list whose texts are all quoted, new ones are too. */
function listQuote({ tree }: Draft, collection: number): 'plain' | 'single' | 'double' {
  if (!isList(tree, collection)) return 'plain';
  const kinds = new Set(childrenOf(tree, collection).map((child) => tree.kind[child]));
  if (kinds.size !== 1) return 'plain';
  if (kinds.has(NodeKind.SingleQuoted)) return 'single';
  return kinds.has(NodeKind.DoubleQuoted) ? 'double' : 'plain';
}

/** Whether the braces around are written as JSON: all keys of the nearest mapping with entries are in double quotes. */
function isJson({ text, tree }: Draft, collection: number): boolean {
  for (let node = collection; node >= 0 && isFlow(tree, node); node = tree.parent[node] as number) {
    const children = childrenOf(tree, node);
    if (!isMap(tree, node) || children.length === 0) continue;
    return children.every((child) => text[tree.keyStart[child] as number] === '"');
  }
  return false;
}

function paddingOf({ text, tree }: Draft): string {
  const node = tree.kind.findIndex((kind, index) => kind === NodeKind.FlowMap && tree.next[index] !== index + 1);
  return node >= 0 && /^\{ +\S/.test(text.slice(tree.start[node])) ? ' ' : '';
}

/** The column of a block collection's keys or dashes. */
export function columnOfEntries(draft: Draft, collection: number): number {
  return columnOf(draft.text, headOf(draft, collection + 1));
}

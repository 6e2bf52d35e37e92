import type { Path } from '../text';
import { aliasesOf, aliasName, anchorOf, anchorUsedOutside, isMergeEntry } from './edit-anchor';
import { headOf, isFlow, isMap } from './edit-entry';
import {
  refuseAlias,
  refuseDangling,
  refuseDuplicate,
  refuseKey,
  refuseMerge,
  refuseShared,
  type Refusal,
} from './edit-refusal';
import { childrenOf, findNode, NodeKind, pathTo } from './tree';
import type { Draft } from './verify';

/** How far a path goes in a draft's tree. */
export interface Trace {
  /** The nodes on the way, the root first. */
  readonly nodes: readonly number[];
  /** The last of them. -1 in an empty document. */
  readonly node: number;
  /** Steps of the path that lead to `node`. */
  readonly depth: number;
}

/** Follows a path as far as the document has it; `node` is where it ends. */
export function tracePath({ tree }: Draft, path: Path): Trace {
  if (tree.size === 0) return { nodes: [], node: -1, depth: 0 };
  const nodes = [0];
  for (const step of path) {
    const next = findNode(tree, [step], nodes.at(-1));
    if (next < 0) break;
    nodes.push(next);
  }
  return { nodes, node: nodes.at(-1) as number, depth: nodes.length - 1 };
}

/** An alias on the way: `node` stands for what the path goes on through. */
interface AliasStop {
  readonly alias: number;
  readonly anchor: number;
  readonly path: Path;
}

/** The alias that a path goes through, where its last `within` steps must not be behind one. */
export function aliasOn(draft: Draft, path: Path, trace: Trace, isListItself: boolean): AliasStop | undefined {
  const { tree } = draft;
  if (trace.node < 0 || tree.kind[trace.node] !== NodeKind.Alias) return undefined;
  if (trace.depth === path.length && !isListItself) return undefined;
  return { alias: trace.node, anchor: anchorOf(draft, trace.node), path: path.slice(0, trace.depth) };
}

/** Refuses an edit behind an alias, and names the alias. */
export function refuseAliasStop(draft: Draft, stop: AliasStop): Refusal {
  return refuseAlias(stop.path, aliasName(draft, stop.alias));
}

/** Refuses changes within a node that aliases repeat elsewhere. */
export function checkShared(draft: Draft, nodes: readonly number[]): Refusal | undefined {
  for (const node of nodes) {
    const uses = aliasesOf(draft, node).length;
    const anchor = draft.tree.props?.get(node)?.anchor;
    if (uses > 0 && anchor !== undefined) return refuseShared(pathTo(draft.tree, node), anchor, uses);
  }
  return undefined;
}

/** Refuses to remove anchors that aliases elsewhere need; `isKept` when the node's own anchor stays. */
export function checkDangling(draft: Draft, node: number, isKept: boolean): Refusal | undefined {
  const name = anchorUsedOutside(draft, node, isKept ? node + 1 : node);
  return name === undefined ? undefined : refuseDangling(pathTo(draft.tree, node), name);
}

/** Refuses to touch the entry of a key that is not a plain word on one line with its colon. */
export function checkKey(draft: Draft, node: number): Refusal | undefined {
  const { text, tree } = draft;
  const parent = tree.parent[node] as number;
  if (parent < 0 || !isMap(tree, parent)) return undefined;
  const path = pathTo(tree, node);
  if (isMergeEntry(draft, node)) return refuseMerge(path);
  const start = tree.keyStart[node] as number;
  const end = tree.keyEnd[node] as number;
  const key = text.slice(start, end);
  const before = isFlow(tree, parent)
    ? text.slice(Math.max(0, start - 3), start)
    : text.slice(Math.min(headOf(draft, node), start), start);
  if (/\?\s*$/.test(before)) return refuseKey('explicit-key', path);
  if (/^[{[*]/.test(key) || key === '' || /[\r\n]/.test(key)) return refuseKey('complex-key', path);
  if (isFlow(tree, parent) && text[tree.start[parent] as number] !== '{') return refuseKey('complex-key', path);
  return undefined;
}

/** Refuses to remove or rename one of several entries with the same key: another would show. */
export function checkSingle(draft: Draft, node: number): Refusal | undefined {
  const { tree } = draft;
  const parent = tree.parent[node] as number;
  if (parent < 0 || !isMap(tree, parent)) return undefined;
  const key = tree.keys[node] as string;
  const twins = childrenOf(tree, parent).filter((child) => tree.keys[child] === key);
  return twins.length > 1 ? refuseDuplicate(pathTo(tree, parent), key) : undefined;
}

/** Refuses to go through, or change, one of several entries with the same key: readers differ in which of them they take. */
export function checkTwins(draft: Draft, trace: Trace): Refusal | undefined {
  if (!draft.errors?.some((each) => each.code === 'duplicate-key')) return undefined;
  for (const node of trace.nodes) {
    const refusal = checkSingle(draft, node);
    if (refusal) return refusal;
  }
  return undefined;
}

import { NodeKind } from './tree';
import type { Draft } from './verify';

/** The name that an alias node refers to. */
export function aliasName({ text, tree }: Draft, node: number): string {
  return text.slice((tree.start[node] as number) + 1, tree.end[node]);
}

/** The node that an alias stands for: the last one before it with that anchor; -1 when there is none. */
export function anchorOf(draft: Draft, alias: number): number {
  const name = aliasName(draft, alias);
  let found = -1;
  for (const [node, props] of draft.tree.props ?? []) {
    if (node < alias && props.anchor === name && node > found) found = node;
  }
  return found;
}

/** The aliases that stand for a node. */
export function aliasesOf(draft: Draft, node: number): number[] {
  const { tree } = draft;
  const name = tree.props?.get(node)?.anchor;
  if (name === undefined) return [];
  const aliases: number[] = [];
  for (let at = node + 1; at < tree.size; at++) {
    if (tree.props?.get(at)?.anchor === name) break;
    if (tree.kind[at] === NodeKind.Alias && aliasName(draft, at) === name) aliases.push(at);
  }
  return aliases;
}

/** The first anchor within a node (`from` onwards) that aliases outside of the node use; undefined when there is none. */
export function anchorUsedOutside(draft: Draft, node: number, from = node): string | undefined {
  const end = draft.tree.next[node] as number;
  for (const [each, props] of draft.tree.props ?? []) {
    if (each < from || each >= end) continue;
    if (aliasesOf(draft, each).some((alias) => alias < node || alias >= end)) return props.anchor;
  }
  return undefined;
}

/** Whether the entry's key is a merge key: `<<` without quotes. */
export function isMergeEntry({ text, tree }: Draft, node: number): boolean {
  return tree.keys[node] === '<<' && text.slice(tree.keyStart[node], tree.keyEnd[node]) === '<<';
}

/** Whether a mapping takes keys from elsewhere. */
export function hasMerge(draft: Draft, map: number): boolean {
  const { tree } = draft;
  for (let child = map + 1; child < (tree.next[map] as number); child = tree.next[child] as number) {
    if (isMergeEntry(draft, child)) return true;
  }
  return false;
}

/** Whether values of the document stand in more than one place. */
export function hasSharing(draft: Draft): boolean {
  const { tree } = draft;
  return tree.kind.includes(NodeKind.Alias) || tree.keys.includes('<<');
}

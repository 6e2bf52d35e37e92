import { TreeBuilder } from './packed-tree';
import type { NodeKind, NodeProps, Tree } from './tree';

/** Collects nodes in pre-order and makes a `Tree` of them. `open` a node before its descendants and `close` it after them. */
export class TreeWriter {
  private readonly builder = new TreeBuilder();
  private readonly props = new Map<number, NodeProps>();

  open(kind: NodeKind, start: number, entry: Entry): number {
    this.builder.hang(entry.parent, entry.keyStart, entry.keyEnd, entry.key);
    return this.builder.open(kind, start);
  }

  close(node: number, end: number): void {
    this.builder.close(node, end);
  }

  setProps(node: number, props: NodeProps): void {
    this.props.set(node, props);
  }

  /** Adds the item of a list that holds nothing else to the collection `parent`. The offsets of the list's tree count from `from`. */
  graft(tree: Tree, from: number, parent: number): void {
    this.builder.graft(tree, from, parent);
  }

  finish(): Tree {
    return this.builder.finish(this.props.size > 0 ? this.props : undefined);
  }
}

/** How a node hangs in its parent: the fields of `Tree` of the same names. */
export interface Entry {
  readonly parent: number;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly key: string | undefined;
}

/** How the root hangs: in nothing. */
export const ROOT_ENTRY: Entry = { parent: -1, keyStart: -1, keyEnd: -1, key: undefined };

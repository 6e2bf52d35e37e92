import type { NodeKind, NodeProps, Tree } from './tree';

/** The tree of a document without content. */
export function emptyTree(): Tree {
  return new TreeWriter().finish();
}

/** Collects nodes in pre-order and makes a `Tree` of them. `open` a node before its descendants and `close` it after them. */
export class TreeWriter {
  private readonly kinds: number[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly keyStarts: number[] = [];
  private readonly keyEnds: number[] = [];
  private readonly nexts: number[] = [];
  private readonly parents: number[] = [];
  private readonly keys: (string | undefined)[] = [];
  private readonly props = new Map<number, NodeProps>();

  open(kind: NodeKind, start: number, entry: Entry): number {
    const node = this.kinds.length;
    this.kinds.push(kind);
    this.starts.push(start);
    this.ends.push(start);
    this.keyStarts.push(entry.keyStart);
    this.keyEnds.push(entry.keyEnd);
    this.nexts.push(node + 1);
    this.parents.push(entry.parent);
    this.keys.push(entry.key);
    return node;
  }

  close(node: number, end: number): void {
    this.ends[node] = end;
    this.nexts[node] = this.kinds.length;
  }

  setProps(node: number, props: NodeProps): void {
    this.props.set(node, props);
  }

  finish(): Tree {
    return {
      size: this.kinds.length,
      kind: Uint8Array.from(this.kinds),
      start: Int32Array.from(this.starts),
      end: Int32Array.from(this.ends),
      keyStart: Int32Array.from(this.keyStarts),
      keyEnd: Int32Array.from(this.keyEnds),
      next: Int32Array.from(this.nexts),
      parent: Int32Array.from(this.parents),
      keys: this.keys,
      props: this.props.size > 0 ? this.props : undefined,
    };
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

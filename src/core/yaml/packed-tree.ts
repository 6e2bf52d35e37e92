import type { EditedItems } from './edited-items';
import type { NodeProps, Tree } from './tree';

/** Numbers kept for a node: start, end, keyStart, keyEnd, next and parent. */
const FIELDS = 6;

interface Views {
  readonly kind: Uint8Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly keyStart: Int32Array;
  readonly keyEnd: Int32Array;
  readonly next: Int32Array;
  readonly parent: Int32Array;
}

/**
 * A tree in one buffer. A typed array weighs some 200 bytes more than its content, and most documents are never looked at node by
 * node, so the seven arrays are made when the first of them is asked for.
 */
class PackedTree implements Tree {
  private views: Views | undefined = undefined;

  constructor(
    readonly size: number,
    private readonly buffer: ArrayBuffer,
    readonly keys: readonly (string | undefined)[],
    readonly props: ReadonlyMap<number, NodeProps> | undefined,
  ) {}

  get kind(): Uint8Array {
    return this.open().kind;
  }
  get start(): Int32Array {
    return this.open().start;
  }
  get end(): Int32Array {
    return this.open().end;
  }
  get keyStart(): Int32Array {
    return this.open().keyStart;
  }
  get keyEnd(): Int32Array {
    return this.open().keyEnd;
  }
  get next(): Int32Array {
    return this.open().next;
  }
  get parent(): Int32Array {
    return this.open().parent;
  }

  private open(): Views {
    return (this.views ??= this.makeViews());
  }

  private makeViews(): Views {
    const field = (index: number): Int32Array => new Int32Array(this.buffer, 4 * index * this.size, this.size);
    return {
      start: field(0),
      end: field(1),
      keyStart: field(2),
      keyEnd: field(3),
      next: field(4),
      parent: field(5),
      kind: new Uint8Array(this.buffer, 4 * FIELDS * this.size, this.size),
    };
  }
}

/** The tree of a document without content. */
export const EMPTY_TREE: Tree = new PackedTree(0, new ArrayBuffer(0), [], undefined);

/**
 * Collects nodes in pre-order for one document after the other, in memory that it keeps: `begin`, nodes, `finish`. Before each node
 * `hang` says where the node belongs.
 */
export class TreeBuilder {
  size = 0;
  /** Where the node that was finished last ends. */
  lastEnd = 0;
  private base = 0;
  private capacity = 256;
  private numbers = new Int32Array(FIELDS * this.capacity);
  private kinds = new Uint8Array(this.capacity);
  private readonly keys: (string | undefined)[] = [];
  private parent = -1;
  private keyStart = -1;
  private keyEnd = -1;
  private key: string | undefined = undefined;

  /** `base` is the offset at which the document starts in what the offsets given below count from. */
  begin(base: number): void {
    this.size = 0;
    this.base = base;
    this.hang(-1, -1, -1, undefined);
  }

  /** The next node belongs to `parent`, behind a key or a `-` (-1 for neither). */
  hang(parent: number, keyStart: number, keyEnd: number, key: string | undefined): void {
    this.parent = parent;
    this.keyStart = keyStart;
    this.keyEnd = keyEnd;
    this.key = key;
  }

  /** Adds a node without children. */
  add(kind: number, start: number, end: number): void {
    this.close(this.open(kind, start), end);
  }

  /** Adds a collection; the nodes that follow are in it until `close`. */
  open(kind: number, start: number): number {
    const node = this.size++;
    if (node === this.capacity) this.grow();
    const { numbers, base, keyStart } = this;
    const at = node * FIELDS;
    numbers[at] = start - base;
    numbers[at + 2] = keyStart < 0 ? -1 : keyStart - base;
    numbers[at + 3] = keyStart < 0 ? -1 : this.keyEnd - base;
    numbers[at + 5] = this.parent;
    this.kinds[node] = kind;
    this.keys[node] = this.key;
    return node;
  }

  close(node: number, end: number): void {
    const at = node * FIELDS;
    this.numbers[at + 1] = end - this.base;
    this.numbers[at + 4] = this.size;
    this.lastEnd = end;
  }

  /** Adds the item of a list that holds nothing else, whose tree's offsets count from `from`, to the collection `parent`. */
  graft(tree: Tree, from: number, parent: number): void {
    const { kind, start, end, keyStart, keyEnd, next, parent: parents, keys } = tree;
    const by = from - this.base;
    const shift = this.size - 1;
    while (this.size + tree.size > this.capacity) this.grow();
    for (let node = 1, at = this.size * FIELDS; node < tree.size; node++, at += FIELDS) {
      const { numbers } = this;
      const isKeyed = (keyStart[node] as number) >= 0;
      numbers[at] = by + (start[node] as number);
      numbers[at + 1] = by + (end[node] as number);
      numbers[at + 2] = isKeyed ? by + (keyStart[node] as number) : -1;
      numbers[at + 3] = isKeyed ? by + (keyEnd[node] as number) : -1;
      numbers[at + 4] = shift + (next[node] as number);
      numbers[at + 5] = node === 1 ? parent : shift + (parents[node] as number);
      this.kinds[shift + node] = kind[node] as number;
      this.keys[shift + node] = keys[node];
    }
    this.size += tree.size - 1;
  }

  /** The tree of all nodes; `props` are theirs. */
  finish(props?: ReadonlyMap<number, NodeProps>): Tree {
    const { size, numbers, kinds, keys } = this;
    if (size === 0) return EMPTY_TREE;
    const buffer = new ArrayBuffer((4 * FIELDS + 1) * size);
    const packed = new Int32Array(buffer, 0, FIELDS * size);
    for (let field = 0, to = 0; field < FIELDS; field++) {
      for (let node = 0, at = field; node < size; node++, at += FIELDS) packed[to++] = numbers[at] as number;
    }
    const packedKinds = new Uint8Array(buffer, 4 * FIELDS * size, size);
    for (let node = 0; node < size; node++) packedKinds[node] = kinds[node] as number;
    return new PackedTree(size, buffer, keys.slice(0, size), props);
  }

  /**
   * The tree of a text in which what was collected takes the place of some items of a list: the nodes of `before` from `first` up to `behind`. What
   * hangs in nothing is an item now; what stands behind the items has moved by so many offsets. Both texts begin at 0.
   */
  spliceInto(before: Tree, { list, first, behind, by }: EditedItems): Tree {
    const { size: count, numbers, kinds } = this;
    const more = count - (behind - first);
    const size = before.size + more;
    const buffer = new ArrayBuffer((4 * FIELDS + 1) * size);
    const spliced = (old: Int32Array, field: number): Int32Array => {
      const view = new Int32Array(buffer, 4 * field * size, size);
      view.set(old.subarray(0, first));
      for (let node = 0, at = field; node < count; node++, at += FIELDS) view[first + node] = numbers[at] as number;
      view.set(old.subarray(behind), first + count);
      return view;
    };
    const [start, end] = [spliced(before.start, 0), spliced(before.end, 1)];
    const [keyStart, keyEnd] = [spliced(before.keyStart, 2), spliced(before.keyEnd, 3)];
    const [next, parent] = [spliced(before.next, 4), spliced(before.parent, 5)];
    for (let node = first; node < first + count; node++) {
      next[node] = (next[node] as number) + first;
      parent[node] = (parent[node] as number) < 0 ? list : (parent[node] as number) + first;
    }
    for (let node = first + count; node < size; node++) {
      start[node] = (start[node] as number) + by;
      end[node] = (end[node] as number) + by;
      if ((keyStart[node] as number) >= 0) {
        keyStart[node] = (keyStart[node] as number) + by;
        keyEnd[node] = (keyEnd[node] as number) + by;
      }
      next[node] = (next[node] as number) + more;
      if ((parent[node] as number) >= behind) parent[node] = (parent[node] as number) + more;
    }
    for (let node = list; node >= 0; node = parent[node] as number) {
      end[node] = next[node] === behind ? this.lastEnd : (end[node] as number) + by;
      next[node] = (next[node] as number) + more;
    }
    const packedKinds = new Uint8Array(buffer, 4 * FIELDS * size, size);
    packedKinds.set(before.kind.subarray(0, first));
    packedKinds.set(kinds.subarray(0, count), first);
    packedKinds.set(before.kind.subarray(behind), first + count);
    const keys = before.keys.slice(0, first).concat(this.keys.slice(0, count), before.keys.slice(behind));
    return new PackedTree(size, buffer, keys, undefined);
  }

  private grow(): void {
    const { numbers, kinds } = this;
    this.capacity *= 2;
    this.numbers = new Int32Array(FIELDS * this.capacity);
    this.numbers.set(numbers);
    this.kinds = new Uint8Array(this.capacity);
    this.kinds.set(kinds);
  }
}

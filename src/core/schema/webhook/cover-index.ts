interface Entry {
  readonly prefix: string;
  readonly authority: string;
}

interface Authority {
  readonly text: string;
  readonly indexes: number[];
}

/**
 * Finds among matches those that may cover another one, without looking at every pair: a VirtualService can have thousands. It holds them by
 * prefix, and those of one prefix in the order of their authorities, where all that begin with the same text stand together.
 */
export class CoverIndex {
  private readonly byPrefix = new Map<string, Authority[]>();
  private readonly lengths = new Set<number>();

  add({ prefix, authority }: Entry, index: number): void {
    this.lengths.add(prefix.length);
    const list = this.byPrefix.get(prefix) ?? [];
    this.byPrefix.set(prefix, list);
    const at = firstFrom(list, authority);
    const there = list[at];
    if (there?.text === authority) there.indexes.push(index);
    else list.splice(at, 0, { text: authority, indexes: [index] });
  }

  /** The indexes of what has a shorter prefix of the same text, and an authority that begins with this one. */
  *candidates({ prefix, authority }: Entry): Iterable<number> {
    for (const length of this.lengths) {
      if (length >= prefix.length) continue;
      const list = this.byPrefix.get(prefix.slice(0, length)) ?? [];
      for (let at = firstFrom(list, authority); list[at]?.text.startsWith(authority); at++)
        yield* list[at]?.indexes ?? [];
    }
  }
}

/** Where the first text stands that is not before the one that is asked for. */
function firstFrom(list: readonly Authority[], text: string): number {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((list[middle]?.text ?? '') < text) from = middle + 1;
    else to = middle;
  }
  return from;
}

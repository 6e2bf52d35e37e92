import {
  CST,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Document as ComposedDocument,
  type Node,
  type Pair,
} from 'yaml';
import type { YamlProblem } from './document';
import { setOwn } from './expected';
import { AnchorTable, type Shape } from './fallback-anchors';
import { problem, UNCLOSED_QUOTE } from './fallback-problems';
import {
  endOfLead,
  endOfToken,
  endsInEscapedQuote,
  isRealItem,
  kindOf,
  readProps,
  startOfToken,
  type Leading,
} from './fallback-tokens';
import type { KnownItem, KnownRuns } from './known-items';
import { EMPTY_TREE } from './packed-tree';
import { noteReadAlone } from './read-alone';
import { NodeKind, type Tree } from './tree';
import { ROOT_ENTRY, TreeWriter, type Entry } from './tree-writer';

interface Walked {
  readonly tree: Tree;
  readonly value: unknown;
  readonly problems: readonly YamlProblem[];
  /** Where the first run of known items stands that was not met; undefined where all were. */
  readonly missed: number | undefined;
}

/**
 * Positions from the tokens and values from the nodes, in one pass over both: node ranges of collections include comments, and empty
 * nodes have no token. `runs` take the places of the items at their offsets.
 */
export function walkDocument(document: ComposedDocument.Parsed, tokens: readonly CST.Token[], runs: KnownRuns): Walked {
  const token = tokens.find((each): each is CST.Document => each.type === 'document');
  const empty: Walked = { tree: EMPTY_TREE, value: undefined, problems: [], missed: runs.keys().next().value };
  if (token === undefined) return empty;
  const lead = token.start;
  const hasContent = token.value !== undefined || lead.some((each) => each.type === 'anchor' || each.type === 'tag');
  if (!hasContent) return empty;
  const last = token.end?.at(-1);
  const end = last ? last.offset + last.source.length : (document.range[1] as number);
  return new Walker(end, runs).walkRoot(document.contents, token.value, lead);
}

class Walker {
  private readonly writer = new TreeWriter();
  private readonly problems: YamlProblem[] = [];
  private readonly anchors: AnchorTable;
  private shape: Shape = { weight: 0, height: 0 };
  private readonly met = new Set<number>();

  constructor(
    length: number,
    private readonly runs: KnownRuns,
  ) {
    this.anchors = new AnchorTable(length, this.problems);
  }

  walkRoot(node: Node | null, token: CST.Token | undefined, lead: Leading): Walked {
    const value = this.walk(node, token, lead, ROOT_ENTRY, endOfLead(lead, 0));
    const missed = [...this.runs.keys()].find((offset) => !this.met.has(offset));
    return { tree: this.writer.finish(), value, problems: this.problems, missed };
  }

  /** Writes the node and its descendants and returns its value; `at` is where an empty node would stand. */
  private walk(node: Node | null, token: CST.Token | undefined, lead: Leading, entry: Entry, at: number): unknown {
    this.checkQuote(token);
    const kind = kindOf(node, token);
    const start = this.risen(token && kind !== NodeKind.Empty ? startOfToken(token) : at);
    const index = this.writer.open(kind, start, entry);
    // Of text that makes no sense a collection may have no part that is read, and yet it ends no earlier than it begins.
    this.lastEnd = Math.max(this.lastEnd, start);
    const props = readProps(lead);
    if (props) this.writer.setProps(index, props);
    const anchor = kind === NodeKind.Alias ? undefined : props?.anchor;
    if (anchor !== undefined) this.anchors.open(anchor);
    const value = this.walkContent(node, token, kind, index);
    const shape = this.shape;
    this.writer.close(index, kind === NodeKind.Empty ? start : this.endOf(token as CST.Token, kind));
    if (anchor !== undefined) this.anchors.close(anchor, value, shape);
    return value;
  }

  private lastStart = 0;

  /** Of text that makes no sense the package may give a node that begins before the one in front of it: `- &a - a: 1`. */
  private risen(start: number): number {
    this.lastStart = Math.max(this.lastStart, start);
    return this.lastStart;
  }

  /** Writes the nodes of an item that was read before to the collection `parent`, and returns its value. */
  private takeKnown({ tree, value, from }: KnownItem, parent: number): unknown {
    this.writer.graft(tree, from, parent);
    this.shape = shapeOf(tree);
    this.lastEnd = from + (tree.end[1] as number);
    this.lastStart = from + (tree.start[tree.size - 1] as number);
    const [item] = value as readonly unknown[];
    noteReadAlone(item);
    return item;
  }

  private lastEnd = 0;

  private endOf(token: CST.Token, kind: NodeKind): number {
    if (kind !== NodeKind.BlockMap && kind !== NodeKind.BlockSeq) this.lastEnd = endOfToken(token, this.lastEnd);
    return this.lastEnd;
  }

  /** The package takes a quote for closed where its text breaks off at an escaped one. */
  private checkQuote(token: CST.Token | undefined): void {
    if (token === undefined || !endsInEscapedQuote(token)) return;
    const from = startOfToken(token);
    this.problems.push(problem('unclosed-quote', [from, from + 1], UNCLOSED_QUOTE));
  }

  private walkContent(node: Node | null, token: CST.Token | undefined, kind: NodeKind, index: number): unknown {
    if (isAlias(node) && token) return this.walkAlias(node.source, token);
    if (token?.type === 'block-map') return this.walkMap(node, token.items, index);
    if (token?.type === 'block-seq') return this.walkSeq(node, token.items, index);
    if (token?.type === 'flow-collection') {
      this.lastEnd = token.offset + 1;
      return kind === NodeKind.FlowMap
        ? this.walkMap(node, token.items, index)
        : this.walkSeq(node, token.items, index);
    }
    this.shape = { weight: 1, height: 0 };
    return isScalar(node) ? scalarValue(node.value) : null;
  }

  private walkAlias(name: string, token: CST.Token): unknown {
    const found = this.anchors.resolve(name, [token.offset, endOfToken(token, 0)]);
    this.shape = found.shape;
    return found.value;
  }

  private walkMap(node: Node | null, items: readonly CST.CollectionItem[], index: number): Record<string, unknown> {
    const pairs = isMap(node) ? (node.items as Pair<Node | null, Node | null>[]) : [];
    const bySource = new Map(pairs.map((pair) => [pair.srcToken as CST.CollectionItem | undefined, pair]));
    const result: Record<string, unknown> = {};
    const own = new Set<string>();
    const total = { weight: 1, height: 0 };
    for (const item of items) {
      const pair = bySource.get(item);
      if (pair) this.walkPair(pair, item, index, result, own, total);
    }
    this.shape = total;
    return result;
  }

  private walkPair(
    pair: Pair<Node | null, Node | null>,
    item: CST.CollectionItem,
    parent: number,
    result: Record<string, unknown>,
    own: Set<string>,
    total: Shape,
  ): void {
    const keyToken = item.key ?? undefined;
    const sep = item.sep ?? [];
    const keyStart = this.keyStart(item);
    const keyEnd = keyToken ? this.keyEnd(keyToken) : keyStart;
    const isMerge = keyToken?.type === 'scalar' && keyToken.source === '<<';
    const key = this.keyOf(pair.key, keyToken, item.start);
    if (!isMerge && own.has(key)) {
      this.problems.push(
        problem('duplicate-key', [keyStart, keyEnd], `The key ${key} stands twice in one mapping. Keep one of them.`),
      );
    }
    this.lastEnd = sep.findLast((each) => each.type === 'map-value-ind')?.offset ?? keyEnd - 1;
    this.lastEnd += 1;
    const value = this.walk(pair.value, item.value, sep, { parent, keyStart, keyEnd, key }, endOfLead(sep, keyEnd));
    total.weight += this.shape.weight;
    total.height = Math.max(total.height, this.shape.height + 1);
    if (isMerge) this.merge(result, value, keyStart, keyEnd);
    else setOwn(result, key, value);
    own.add(isMerge ? '' : key);
  }

  private keyStart({ key, start, sep }: CST.CollectionItem): number {
    return key ? startOfToken(key) : endOfLead(start, sep?.[0]?.offset ?? this.lastEnd);
  }

  private keyEnd(token: CST.Token): number {
    const before = this.lastEnd;
    const end = endOfToken(token, startOfToken(token));
    this.lastEnd = before;
    return end;
  }

  private keyOf(node: Node | null, token: CST.Token | undefined, lead: Leading): string {
    if (token === undefined || node === null) return '';
    const range: [number, number] = [startOfToken(token), endOfToken(token, 0)];
    this.checkQuote(token);
    if (isScalar(node)) {
      const value = scalarValue(node.value);
      const key = value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
      const anchor = readProps(lead)?.anchor;
      if (anchor !== undefined) this.anchors.close(anchor, value, { weight: 1, height: 0 });
      return key;
    }
    if (isAlias(node)) {
      const { value } = this.anchors.resolve(node.source, range);
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
    }
    this.problems.push(
      problem(
        'complex-key',
        range,
        'A mapping or list stands where a key is expected. Kubernetes knows text keys only: quote it.',
      ),
    );
    return CST.stringify(token).trim();
  }

  private walkSeq(node: Node | null, items: readonly CST.CollectionItem[], index: number): unknown[] {
    const nodes = isSeq(node) ? (node.items as (Node | Pair<Node | null, Node | null>)[]) : [];
    const total = { weight: 1, height: 0 };
    const result: unknown[] = [];
    const add = (value: unknown): void => {
      result.push(value);
      total.weight += this.shape.weight;
      total.height = Math.max(total.height, this.shape.height + 1);
    };
    for (const [at, item] of items.filter(isRealItem).entries()) {
      const child = nodes[at] ?? null;
      const dash = item.start.find((each) => each.type === 'seq-item-ind');
      const entry = dash
        ? { parent: index, keyStart: dash.offset, keyEnd: dash.offset + 1, key: undefined }
        : { ...ROOT_ENTRY, parent: index };
      if (dash) this.lastEnd = dash.offset + 1;
      const run = dash && item.value?.type === 'scalar' ? this.runs.get(item.value.offset) : undefined;
      if (run) this.met.add(item.value?.offset ?? -1);
      for (const known of run ?? []) add(this.takeKnown(known, index));
      if (!run) add(this.walkItem(child, item, entry));
    }
    this.shape = total;
    return result;
  }

  private walkItem(
    child: Node | Pair<Node | null, Node | null> | null,
    item: CST.CollectionItem,
    entry: Entry,
  ): unknown {
    if (isPair(child)) return null;
    if (item.sep === undefined && !item.start.some((each) => each.type === 'explicit-key-ind')) {
      return this.walk(child, item.value, item.start, entry, endOfLead(item.start, this.lastEnd));
    }
    // `[a: 1]`: a mapping of one pair without brackets of its own.
    const start = this.risen(this.keyStart(item));
    const index = this.writer.open(NodeKind.FlowMap, start, entry);
    this.lastEnd = Math.max(this.lastEnd, start);
    const value = this.walkMap(child, [item], index);
    this.writer.close(index, this.lastEnd);
    return value;
  }

  private merge(into: Record<string, unknown>, source: unknown, from: number, to: number): void {
    for (const each of Array.isArray(source) ? source : [source]) {
      if (typeof each !== 'object' || each === null || Array.isArray(each)) {
        this.problems.push(
          problem('bad-merge', [from, to], 'A merge key (<<) wants a mapping, or a list of them. Point it at one.'),
        );
        continue;
      }
      for (const [key, value] of Object.entries(each)) if (!Object.hasOwn(into, key)) setOwn(into, key, value);
    }
  }
}

/** The shape of the item of a list that holds nothing else. */
function shapeOf(tree: Tree): Shape {
  const heights = new Uint8Array(tree.size);
  for (let node = tree.size - 1; node > 1; node--) {
    const parent = tree.parent[node] as number;
    heights[parent] = Math.max(heights[parent] as number, (heights[node] as number) + 1);
  }
  return { weight: tree.size - 1, height: heights[1] ?? 0 };
}

function scalarValue(value: unknown): unknown {
  return typeof value === 'symbol' ? '<<' : (value ?? null);
}

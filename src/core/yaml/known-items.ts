import { leastOf } from '../lists';
import { CR, DASH, HASH, isBlank, LF, SPACE, TAB } from './codes';
import { parseDocument } from './parse';
import type { ParsedDocument } from './parsed';
import type { Tree } from './tree';

/** An item of a list that the located parser reads on its own, as a list of this one item. */
export interface KnownItem extends ParsedDocument {
  /** Where the item's lines begin in the text: what its tree's offsets count from. */
  readonly from: number;
}

/** Known items that follow each other, by the offset of what stands for them. */
export type KnownRuns = ReadonlyMap<number, readonly KnownItem[]>;

/** A long text of which most items of its outermost list are known. */
interface Masked {
  /** The same text, of the same length, in which known items that follow each other are `0` and a comment. */
  readonly text: string;
  readonly runs: KnownRuns;
  readonly byText: ItemsByText;
}

/** From how many characters on it is worth while to look for items: below, the whole text is read in a few milliseconds. */
export const LARGE = 16_384;

/** Fewer items at a column are no list that a large text consists of. */
const FEW = 8;

/** What stands for items. The package sees that a quote is left open in an item above only where there is another quote behind it. */
const PLACEHOLDER = `- 0 # '"`;

/** Items of a list, each by its text. */
type ItemsByText = ReadonlyMap<string, ParsedDocument>;

/** The items of the text that was masked last: whoever types in one of them leaves the others as they are. They go with the tree that was made with them. */
let remembered: WeakRef<ItemsByText> | undefined;
const itemsOfTree = new WeakMap<Tree, ItemsByText>();

/** Spares the next text the reading of the items of this one, as long as somebody has the tree that came of it. */
export function rememberItems(tree: Tree, { byText }: Masked): void {
  // One without nodes is that of many texts, and never goes.
  if (tree.size === 0) return;
  itemsOfTree.set(tree, byText);
  remembered = new WeakRef(byText);
}

/**
 * Leaves to the `yaml` package, which is slow, only what the located parser cannot read of a large text: of the thousand objects of a
 * `kind: List` the one in which somebody types. Undefined where nothing is gained. Whether each `0` is really an item, and not
 * part of some value, shows when the masked text is read. Behind a `?` the lines with dashes at its column may be part of a key, so a text
 * with one is left as it is.
 */
export function maskKnownItems(source: string, large = LARGE): Masked | undefined {
  if (source.length < large || firstOfLine(source, '? ').next().done === false) return undefined;
  const column = outermostColumn(source);
  if (column < 0) return undefined;
  const runs: Run[] = [];
  const [known, byText] = [remembered?.deref(), new Map<string, ParsedDocument>()];
  for (const [from, to] of itemsAt(source, column)) {
    if (endOfText(source, to) - from < column + PLACEHOLDER.length) continue;
    const text = source.slice(from, to);
    const parsed = known?.get(text) ?? parseDocument(source, from, to);
    if (parsed === null) continue;
    byText.set(text, parsed);
    const last = runs.at(-1);
    const run = last?.to === from ? last : { from, to, items: [] };
    if (run !== last) runs.push(run);
    run.items.push({ ...parsed, from });
    run.to = to;
  }
  if (runs.length === 0) return undefined;
  return {
    text: maskRuns(source, column, runs),
    runs: new Map(runs.map(({ from, items }) => [from + column + 2, items])),
    byText,
  };
}

/** Items on neighbouring lines: where the first begins, and the line behind the last. */
interface Run {
  readonly from: number;
  to: number;
  readonly items: KnownItem[];
}

/** A text of the same length in which what stands for items is in the place of each run. */
function maskRuns(source: string, column: number, runs: readonly Run[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { from, to } of runs) {
    const end = endOfText(source, to);
    parts.push(source.slice(done, from + column), PLACEHOLDER.padEnd(end - from - column, '.'));
    done = end;
  }
  return parts.join('') + source.slice(done);
}

/** The leftmost column at which more than a few lines begin with a dash, or -1. */
function outermostColumn(source: string): number {
  const counts = new Map<number, number>();
  for (const column of firstOfLine(source, '- ')) counts.set(column, (counts.get(column) ?? 0) + 1);
  const columns = [...counts].filter(([, count]) => count >= FEW).map(([column]) => column);
  return columns.length === 0 ? -1 : leastOf(columns);
}

/** The column of each line that begins with a text, behind spaces. */
function* firstOfLine(source: string, text: string): Generator<number, undefined, undefined> {
  for (let at = source.indexOf(text); at >= 0; at = source.indexOf(text, at + 1)) {
    let line = at;
    while (line > 0 && source.charCodeAt(line - 1) === SPACE) line--;
    if (line === 0 || source.charCodeAt(line - 1) === LF) yield at - line;
  }
}

/** Where each item at a column begins, and where the next line begins that is no part of it. */
function itemsAt(source: string, column: number): (readonly [from: number, to: number])[] {
  const items: (readonly [number, number])[] = [];
  let from = -1;
  for (let line = 0; line < source.length;) {
    const at = contentUpTo(source, line, column);
    if (at >= 0) {
      if (from >= 0) items.push([from, line]);
      from = at - line === column && isDash(source, at) ? line : -1;
    }
    const end = source.indexOf('\n', line);
    if (end < 0) break;
    line = end + 1;
  }
  if (from >= 0) items.push([from, source.length]);
  return items;
}

/**
 * The first character of a line that is no space, if it stands at a column or left of it; else -1, as for blank lines and comments. A tab before the content
 * leaves open where it belongs, and the item around it to the package.
 */
function contentUpTo(source: string, line: number, column: number): number {
  let at = line;
  while (at <= line + column && source.charCodeAt(at) === SPACE) at++;
  const code = source.charCodeAt(at);
  const isNone = at > line + column || at >= source.length;
  return isNone || code === LF || code === CR || code === TAB || code === HASH ? -1 : at;
}

function isDash(source: string, at: number): boolean {
  return source.charCodeAt(at) === DASH && isBlank(source.charCodeAt(at + 1));
}

/** Before the line break that ends the lines up to `to`. */
function endOfText(source: string, to: number): number {
  let end = to;
  if (source.charCodeAt(end - 1) === LF) end--;
  if (source.charCodeAt(end - 1) === CR) end--;
  return end;
}

import { readEntry } from './block';
import { editedItems, lineOfEntry, type EditedItems } from './edited-items';
import { UNPRINTABLE } from './fallback-problems';
import { isLocated, located } from './located';
import { setKey } from './mapping';
import { NOT_MINE } from './not-mine';
import type { ParsedDocument } from './parsed';
import { Reader } from './reader';
import { pathTo } from './tree';

/** A text, and what it was read as. */
export interface LocatedText extends Pick<ParsedDocument, 'tree' | 'value'> {
  readonly text: string;
}

/**
 * Reads the text of a document that differs from the one before within items of its outermost list: only these are read, and all else is taken over, the
 * values of the other items by identity. The answer is what the located parser gives for the whole text, null included: it would refuse where it does here.
 * Undefined where the texts differ elsewhere, the located parser has not read the one before, or what it reads does not end where the items ended.
 */
export function reread(before: LocatedText, text: string): ParsedDocument | null | undefined {
  const items = isLocated(before.tree) ? editedItems(before, text) : undefined;
  if (items === undefined) return undefined;
  const reader = new Reader();
  reader.begin(text, 0, text.length);
  try {
    const values = readItems(reader, before, items);
    if (values === undefined) return undefined;
    const { list, from, to } = items;
    const value = withItems(before.value, pathTo(before.tree, list), from, to, values);
    return located(reader.tree.spliceInto(before.tree, items), value);
  } catch (error) {
    if (error !== NOT_MINE) throw error;
    return null;
  }
}

/** Reads items as `readSequence` does, from the first edited one up to what stood behind the last; undefined where that is not met. */
function readItems(
  reader: Reader,
  before: LocatedText,
  { list, first, behind, by }: EditedItems,
): unknown[] | undefined {
  const { text, tree } = reader;
  const [dash, line] = [before.tree.keyStart[first] as number, lineOfEntry(before, first)];
  const column = dash - line;
  const stop = stopAt(before, behind);
  if (line < 0 || !needsNoCare(text.slice(line, stop.line + by))) return undefined;
  for (let node = list; node >= 0; node = before.tree.parent[node] as number) reader.descend();
  [reader.pos, reader.lineStart] = [dash, line];
  const values: unknown[] = [];
  do {
    const at = reader.pos++;
    tree.hang(-1, at, at + 1, undefined);
    values.push(readEntry(reader, column, true));
  } while (reader.pos < stop.line + by && reader.indent === column && reader.isAtDash());
  return reader.indent === stop.indent && (stop.indent < 0 || reader.pos === stop.line + stop.indent + by)
    ? values
    : undefined;
}

/** The line of what stands behind the items, and its indentation as `Reader` counts it: -1 where the document's content is over. */
function stopAt(before: LocatedText, behind: number): { readonly line: number; readonly indent: number } {
  if (behind >= before.tree.size) return { line: before.text.length, indent: -1 };
  const line = lineOfEntry(before, behind);
  return { line, indent: (before.tree.keyStart[behind] as number) - line };
}

/** Whether a text has neither characters that YAML does not allow nor line breaks of a lone CR, which are unified before anything is read. */
function needsNoCare(text: string): boolean {
  return !UNPRINTABLE.test(text) && !/\r(?!\n)/.test(text);
}

/** A value in which the items from one index up to another, of the list at a path, are others. */
function withItems(
  value: unknown,
  path: ReturnType<typeof pathTo>,
  from: number,
  to: number,
  items: unknown[],
): unknown {
  const [step, ...rest] = path;
  if (step === undefined) {
    const list = value as readonly unknown[];
    return [...list.slice(0, from), ...items, ...list.slice(to)];
  }
  const copy: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(value as object))
    setKey(copy, key, key === step ? withItems(part, rest, from, to, items) : part);
  return copy;
}

import { readWithYaml } from './fallback';
import { isLocated, located } from './located';
import type { ParsedDocument } from './parsed';
import { readDocument } from './read';
import { reread, type LocatedText } from './reread';
import { unifyLineBreaks } from './split';
import type { Tree } from './tree';

/** A shorter text is read in a millisecond or two, as quickly as it is compared. */
const LARGE = 16_384;

/** The last text that the located parser has read, by the tree of what came of it by edits: whoever mends it goes on from there. */
const bases = new WeakMap<Tree, LocatedText>();

/** As `readDocument`, of a text that came of another one by edits. Of a long one only the items of its outermost list are read that are others. */
export function readAgain(before: LocatedText, text: string): ParsedDocument {
  const base = text.length < LARGE ? undefined : isLocated(before.tree) ? before : bases.get(before.tree);
  if (base === undefined) return readDocument(text);
  const parsed = text === base.text ? located(base.tree, base.value) : reread(base, text);
  if (parsed) return parsed;
  const read = parsed === null ? readWithYaml(unifyLineBreaks(text)) : readDocument(text);
  // One without nodes is that of many texts.
  if (read.errors !== undefined && read.tree.size > 0)
    bases.set(read.tree, { text: base.text, tree: base.tree, value: base.value });
  return read;
}

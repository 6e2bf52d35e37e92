import { shiftEdits, type Path, type QuickFix, type TextEdit } from '../text';
import { findNode, NodeKind, readDocuments, type Document } from '../yaml';

/** An item of a `kind: List` in a document of its own, in which the other items are left out. */
export interface LoneItem {
  readonly document: Document;
  /** A path of the whole document in this one. */
  readonly pathHere: (path: Path) => Path;
  /** The edits of the whole document that these edits of this one stand for; undefined when they touch more than the item. */
  readonly editsThere: (edits: readonly TextEdit[]) => readonly TextEdit[] | undefined;
}

const lone = new WeakMap<Document, Map<number, LoneItem | undefined>>();

/**
 * The item that a resource's path names, by itself: what is read and written of one item of a thousand takes as long as in a document of its own.
 * Undefined for what is no item, and where the text of an item does not stand by itself: on a line with others, or with anchors.
 */
export function loneItem(document: Document, resource: Path): LoneItem | undefined {
  const [list, index] = resource;
  if (resource.length !== 2 || list !== 'items' || typeof index !== 'number') return undefined;
  let items = lone.get(document);
  if (items === undefined) lone.set(document, (items = new Map()));
  if (!items.has(index)) items.set(index, isolate(document, index));
  return items.get(index);
}

function isolate(document: Document, index: number): LoneItem | undefined {
  const { text } = document;
  const place = placeOf(document, index);
  if (place === undefined) return undefined;
  const { first, from, to, end, indent } = place;
  // What comes behind an item decides about its last lines, so that a next one stays, if an empty one.
  const next = to === end ? '' : `${indent}- {}${text.includes('\r\n') ? '\r\n' : '\n'}`;
  const [item, ...others] = readDocuments(
    text.slice(0, first) + text.slice(from, to) + next + text.slice(end),
  ).documents;
  if (item === undefined || others.length > 0) return undefined;
  const until = first + to - from;
  return {
    document: item,
    pathHere: ([list = 'items', , ...rest]) => [list, 0, ...rest],
    editsThere: (edits) =>
      edits.every((edit) => edit.from >= first && edit.to <= until) ? shiftEdits(edits, from - first) : undefined,
  };
}

/** Offsets of lines: where the first item begins, where this one begins and ends, and where the last one ends. */
interface ItemPlace {
  readonly first: number;
  readonly from: number;
  readonly to: number;
  readonly end: number;
  readonly indent: string;
}

function placeOf({ text, tree }: Document, index: number): ItemPlace | undefined {
  const items = findNode(tree, ['items']);
  const node = findNode(tree, ['items', index]);
  if (tree.props !== undefined || node < 0 || tree.kind[items] !== NodeKind.BlockSeq) return undefined;
  // Two are read together as quickly, and a lone item with an empty one behind it is alone enough.
  const second = tree.next[items + 1] as number;
  if (second === tree.next[items] || tree.next[second] === tree.next[items]) return undefined;
  const lineOf = (item: number): number => text.lastIndexOf('\n', (tree.keyStart[item] as number) - 1) + 1;
  const isLast = tree.next[node] === tree.next[items];
  const end = lineBehind(text, tree.end[items] as number);
  const from = lineOf(node);
  const indent = text.slice(from, tree.keyStart[node]);
  if (indent.trim() !== '') return undefined;
  return { first: lineOf(items + 1), from, to: isLast ? end : lineOf(tree.next[node] as number), end, indent };
}

/** Where the line behind the one of an offset begins; the offset itself at the beginning of a line. */
function lineBehind(text: string, offset: number): number {
  if (text[offset - 1] === '\n') return offset;
  const at = text.indexOf('\n', offset);
  return at < 0 ? text.length : at + 1;
}

/**
 * The edits of a document that are made to a resource in it; where it is an item of a list they are worked out for the item alone. `edit` is given
 * the document to work on, and what a path of the whole document is there.
 */
export function editAlone(
  document: Document,
  resource: Path,
  edit: (document: Document, pathHere: (path: Path) => Path) => readonly TextEdit[] | null,
): readonly TextEdit[] | null {
  const item = loneItem(document, resource);
  const alone = item && edit(item.document, item.pathHere);
  return (item && alone && item.editsThere(alone)) ?? edit(document, (path) => path);
}

/** The fixes that a finding of the lone item has, for the whole document; undefined when one of them touches more than the item. */
export function fixesThere(item: LoneItem, fixes: readonly QuickFix[]): readonly QuickFix[] | undefined {
  const moved = fixes.flatMap((fix): QuickFix[] => {
    const edits = item.editsThere(fix.edits);
    return edits === undefined ? [] : [{ ...fix, edits }];
  });
  return moved.length === fixes.length ? moved : undefined;
}

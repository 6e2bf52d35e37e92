import { lastUpTo } from '../../lists';
import type { Path } from '../../text';
import { NodeKind, pathAt, type Document, type Tree } from '../../yaml';

/** A comment, and the entry that it stands above, behind or heads. */
export interface Comment {
  /** Without the first `#`; other ones and line breaks are blanks. */
  readonly text: string;
  /** Of that text, in the document's. */
  readonly from: number;
  /** From the document's root. */
  readonly path: Path;
}

/**
 * The comments of a document that belong to an entry of it, and whose text matters. Lines of comments below each other are one, since a sentence may go over
 * them.
 */
export function commentsIn(document: Document, matters: (text: string) => boolean): readonly Comment[] {
  const { text, tree } = document;
  const found: Comment[] = [];
  // A bundle has thousands of comments, and all are passed at each key, so nothing is made of those that do not matter.
  const comment = /(?<=^|[ \t])#.*(?:\r?\n[ \t]*#.*)*/my;
  for (let at = text.indexOf('#'); at >= 0; at = text.indexOf('#', Math.max(at + 1, comment.lastIndex))) {
    comment.lastIndex = at;
    if (!comment.test(text)) continue;
    const said = onOneLine(text.slice(at, comment.lastIndex));
    if (!matters(said) || isInScalar(tree, at)) continue;
    const path = pathAt(document, at);
    if (path.length > 0) found.push({ text: said, from: at + 1, path });
  }
  return found;
}

function onOneLine(comment: string): string {
  return comment.slice(1).replace(/\r?\n[ \t]*#/g, (gap) => ' '.repeat(gap.length));
}

/** Nodes stand in the order of the text, and none begins within a scalar. */
function isInScalar({ size, kind, start, end }: Tree, offset: number): boolean {
  const node = lastUpTo(start.subarray(0, size), offset);
  const isScalar = (kind[node] as number) < NodeKind.BlockMap;
  return isScalar && (start[node] as number) <= offset && offset < (end[node] as number);
}

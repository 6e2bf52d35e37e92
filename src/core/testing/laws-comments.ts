import { mapOffset, type Path, type TextEdit } from '../text';
import { NodeKind, pathTo, type Document, type Op } from '../yaml';
import type { Fail } from './laws';

/** A comment with the line that it belongs to. */
interface Comment {
  readonly from: number;
  readonly text: string;
  /** What stands before it on its line; empty for a comment with a line of its own. */
  readonly host: string;
  /** Of a comment on its own line: the content line directly below in the same column; '' when there is none. */
  readonly below: string;
  /** The paths of the entries that it may go with. */
  readonly owners: () => readonly Path[];
}

/**
 * A comment goes only with an entry that the operation removes, and every other one keeps its host line: the content before it, or,
 * of a comment above an entry, that entry directly below it.
 */
export function checkComments(
  before: Document,
  op: Op,
  edits: readonly TextEdit[],
  afterText: string,
  after: Document,
  fail: Fail,
): void {
  const remaining = new Map(commentsOf(after).map((comment) => [comment.text, comment]));
  const old = knownComments(before);
  if (new Set(old.map(({ text }) => text)).size !== old.length) return;
  for (const comment of old) {
    const now = remaining.get(comment.text);
    if (now === undefined) {
      if (!comment.owners().some((path) => mayGo(op, path)))
        fail(`The comment "${comment.text}" goes only with its host`);
    } else {
      checkHost(before.text, comment, now, edits, afterText, fail);
    }
  }
}

function mayGo(op: Op, owner: Path): boolean {
  if (op.type !== 'delete' && op.type !== 'set') return false;
  return op.path.length <= owner.length && op.path.every((step, index) => step === owner[index]);
}

function checkHost(
  text: string,
  comment: Comment,
  now: Comment,
  edits: readonly TextEdit[],
  afterText: string,
  fail: Fail,
): void {
  const start = comment.from - comment.host.length;
  const isHostTouched = edits.some((edit) => edit.from <= comment.from && edit.to >= start - 1);
  if (bare(comment.host) !== '' && bare(now.host) === '') fail(`The comment "${comment.text}" stays behind its host`);
  if (!isHostTouched && bare(comment.host) !== bare(now.host)) fail(`The comment "${comment.text}" keeps its host`);
  if (bare(comment.host) !== '' || comment.below === '' || comment.below === now.below) return;
  const below = text.indexOf(comment.below, comment.from + comment.text.length);
  const end = below + comment.below.length;
  const isBelowTouched = edits.some(
    (edit) => edit.from < end && edit.to > below - 1 && !(edit.from === edit.to && edit.from <= below),
  );
  const isChanged = edits.some((edit) => edit.from > below && edit.from <= end);
  if (!isBelowTouched && !isChanged)
    fail(
      `The comment "${comment.text}" stays above its host: ${afterText.slice(mapOffset(edits, below), mapOffset(edits, below) + 20)}`,
    );
}

/** Without dashes and indentation, which a move may change. */
function bare(host: string): string {
  return host.replace(/^[\s-]+/, '').trimEnd();
}

const known = new WeakMap<Document, readonly Comment[]>();

function knownComments(document: Document): readonly Comment[] {
  const found = known.get(document) ?? commentsOf(document);
  known.set(document, found);
  return found;
}

/** The comments of a document, outside of scalars. */
function commentsOf(document: Document): Comment[] {
  const { text, tree } = document;
  const covered = new Uint8Array(text.length + 1);
  for (let node = 0; node < tree.size; node++) {
    if ((tree.keyStart[node] as number) >= 0) covered.fill(1, tree.keyStart[node], tree.keyEnd[node]);
    const kind = tree.kind[node] as number;
    if (kind > NodeKind.Empty && kind < NodeKind.BlockMap)
      covered.fill(1, contentStart(document, node), tree.end[node]);
  }
  const comments: Comment[] = [];
  for (const match of text.matchAll(/(?<=^|[ \t\r\n\uFEFF])#/g)) {
    if (covered[match.index] === 1) continue;
    const comment = /^[^\r\n]*/.exec(text.slice(match.index))?.[0] ?? '';
    comments.push(describe(document, match.index, comment.trimEnd()));
    covered.fill(1, match.index, match.index + comment.length);
  }
  return comments;
}

/** A block scalar's header line can hold a comment. */
function contentStart({ text, tree }: Document, node: number): number {
  const start = tree.start[node] as number;
  const kind = tree.kind[node];
  if (kind !== NodeKind.Literal && kind !== NodeKind.Folded) return start;
  const end = text.slice(start).search(/[\r\n]/);
  return end < 0 ? text.length : start + end;
}

function describe(document: Document, from: number, comment: string): Comment {
  const { text } = document;
  const start = lineStart(text, from);
  const host = text.slice(start, from);
  const isTrailing = bare(host) !== '';
  const below = isTrailing ? '' : lineBelow(text, from);
  const column = from - start;
  return {
    from,
    text: comment,
    host,
    below,
    owners: () =>
      isTrailing || host.trim() !== '' ? pathsOnLine(document, start, from) : ownersOf(document, from, column),
  };
}

/** The content line below a comment block, if it begins in the same column. */
function lineBelow(text: string, from: number): string {
  const start = lineStart(text, from);
  const column = from - start;
  for (const match of text.slice(from).matchAll(/(?:\r\n|\r|\n)([^\r\n]*)/g)) {
    const line = match[1] ?? '';
    if (line.trim() === '') return '';
    const indent = line.length - line.trimStart().length;
    if (indent !== column) return '';
    if (!line.trimStart().startsWith('#')) return line;
  }
  return '';
}

/** The entries that have a key, a dash or a value on the line before a trailing comment. */
function pathsOnLine({ tree }: Document, start: number, end: number): Path[] {
  const paths: Path[] = [];
  for (let node = 0; node < tree.size; node++) {
    const touches = [tree.keyStart[node], tree.start[node], tree.end[node], tree.props?.get(node)?.start ?? -1].some(
      (at) => (at as number) >= start && (at as number) <= end,
    );
    if (touches) paths.push(pathTo(tree, node));
  }
  return paths;
}

/** The entries that a comment line may belong to: the one below in its column, those above that it is deeper than, those around it. */
function ownersOf({ text, tree }: Document, from: number, column: number): Path[] {
  const paths: Path[] = [];
  for (let node = 0; node < tree.size; node++) {
    const key = (tree.keyStart[node] as number) >= 0 ? (tree.keyStart[node] as number) : (tree.start[node] as number);
    const keyColumn = key - lineStart(text, key);
    const isAround = key < from && (tree.end[node] as number) > from;
    const isBelow =
      key > from &&
      // An anchor, a tag or a question mark may stand before the key.
      (/^ *[&!?]/.test(text.slice(lineStart(text, key), key)) || keyColumn === column) &&
      /^#[^\r\n]*(?:(?:\r\n|\r|\n)\s*#[^\r\n]*)*(?:\r\n|\r|\n) *(?:[&!?]\S* +)*$/.test(text.slice(from, key));
    const isAbove =
      key < from &&
      keyColumn < column &&
      /^[^\r\n]*(?:(?:\r\n|\r|\n)[ \t]*(?:#[^\r\n]*)?)*$/.test(
        text.slice(lastEnd(tree.end[node] as number, text), from),
      );
    if (isAround || isBelow || isAbove) paths.push(pathTo(tree, node));
  }
  return paths;
}

function lineStart(text: string, at: number): number {
  const start = at === 0 ? 0 : Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
  return start === 0 && text.startsWith('\uFEFF') ? 1 : start;
}

function lastEnd(end: number, text: string): number {
  return /[\r\n]/.test(text.charAt(end - 1)) ? end - 1 : end;
}

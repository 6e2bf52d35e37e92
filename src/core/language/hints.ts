import type { Path, Range } from '../text';
import { findNode, keyRangeOf, linesOf, rangeOf, type Document } from '../yaml';
import { consequencesOf } from './consequences';
import { resourcesIn, type Design } from './find-names';

/** A few words to be shown behind the text at `offset` of a document. */
interface Hint {
  readonly offset: number;
  readonly text: string;
  /** One sentence, for a pointer that rests on it. */
  readonly says: string;
}

/** The hints of a document inside of a range of its text, at most one a line, from the top down. */
export function hintsIn(design: Design, document: Document, range: Range): readonly Hint[] {
  const lines = linesOf(document);
  const byLine = new Map<number, Hint>();
  for (const resource of resourcesIn(design, document)) {
    if (!isBetween(document, resource.place.path, range)) continue;
    for (const { path, hint, says } of consequencesOf(design, resource)) {
      const offset = offsetOf(document, path);
      if (offset === undefined || offset < range.from || offset > range.to) continue;
      const { line } = lines.positionAt(offset);
      if (!byLine.has(line)) byLine.set(line, { offset, text: hint, says });
    }
  }
  return [...byLine.values()].sort((a, b) => a.offset - b.offset);
}

/** Whether what stands at a path lies in a range at least in part: a List may hold thousands of resources. */
function isBetween({ tree }: Document, path: Path, range: Range): boolean {
  const node = findNode(tree, path);
  const { from, to } = node < 0 ? { from: 0, to: -1 } : rangeOf(tree, node);
  return from <= range.to && to >= range.from;
}

/** The end of the line's own text: behind the value that stands on the key's line, else behind the key's colon. */
function offsetOf(document: Document, path: Path): number | undefined {
  const { tree, text } = document;
  const node = findNode(tree, path);
  const key = node < 0 ? undefined : keyRangeOf(tree, node);
  if (!key) return undefined;
  const value = rangeOf(tree, node);
  const isInline = !/[\r\n]/.test(text.slice(key.from, value.to));
  if (isInline && value.to > key.to) return value.to;
  const colon = text.indexOf(':', key.to);
  return colon < 0 ? undefined : colon + 1;
}

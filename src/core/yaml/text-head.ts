/** A text of one document in two parts. */
interface Parts {
  /** The comments above its content, each from its `#` on; without the blank lines between them, the directives and the marker. */
  readonly comments: readonly string[];
  /** The lines of its content and of what follows it. */
  readonly body: readonly string[];
}

/** Parts the comments at the head of a document from its content. They are an item's own behind its dash, where a blank line would part them from it. */
export function partHead(text: string): Parts {
  const lines = text.split(/\r\n|\r|\n/);
  const found = lines.findIndex((line) => !/^\s*(?:#.*)?$|^%|^---\s*(?:#.*)?$/.test(line));
  const begin = found < 0 ? lines.length : found;
  return { comments: lines.slice(0, begin).flatMap((line) => /#.*/.exec(line)?.[0] ?? []), body: lines.slice(begin) };
}

import { linesOf, NodeKind, type Document } from '../yaml';

/** Lines of a document that can be folded into the first of them, counted from 0. */
interface Fold {
  readonly from: number;
  /** The last line that goes away. */
  readonly to: number;
  readonly isComment: boolean;
}

const known = new WeakMap<Document, readonly Fold[]>();

/**
 * The mappings, lists and block texts of a document that take more than one line, its runs of comments, and the document itself, each start
 * once; in the order of their first lines. Worked out once a document. By its indentation where it could not be read to its end.
 */
export function foldsOf(document: Document): readonly Fold[] {
  let folds = known.get(document);
  if (folds === undefined) known.set(document, (folds = findFolds(document)));
  return folds;
}

function findFolds(document: Document): readonly Fold[] {
  const lines = document.text.split(/\r\n|\r|\n/);
  const found = document.incomplete ? indentFolds(lines) : treeFolds(document);
  const all = [...wholeFold(lines), ...commentFolds(lines), ...found];
  const starts = new Set<number>();
  return all
    .sort((a, b) => a.from - b.from || b.to - a.to)
    .filter(({ from, to }) => {
      if (to <= from || starts.has(from)) return false;
      starts.add(from);
      return true;
    });
}

/** Each collection folds into the line of its key, or of its dash. */
function treeFolds(document: Document): Fold[] {
  const { tree, text } = document;
  const lines = linesOf(document);
  const folds: Fold[] = [];
  for (let node = 1; node < tree.size; node++) {
    const kind = tree.kind[node] as NodeKind;
    if (kind < NodeKind.BlockMap && kind !== NodeKind.Literal && kind !== NodeKind.Folded) continue;
    let end = tree.end[node] as number;
    while (end > 0 && /\s/.test(text[end - 1] as string)) end--;
    const key = tree.keyStart[node] as number;
    const from = lines.positionAt(key < 0 ? (tree.start[node] as number) : key).line - 1;
    const to = lines.positionAt(end).line - 1;
    if (to > from) folds.push({ from, to, isComment: false });
  }
  return folds;
}

function indentFolds(lines: readonly string[]): Fold[] {
  const folds: Fold[] = [];
  const open: { readonly from: number; readonly indent: number }[] = [];
  let last = 0;
  const closeTo = (indent: number): void => {
    while ((open.at(-1)?.indent ?? -1) >= indent) {
      const { from } = open.pop() as { from: number };
      folds.push({ from, to: last, isComment: false });
    }
  };
  lines.forEach((line, index) => {
    if (isBlank(line)) return;
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    closeTo(indent);
    open.push({ from: index, indent });
    last = index;
  });
  closeTo(0);
  return folds;
}

function commentFolds(lines: readonly string[]): Fold[] {
  const folds: Fold[] = [];
  for (let from = 0; from < lines.length; from++) {
    let to = from;
    while (to < lines.length && /^\s*#/.test(lines[to] as string)) to++;
    if (to - from > 1) folds.push({ from, to: to - 1, isComment: true });
    from = Math.max(from, to);
  }
  return folds;
}

/** The whole document folds into its marker line; one without is the only one of its file mostly, and is left alone. */
function wholeFold(lines: readonly string[]): Fold[] {
  const last = lines.findLastIndex((line) => !isBlank(line));
  return /^---(\s|$)/.test(lines[0] ?? '') ? [{ from: 0, to: last, isComment: false }] : [];
}

function isBlank(line: string): boolean {
  return /^\s*(?:#.*)?$/.test(line);
}

import { applyEdits, LineIndex, type Path, type TextEdit } from '../text';
import { findNode, keyRangeOf, NodeKind, rangeOf, readDocuments, valueAt, type Document } from '../yaml';

/**
 * The edits that make the only item of a list out of the mapping at a path, or null when that cannot be done. Lines stay as they are, two
 * columns further to the right, so comments stay too.
 */
export function wrapMapping(document: Document, path: Path): readonly TextEdit[] | null {
  const node = findNode(document.tree, path);
  if (node < 0) return null;
  const edits =
    document.tree.kind[node] === NodeKind.BlockMap ? indentLines(document, node) : addBrackets(document, node);
  return edits !== null && reads(document, edits, path) ? edits : null;
}

function addBrackets({ tree }: Document, node: number): TextEdit[] {
  const { from, to } = rangeOf(tree, node);
  return [
    { from, to: from, insert: '[' },
    { from: to, to, insert: ']' },
  ];
}

function indentLines({ text, tree }: Document, node: number): TextEdit[] | null {
  const key = keyRangeOf(tree, node + 1);
  if (key === undefined) return null;
  const lines = new LineIndex(text);
  const first = lines.positionAt(key.from).line;
  const end = rangeOf(tree, node).to;
  const last = lines.positionAt(Math.max(key.to, end - 1)).line;
  if (!/^ *$/.test(text.slice(lines.startOf(first), key.from))) return null;
  const edits: TextEdit[] = [{ from: key.from, to: key.from, insert: '- ' }];
  for (let line = first + 1; line <= last; line++) {
    const at = lines.startOf(line);
    if (!/^[ \t]*(?:[\r\n]|$)/.test(text.slice(at))) edits.push({ from: at, to: at, insert: '  ' });
  }
  return edits;
}

function reads(document: Document, edits: readonly TextEdit[], path: Path): boolean {
  const [after, ...others] = readDocuments(applyEdits(document.text, edits)).documents;
  if (after === undefined || others.length > 0 || after.problems.length !== document.problems.length) return false;
  const before = valueAt(document.value, path);
  return JSON.stringify(valueAt(after.value, path)) === JSON.stringify([before]);
}

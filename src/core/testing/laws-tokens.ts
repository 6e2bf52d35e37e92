import type { Path } from '../text';
import { NodeKind, pathTo, type Document, type Op, type Tree } from '../yaml';
import { isSameValue } from '../yaml/verify';
import type { Fail } from './laws';

interface Token {
  readonly path: Path;
  readonly text: string;
}

/**
 * Everything that an operation is not aimed at keeps its spelling: the keys and scalars outside of the target stand in the same order
 * and in the same characters as before.
 */
export function checkTokens(before: Document, op: Op, after: Document, fail: Fail): void {
  if (op.type === 'rename') {
    const target = JSON.stringify(op.path);
    const same = (document: Document, own: string): string[] =>
      tokensOf(document)
        .filter(({ path }) => JSON.stringify(path) !== own)
        .map(({ text }) => text);
    const renamed = JSON.stringify([...op.path.slice(0, -1), op.name]);
    if (!isSameValue(same(before, target), same(after, renamed))) fail('A rename touches one key only');
    return;
  }
  // An override of something inherited brings a copy of what is around it.
  if (before.text.includes('<<')) return;
  if (op.type === 'move') {
    if (!isSameValue(sortedTexts(tokensOf(before)), sortedTexts(tokensOf(after)))) fail('A move changes no word');
    return;
  }
  const path = op.type === 'insert' ? [...op.path, op.index] : op.path;
  const old = outside(before, path, op.type === 'insert');
  const now = outside(after, path, op.type === 'delete');
  if (!isSameValue(old, now))
    fail(`What is not aimed at keeps its spelling: ${JSON.stringify(old)} / ${JSON.stringify(now)}`);
}

/** The spellings outside of a target. `isOther` says that another item stands at the target's index in this text. */
function outside(document: Document, target: Path, isOther: boolean): string[] {
  const skipped = isOther && typeof target.at(-1) === 'number' ? undefined : target;
  return tokensOf(document)
    .filter(
      ({ path }) =>
        !(path.length < target.length && isAbove(path, target)) && (skipped === undefined || !isAbove(skipped, path)),
    )
    .map(({ text }) => text);
}

/** Whether `path` is `other` or leads to it. The keys above a target may be new, and empty values above it give way. */
function isAbove(path: Path, other: Path): boolean {
  return path.length <= other.length && path.every((step, index) => step === other[index]);
}

function sortedTexts(tokens: readonly Token[]): string[] {
  return tokens.map(({ text }) => text).sort();
}

function tokensOf({ text, tree }: Document): Token[] {
  const tokens: Token[] = [];
  for (let node = 0; node < tree.size; node++) {
    const path = pathTo(tree, node);
    const key = tree.keys[node] === undefined ? '' : text.slice(tree.keyStart[node], tree.keyEnd[node]);
    tokens.push({ path, text: `${key} ${scalarText(text, tree, node)}` });
  }
  return tokens;
}

function scalarText(text: string, tree: Tree, node: number): string {
  const kind = tree.kind[node] as number;
  return kind >= NodeKind.BlockMap ? '' : text.slice(tree.start[node], tree.end[node]).trimEnd();
}

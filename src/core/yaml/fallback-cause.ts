import type { CST } from 'yaml';
import { lineStart } from '../text';
import type { YamlProblem } from './document';
import { NodeKind, type Tree } from './tree';

/** Errors about what a well-formed text means: where its mappings and lists begin and end is known all the same. */
const MEANING: ReadonlySet<string> = new Set([
  'duplicate-key',
  'unknown-alias',
  'recursive-alias',
  'alias-bomb',
  'alias-props',
  'bad-merge',
  'complex-key',
  'wrong-tag',
  'unknown-tag',
  'two-anchors',
  'two-tags',
  'bad-escape',
  'bad-directive',
  'control-character',
  'lone-surrogate',
]);

/** Whether behind an error it is no longer sure what belongs to what. */
export function breaksStructure(problem: YamlProblem): boolean {
  return problem.severity === 'error' && !MEANING.has(problem.code);
}

/**
 * The one error that a document tells. Most of the others are its consequences: the reader lost its way. A broken structure comes
 * before a broken meaning, and a key that stands twice comes last, since it hides nothing else.
 */
export function firstCause(errors: readonly YamlProblem[]): YamlProblem | undefined {
  const rank = (each: YamlProblem): number => (breaksStructure(each) ? 0 : each.code === 'duplicate-key' ? 2 : 1);
  return [...errors].sort((a, b) => rank(a) - rank(b) || a.range.from - b.range.from)[0];
}

/** The same errors where they are to be mended, which may be before the place where the reader noticed them. */
export function placeErrors(
  problems: readonly YamlProblem[],
  source: string,
  tree: Tree,
  tokens: readonly CST.Token[],
): YamlProblem[] {
  return problems.map((each) => {
    if (each.code === 'unclosed-quote') return movedTo(each, openQuote(tree, each.range.from));
    if (each.code === 'unclosed-bracket') return movedTo(each, openBracket(tokens, each.range.from));
    if (!LAYOUT.has(each.code)) return each;
    const text = firstText(source, each.range.from);
    const tab = tabBefore(source, text);
    if (tab >= 0) return { ...each, code: 'tab-indent', message: TAB, range: { from: tab, to: tab + 1 } };
    return each.code === 'bad-indent' ? movedTo(each, text) : each;
  });
}

/** What a line that is indented by a tab is taken for, besides. */
const LAYOUT: ReadonlySet<string> = new Set(['bad-indent', 'multiline-key', 'missing-colon', 'unexpected-text']);

/** What is said of a line that a tab indents. */
export const TAB = 'A tab indents this line. YAML wants spaces: replace it.';

function movedTo(problem: YamlProblem, from: number): YamlProblem {
  return from < 0 ? problem : { ...problem, range: { from, to: from + 1 } };
}

/** The quoted value that the text up to `at` is still within, or -1. */
function openQuote(tree: Tree, at: number): number {
  const node = tree.kind.findIndex((kind, index) => {
    const isQuoted = kind === NodeKind.SingleQuoted || kind === NodeKind.DoubleQuoted;
    return isQuoted && (tree.end[index] as number) >= at;
  });
  return node < 0 ? -1 : (tree.start[node] as number);
}

/** The last bracket before `at` that is never closed, or -1. */
function openBracket(tokens: readonly CST.Token[], at: number): number {
  let found = -1;
  const visit = (token: CST.Token | null | undefined): void => {
    if (!token) return;
    if (token.type === 'document') visit(token.value);
    if (!('items' in token)) return;
    if (token.type === 'flow-collection' && !isClosed(token) && token.offset < at)
      found = Math.max(found, token.offset);
    for (const item of token.items) {
      visit(item.key);
      visit(item.value);
    }
  };
  for (const token of tokens) visit(token);
  return found;
}

function isClosed({ start, end }: CST.FlowCollection): boolean {
  const closing = start.source === '{' ? 'flow-map-end' : 'flow-seq-end';
  return end.some((each) => each.type === closing);
}

/** The first character from `at` on that is no white space; `at` itself when there is none. */
function firstText(source: string, at: number): number {
  const blank = /^\s*/.exec(source.slice(at))?.[0].length ?? 0;
  return at + blank < source.length ? at + blank : at;
}

/** The first tab in the indentation of the line of `at`, or -1. */
function tabBefore(source: string, at: number): number {
  const line = lineStart(source, at);
  const indent = /^[ \t]*/.exec(source.slice(line))?.[0] ?? '';
  const tab = indent.indexOf('\t');
  return tab < 0 ? -1 : line + tab;
}

import { Composer, Lexer, Parser, type CST, type Document as ComposedDocument } from 'yaml';
import type { YamlProblem } from './document';
import { placeErrors } from './fallback-cause';
import {
  findTemplateAction,
  MAX_PROBLEMS,
  orderProblems,
  problem,
  problemsOf,
  unprintableProblem,
} from './fallback-problems';
import { kubernetesTags } from './fallback-tags';
import { walkDocument } from './fallback-walk';
import { LARGE, maskKnownItems, rememberItems, type KnownRuns } from './known-items';
import { EMPTY_TREE } from './packed-tree';
import type { ParsedDocument } from './parsed';

/** How many collections may be nested in each other. Deeper text is refused before any recursive function sees it. */
const MAX_DEPTH = 200;

/**
 * Reads the text of one document, marker and comments and byte order mark included, by means of the `yaml` package: everything that
 * the located parser of our own leaves to it, and every syntax error. Never throws for what a text can hold; with errors, tree and
 * value are what could still be read. Of a text that is at least `large` characters long, the package reads only what the located parser leaves
 * to it in the outermost list.
 */
export function readWithYaml(text: string, large = LARGE): ParsedDocument {
  // The package takes a byte order mark before a root sequence for content, and does not end lines at a lone CR.
  const source = text.replace(/^\uFEFF/, '\n').replace(/\r(?!\n)/g, '\n');
  const masked = maskKnownItems(source, large);
  const read = (masked && readSource(source, masked.text, masked.runs)) ?? (readSource(source) as ParsedDocument);
  if (masked) rememberItems(read.tree, masked);
  return read;
}

const NONE: KnownRuns = new Map();

/**
 * Reads a text that `masked` stands for, in which items are known. Undefined where some of them prove to be no items, as what was masked is part of
 * another value; but where an error stands before them the text has one, whatever they are part of.
 */
function readSource(source: string, masked = source, runs = NONE): ParsedDocument | undefined {
  const tokens = tokenize(masked);
  if (!Array.isArray(tokens)) return { tree: EMPTY_TREE, value: undefined, problems: [tokens], errors: [tokens] };
  const [document, extra] = compose(tokens, source.length);
  if (document === undefined) return { tree: EMPTY_TREE, value: undefined, problems: [] };
  const read = walkDocument(document, tokens, runs);
  const noticed = problemsOf(document, masked);
  const problems: YamlProblem[] = [...placeErrors(noticed, masked, read.tree, tokens), ...read.problems];
  const unprintable = unprintableProblem(source);
  if (unprintable) problems.push(unprintable);
  if (extra) {
    const from = extra.range?.[0] ?? source.length;
    problems.push(
      problem('second-document', [from, from + 1], 'A second document starts here. Put --- between the two.'),
    );
  }
  const errors = [...problems, ...noticed].filter((each) => each.severity === 'error');
  const { missed } = read;
  if (missed !== undefined && !errors.some(({ range }) => range.from < missed)) return undefined;
  const action = errors.length > 0 ? findTemplateAction(masked, read.tree) : -1;
  const told = orderProblems(problems, masked, action);
  return { tree: read.tree, value: read.value, problems: told, ...(errors.length > 0 ? { errors } : {}) };
}

/** The concrete syntax of the text, or why it is not looked at: the depth is checked while the parser's own stack grows. */
function tokenize(source: string): CST.Token[] | YamlProblem {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(source)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > MAX_DEPTH + 2) return tooDeep(parser.offset, source.length);
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

function tooDeep(offset: number, length: number): YamlProblem {
  const from = Math.min(offset, Math.max(0, length - 1));
  return problem(
    'too-deep',
    [from, Math.min(from + 1, length)],
    `The nesting is deeper than ${MAX_DEPTH} levels, which nothing in Kubernetes needs. Flatten it.`,
  );
}

function compose(tokens: readonly CST.Token[], length: number): ComposedDocument.Parsed[] {
  // Duplicate keys are found in the walk: the package compares every key of a mapping with every other.
  const options = { merge: true, uniqueKeys: false, keepSourceTokens: true, logLevel: 'silent' } as const;
  const composer = new Composer({ ...options, customTags: kubernetesTags });
  limitErrors(composer as unknown as Reporting);
  let left = MAX_PROBLEMS;
  const bounded = tokens.filter((token) => token.type !== 'error' || left-- > 0);
  return [...composer.compose(bounded, true, length)] as ComposedDocument.Parsed[];
}

/** The part of the composer that its type keeps private. */
interface Reporting {
  onError: (...told: readonly unknown[]) => void;
}

/**
 * Everything that the package objects to becomes an Error with a stack, which takes many seconds for a large file of brackets or
 * binary data. Nobody reads more than the first few.
 */
function limitErrors(composer: Reporting): void {
  const report = composer.onError;
  let left = MAX_PROBLEMS;
  composer.onError = (...told) => {
    if (left-- > 0) report(...told);
  };
}

import type { Document as ComposedDocument, YAMLError } from 'yaml';
import { lineStart } from '../text';
import type { YamlProblem } from './document';
import { firstCause, TAB } from './fallback-cause';
import { strangeBlankIn } from './strange-blanks';
import { NodeKind, type Tree } from './tree';

/** How many problems of one document are looked at: who sees so many looks at the first of them, or at another file. */
export const MAX_PROBLEMS = 100;

/** One problem with a text; `range` in offsets of it. */
export function problem(
  code: string,
  range: readonly [number, number],
  message: string,
  severity: YamlProblem['severity'] = 'error',
): YamlProblem {
  return { code, severity, message, range: { from: range[0], to: Math.max(range[0], range[1]) } };
}

/** What the `yaml` package objects to, in our words. */
export function problemsOf(document: ComposedDocument.Parsed, source: string): YamlProblem[] {
  return [
    ...document.errors.map((error) => explain(error, 'error', source)),
    ...document.warnings.map((error) => explain(error, 'warning', source)),
  ];
}

/**
 * What a document tells: the first cause of its errors, then its warnings by place, at most one of a code a line. In a Helm template
 * all errors are consequences of one fact, which is then said instead.
 */
export function orderProblems(
  problems: readonly YamlProblem[],
  source: string,
  action: number,
): readonly YamlProblem[] {
  if (action >= 0) {
    const end = source.indexOf('}}', action);
    const text = 'This looks like a Helm template. Render it with helm template first.';
    return [problem('helm-template', [action, end < 0 ? action + 2 : end + 2], text)];
  }
  const cause = firstCause(problems.filter((each) => each.severity === 'error'));
  const warnings = problems
    .filter((each) => each.severity === 'warning')
    .sort((a, b) => a.range.from - b.range.from)
    .slice(0, MAX_PROBLEMS);
  const seen = new Set<string>();
  const told = warnings.filter((each) => {
    const mark = `${each.code} ${lineStart(source, each.range.from)}`;
    return !seen.has(mark) && seen.add(mark);
  });
  return cause ? [cause, ...told] : told;
}

/**
 * Where the first `{{ ... }}` action of a Helm template begins, or -1. Within quotes, block scalars and comments it is text like any
 * other: a ConfigMap may well hold a template.
 */
export function findTemplateAction(source: string, tree: Tree): number {
  for (const { index } of source.matchAll(/\{\{[^\n]*?\}\}/g)) {
    const line = source.lastIndexOf('\n', index) + 1;
    if (!source.slice(line, index).trimStart().startsWith('#') && !isInText(tree, index)) return index;
  }
  return -1;
}

const TEXT_KINDS: readonly number[] = [NodeKind.SingleQuoted, NodeKind.DoubleQuoted, NodeKind.Literal, NodeKind.Folded];

function isInText(tree: Tree, offset: number): boolean {
  return tree.kind.some(
    (kind, node) =>
      TEXT_KINDS.includes(kind) && (tree.start[node] as number) <= offset && offset < (tree.end[node] as number),
  );
}

/** What YAML does not allow in a text: anything outside of rule c-printable (YAML 1.2.2, section 5.1). */
export const UNPRINTABLE = /[^\t\n\r -~\x85\xA0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** The first character that YAML does not allow in a text at all (binary data, half a surrogate pair). */
export function unprintableProblem(source: string): YamlProblem | undefined {
  if (!UNPRINTABLE.test(source)) return undefined;
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i);
    if (code >= 0x20 && code < 0x7f) continue;
    if (code === 0x09 || code === 0x0a || code === 0x0d || code === 0x85) continue;
    if (code >= 0xd800 && code < 0xe000) {
      if (code < 0xdc00 && isLowSurrogate(source.charCodeAt(i + 1))) i++;
      else
        return problem('lone-surrogate', [i, i + 1], 'Half of a character pair stands here. Save the file as UTF-8.');
    } else if (code < 0x20 || (code >= 0x7f && code < 0xa0) || code >= 0xfffe) {
      const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
      return problem(
        'control-character',
        [i, i + 1],
        `The control character ${name} cannot stand in YAML. Remove it, or write it as an escape in double quotes.`,
      );
    }
  }
  return undefined;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}

function explain(error: YAMLError, severity: YamlProblem['severity'], source: string): YamlProblem {
  const [code, usual] = describe(error);
  const from = Math.min(Math.max(0, error.pos[0]), source.length);
  const range: [number, number] = [from, Math.min(Math.max(from + 1, error.pos[1]), source.length)];
  const message = code === 'missing-colon' ? (dashWords(source, from) ?? blankWords(source, from) ?? usual) : usual;
  // What the package lets pass, kubectl's parser refuses (go-yaml v2 resolve.go, "cannot decode ... as a ...").
  return problem(code, range, message, code === 'wrong-tag' ? 'error' : severity);
}

/** Articles are set with longer dashes than YAML knows. */
function dashWords(source: string, at: number): string | undefined {
  const dash = /^\s*([\u2010-\u2015\u2212])\s/.exec(lineOf(source, at))?.[1];
  return dash === undefined ? undefined : `${dash} is not the dash of a list. Write - in its place.`;
}

/** So are their blanks. */
function blankWords(source: string, at: number): string | undefined {
  const blank = strangeBlankIn(lineOf(source, at));
  const advice = blank?.meant === '' ? 'Remove it.' : 'Write a space in its place.';
  return blank && `The blank ${blank.name} in this line is a letter to YAML. ${advice}`;
}

function lineOf(source: string, at: number): string {
  const start = lineStart(source, at);
  return source.slice(start).split('\n', 1)[0] ?? '';
}

/** What is said of a quoted text without its end. */
export const UNCLOSED_QUOTE = 'A quote is opened and never closed. Close it on its line.';

/** The package's code, a part of its message where one code has several meanings, our code, and what we say. */
const WORDS: readonly (readonly [string, RegExp, string, string])[] = [
  ['TAB_AS_INDENT', /./, 'tab-indent', TAB],
  ['MISSING_CHAR', /closing .*quote/i, 'unclosed-quote', UNCLOSED_QUOTE],
  ['MISSING_CHAR', /end with a/, 'unclosed-bracket', 'A bracket is opened and never closed. Close it.'],
  [
    'BAD_INDENT',
    /end with a/,
    'unclosed-bracket',
    'A bracket is opened and not closed before the text goes back to the left. Close it.',
  ],
  ['MISSING_CHAR', /, (between|or)/, 'missing-comma', 'A comma is missing between two entries in brackets. Add it.'],
  [
    'MISSING_CHAR',
    /followed by map values/,
    'missing-colon',
    'This line has no colon, so it is neither key nor value. Add ": " behind the key.',
  ],
  ['MISSING_CHAR', /space after/, 'missing-space', 'A space is missing behind the colon. Add it.'],
  ['MISSING_CHAR', /directives/, 'missing-marker', 'A % directive wants a --- line behind it. Add one.'],
  [
    'MISSING_CHAR',
    /same line with directives/,
    'content-on-marker',
    'A mapping or list cannot begin on the --- line. Begin it on the next one.',
  ],
  [
    'BAD_INDENT',
    /./,
    'bad-indent',
    'This line is indented differently from the entries around it. Align it with them.',
  ],
  [
    'UNEXPECTED_TOKEN',
    /./,
    'unexpected-text',
    'This text does not belong here. Look for a missing quote, bracket or colon before it.',
  ],
  ['DUPLICATE_KEY', /./, 'duplicate-key', 'The same key stands twice in one mapping. Keep one of them.'],
  [
    'BLOCK_AS_IMPLICIT_KEY',
    /compact mappings/,
    'second-colon',
    'A second "key: value" stands on one line. Put it on its own line, or quote the value.',
  ],
  ['BLOCK_AS_IMPLICIT_KEY', /./, 'list-as-key', 'A list stands where a key is expected. Check its indentation.'],
  [
    'BLOCK_IN_FLOW',
    /./,
    'block-in-brackets',
    'An indented mapping or list cannot stand within brackets. Write it with brackets too.',
  ],
  [
    'MULTILINE_IMPLICIT_KEY',
    /./,
    'multiline-key',
    'This key runs over several lines. Look for a missing colon or quote.',
  ],
  [
    'KEY_OVER_1024_CHARS',
    /./,
    'long-key',
    'This key is longer than 1,024 characters, which YAML does not allow. Shorten it.',
  ],
  ['BAD_SCALAR_START', /./, 'reserved-character', 'A value cannot begin with @, ` or %. Put it in quotes.'],
  ['BAD_DQ_ESCAPE', /./, 'bad-escape', 'This backslash escape is unknown. Double the backslash, or use single quotes.'],
  ['BAD_ALIAS', /./, 'bad-alias', 'An anchor or alias has no usable name. Give it one.'],
  ['ALIAS_PROPS', /./, 'alias-props', 'An alias cannot have an anchor or a tag of its own. Remove it.'],
  ['MULTIPLE_ANCHORS', /./, 'two-anchors', 'A value has two anchors. Keep one.'],
  ['MULTIPLE_TAGS', /./, 'two-tags', 'A value has two tags. Keep one.'],
  [
    'BAD_PROP_ORDER',
    /./,
    'misplaced-props',
    'An anchor or a tag stands in the wrong place. Put it directly before its value.',
  ],
  ['BAD_DIRECTIVE', /./, 'bad-directive', 'This % directive is unknown. Remove the line.'],
  ...(
    [
      ['int', 'no whole number', 'Write one'],
      ['float', 'no number', 'Write one'],
      ['bool', 'neither true nor false', 'Write one of them'],
      ['null', 'not null', 'Write null'],
      ['map', 'no mapping', 'Write one'],
      ['seq', 'no list', 'Write one'],
      ['binary', 'no text in base64', 'Write some'],
    ] as const
  ).map(([tag, not, advice]): readonly [string, RegExp, string, string] => [
    'TAG_RESOLVE_FAILED',
    new RegExp(`2002:${tag}$`),
    'wrong-tag',
    `The value behind !!${tag} is ${not}. ${advice}, or remove the tag.`,
  ]),
  ['TAG_RESOLVE_FAILED', /./, 'unknown-tag', 'This tag is unknown, so the value is read without it. Remove the tag.'],
  ['BAD_COLLECTION_TYPE', /./, 'wrong-tag', 'This tag does not fit the value behind it. Remove the tag.'],
  ['RESOURCE_EXHAUSTION', /./, 'too-deep', 'The nesting is too deep to be read. Flatten it.'],
];

function describe(error: YAMLError): readonly [string, string] {
  const row = WORDS.find(([code, pattern]) => code === error.code && pattern.test(error.message));
  return row
    ? [row[2], row[3]]
    : ['bad-yaml', 'This is not YAML. Look for a missing quote, bracket or colon before it.'];
}

import { regexpProblem } from '../../schema';
import { parseExpression } from './parse';
import { compile, type Step } from './program';
import { run, type Captures } from './run';

/**
 * A regular expression as Envoy's RE2 reads it: without references back and without looking around, and in a time that grows only with the length of the
 * text, whatever is nested in it.
 */
export interface Expression {
  /** Whether the whole text matches. */
  fullMatch(text: string): boolean;
  /** The text with every match replaced; `\1` in the replacement stands for a group, `\0` for the match (RE2::GlobalReplace). */
  replaceAll(text: string, replacement: string): string;
}

/** The expression; undefined for one that RE2 refuses, and for one too large to be worked out. */
export function expressionOf(text: string): Expression | undefined {
  if (known.has(text)) return known.get(text);
  if (known.size >= mostKnown) known.clear();
  const steps = regexpProblem(text) === null ? compile(parseExpression(text)) : undefined;
  const expression = steps && {
    fullMatch: (value: string) => run(steps, codesOf(value), { whole: true }) !== undefined,
    replaceAll: (value: string, replacement: string) => replaceAll(steps, value, replacement),
  };
  known.set(text, expression);
  return expression;
}

const known = new Map<string, Expression | undefined>();
const mostKnown = 2000;

function codesOf(text: string): readonly number[] {
  return Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
}

/** An empty match right behind the last one does not count (RE2's re2.cc, GlobalReplace). */
function replaceAll(steps: readonly Step[], text: string, replacement: string): string {
  const codes = codesOf(text);
  let replaced = '';
  let at = 0;
  let lastEnd = -1;
  while (at <= codes.length) {
    const captures = run(steps, codes, { from: at });
    const [start = 0, end = 0] = captures ?? [];
    if (captures === undefined) break;
    replaced += textOf(codes, at, start);
    if (start === end && start === lastEnd) {
      replaced += textOf(codes, start, start + 1);
      at = start + 1;
      continue;
    }
    replaced += filledIn(replacement, codes, captures);
    at = end;
    lastEnd = end;
  }
  return replaced + textOf(codes, at, codes.length);
}

function filledIn(replacement: string, codes: readonly number[], captures: Captures): string {
  return replacement.replace(/\\([0-9\\])/g, (_, which: string) => {
    if (which === '\\') return which;
    const [start = -1, end = -1] = captures.slice(Number(which) * 2, Number(which) * 2 + 2);
    return start < 0 ? '' : textOf(codes, start, end);
  });
}

function textOf(codes: readonly number[], from: number, to: number): string {
  return String.fromCodePoint(...codes.slice(from, to));
}

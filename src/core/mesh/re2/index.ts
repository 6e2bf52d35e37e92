import { RE2JS } from 're2js';
import { regexpProblem } from '../../schema';

/**
 * A regular expression as Envoy's RE2 reads it: without references back and without looking around, and in a time that grows only with the length of the
 * text, whatever is nested in it.
 */
interface Expression {
  /** Whether the whole text matches. */
  fullMatch(text: string): boolean;
  /** The text with every match replaced; `\1` in the replacement stands for a group, `\0` for the match (RE2::GlobalReplace). */
  replaceAll(text: string, replacement: string): string;
}

/** The expression; undefined for one that RE2 refuses. */
export function expressionOf(text: string): Expression | undefined {
  if (known.has(text)) return known.get(text);
  if (known.size >= mostKnown) known.clear();
  const expression = regexpProblem(text) === null ? compile(text) : undefined;
  known.set(text, expression);
  return expression;
}

const known = new Map<string, Expression | undefined>();
const mostKnown = 2000;

function compile(text: string): Expression | undefined {
  const pattern = compiled(text);
  return (
    pattern && {
      fullMatch: (value) => pattern.matches(value),
      replaceAll: (value, replacement) => replaceAll(pattern, value, replacement),
    }
  );
}

/** What the reader of the grammar lets pass may still be too large for the package. */
function compiled(text: string): RE2JS | undefined {
  try {
    return RE2JS.compile(text);
  } catch {
    return undefined;
  }
}

/** An empty match right behind the last one does not count (RE2's re2.cc, GlobalReplace). */
function replaceAll(pattern: RE2JS, text: string, replacement: string): string {
  const matcher = pattern.matcher(text);
  let replaced = '';
  let at = 0;
  let lastEnd = -1;
  while (matcher.find()) {
    const [start, end] = [matcher.start(), matcher.end()];
    if (start === end && start === lastEnd) continue;
    replaced +=
      text.slice(at, start) + filledIn(replacement, (which) => matcher.group(which) ?? '', matcher.groupCount());
    at = lastEnd = end;
  }
  return replaced + text.slice(at);
}

function filledIn(replacement: string, group: (which: number) => string, groups: number): string {
  return replacement.replace(/\\([0-9\\])/g, (_, which: string) =>
    which === '\\' ? which : Number(which) <= groups ? group(Number(which)) : '',
  );
}

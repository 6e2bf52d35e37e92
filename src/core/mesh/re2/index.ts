import { RE2JS } from 're2js';
import { isTooLongRegexp, regexpProblem } from '../../schema';

/**
 * A regular expression as Envoy's RE2 reads it: without references back and without looking around, and in a time that grows only with its size and the
 * length of the text, whatever is nested in it. What would take more than `mostSteps` is not worked out, and the answer is undefined: Envoy has no such limit.
 */
interface Expression {
  /** Whether the whole text matches; undefined where that takes too long to tell. */
  fullMatch(text: string): boolean | undefined;
  /**
   * The text with every match replaced; `\1` in the replacement stands for a group, `\0` for the match (RE2::GlobalReplace). Undefined where that
   * takes too long to tell.
   */
  replaceAll(text: string, replacement: string): string | undefined;
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
      fullMatch: (value) => (pattern.programSize() * value.length <= mostSteps ? pattern.matches(value) : undefined),
      replaceAll: (value, replacement) => replaceAll(pattern, value, replacement),
    }
  );
}

/** Istio's proxies refuse what compiles to more (`re2.max_program_size.error_level` of tools/packaging/common/envoy_bootstrap.json). */
const mostInstructions = 32_768;

/** Instructions times characters that are worked through for one answer: at worst a fifth of a second, and no expression of a real mesh comes near. */
export const mostSteps = 4_000_000;

/** What the reader of the grammar lets pass may still be too large for the package, or for a proxy. */
function compiled(text: string): RE2JS | undefined {
  if (isTooLongRegexp(text)) return undefined;
  try {
    const pattern = RE2JS.compile(text);
    return pattern.programSize() > mostInstructions ? undefined : pattern;
  } catch {
    return undefined;
  }
}

/** An empty match right behind the last one does not count (RE2's re2.cc, GlobalReplace). */
function replaceAll(pattern: RE2JS, text: string, replacement: string): string | undefined {
  const matcher = pattern.matcher(text);
  const asksForGroups = /\\[1-9]/.test(replacement);
  let replaced = '';
  let at = 0;
  let lastEnd = -1;
  let steps = 0;
  for (;;) {
    // Each search may go through all that is left, so that many matches in a long text take quadratic time.
    steps += pattern.programSize() * (text.length - at + 1);
    if (steps > mostSteps) return undefined;
    if (!matcher.find()) break;
    const [start, end] = [matcher.start(), matcher.end()];
    if (start === end && start === lastEnd) continue;
    // What is in the groups is found by going through the match once more.
    if (asksForGroups) steps += pattern.programSize() * (end - start + 1);
    if (steps > mostSteps) return undefined;
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

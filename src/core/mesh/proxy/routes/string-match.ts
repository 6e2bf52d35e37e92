import { readMatcher } from '../../../schema';
import { digits } from '../../../text';
import { expressionOf, mostSteps } from '../../re2';

/**
 * Whether a matcher asks only whether something is there: an empty one, and the expression `*`, which is none of RE2
 * (pilot/pkg/networking/core/route/route.go, canBeConvertedToPresentMatch).
 */
export function asksForPresence(value: unknown): boolean {
  const matcher = readMatcher(value);
  return matcher === undefined || matcher.by === 'presence' || (matcher.by === 'regex' && matcher.text === '*');
}

/**
 * Whether a text is what a matcher compares with; an expression must match the whole of it, and one that RE2 refuses matches nothing. Undefined where an
 * expression takes too long to tell.
 */
export function matchesText(value: unknown, text: string, ignoresCase = false): boolean | undefined {
  const matcher = readMatcher(value);
  const fold = (each: string): string => (ignoresCase ? each.toLowerCase() : each);
  switch (matcher?.by) {
    case undefined:
    case 'presence':
      return true;
    case 'exact':
      return fold(text) === fold(matcher.text);
    case 'prefix':
      return fold(text).startsWith(fold(matcher.text));
    case 'regex':
      return matchesExpression(matcher.text, text);
  }
}

function matchesExpression(expression: string, text: string): boolean | undefined {
  const read = expressionOf(expression);
  return read === undefined ? false : read.fullMatch(text);
}

/** Why nobody knows whether an expression takes a text, to stand behind a noun. */
export function undecidedOf(value: unknown): string {
  const matcher = readMatcher(value);
  const expression = matcher?.by === 'regex' ? matcher.text : 'the matcher';
  return `takes more than ${stepLimit} steps to compare with ${expression}, where Fairway stops: whether Envoy matches it is not decided`;
}

/** The steps at which a comparison stops, for a sentence. */
export const stepLimit = digits(mostSteps);

/** What a matcher asks for, to stand behind a noun: `is not exactly /v1`. */
export function missOf(value: unknown): string {
  const matcher = readMatcher(value);
  switch (matcher?.by) {
    case 'exact':
      return `is not ${shown(matcher.text)}`;
    case 'prefix':
      return `does not begin with ${shown(matcher.text)}`;
    case 'regex':
      return expressionOf(matcher.text) === undefined && matcher.text !== '*'
        ? `cannot match ${shown(matcher.text)}, which RE2 does not take`
        : `does not match ${shown(matcher.text)}`;
    default:
      return 'is not there';
  }
}

function shown(text: string): string {
  return text === '' ? 'the empty text' : text;
}

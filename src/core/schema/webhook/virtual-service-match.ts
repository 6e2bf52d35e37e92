import { isMatchedHeader } from '../header-name';
import { isDnsLabel } from '../label-syntax';
import type { Subject } from '../report';
import { readMatcher } from '../string-match';
import { checkLabels } from './labels';
import { childOf, textOf, type Spot } from './read';
import { refuse } from './refuse';
import { checkRegexp } from './regexp';
import { checkGateways } from './virtual-service-hosts';

/** One item of `match` of an HTTP route (istio/istio pkg/config/validation/virtualservice.go, validateHTTPRouteMatchRequest). */
export function checkHttpMatch(subject: Subject, match: Spot): void {
  checkHeaderNames(subject, match, 'headers');
  checkMatchers(subject, match, 'headers', 'wh-vs-match-header');
  checkHeaderNames(subject, match, 'withoutHeaders');
  // A * alone is no regular expression here but stands for presence.
  checkMatchers(subject, match, 'withoutHeaders', 'wh-vs-match-without', ['*']);
  // A path may begin with nothing, for all of them do.
  checkMatcher(subject, match, 'uri', 'wh-vs-match-uri', { emptyPrefix: true });
  for (const name of ['scheme', 'method', 'authority']) checkMatcher(subject, match, name, 'wh-vs-match-smaq');
  checkMatchers(subject, match, 'queryParams', 'wh-vs-match-smaq');
  checkLabels(subject, match, 'sourceLabels', 'wh-vs-match-labels');
  checkGateways(subject, match, 'wh-vs-match-gateways');
  checkNamespace(subject, match);
}

function checkHeaderNames(subject: Subject, match: Spot, name: string): void {
  const headers = childOf(match, name);
  for (const key of Object.keys(headers?.value ?? {})) {
    if (isMatchedHeader(key)) continue;
    const message =
      key === ''
        ? `${name} has an empty name of a header; istiod refuses it. Name the header.`
        : `${key} is not a header name; istiod refuses it. Names are letters, digits and signs such as -, without spaces.`;
    refuse(subject, {
      rule: 'header-name',
      path: [...match.path, name, key],
      part: 'key',
      ref: 'wh-vs-match-header-name',
      message,
    });
  }
}

function checkMatchers(subject: Subject, match: Spot, name: string, ref: string, regexps?: readonly string[]): void {
  const matchers = childOf(match, name);
  if (!matchers) return;
  for (const key of Object.keys(matchers.value)) checkMatcher(subject, matchers, key, ref, { regexps });
}

interface MatcherOptions {
  /** Whether the beginning may be empty. */
  readonly emptyPrefix?: boolean;
  /** Texts that stand where a regular expression does and are none. */
  readonly regexps?: readonly string[] | undefined;
}

/** A beginning must not be empty, and an expression must be one (validateStringMatch). */
function checkMatcher(
  subject: Subject,
  parent: Spot,
  name: string,
  ref: string,
  { emptyPrefix = false, regexps = [] }: MatcherOptions = {},
): void {
  const matcher = readMatcher(parent.value[name]);
  if (matcher === undefined) return;
  const path = [...parent.path, name, matcher.by];
  if (matcher.by === 'regex' && matcher.text !== '') {
    if (!regexps.includes(matcher.text)) checkRegexp(subject, path, matcher.text, ref);
  } else if (matcher.text === '' && (matcher.by === 'regex' || (matcher.by === 'prefix' && !emptyPrefix)))
    refuse(subject, { rule: 'empty-match', path, ref, message: saysEmpty(name, matcher.by, emptyPrefix) });
}

function saysEmpty(name: string, by: string, isPath: boolean): string {
  const way = isPath ? 'Write what the path looks like, such as /api/.*.' : 'Write {} to ask only whether it is there.';
  return `The matcher of ${name} has an empty ${by}; istiod refuses it. ${way}`;
}

function checkNamespace(subject: Subject, match: Spot): void {
  const text = textOf(match, 'sourceNamespace');
  if (text === '' || isDnsLabel(text)) return;
  const message = `sourceNamespace is the name of a namespace; istiod refuses ${text}. Name one, or remove it.`;
  refuse(subject, {
    rule: 'bad-format',
    path: [...match.path, 'sourceNamespace'],
    ref: 'wh-vs-match-srcns',
    message,
  });
}

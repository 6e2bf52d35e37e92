import { readMatcher } from '../../../schema';
import { expressionOf } from '../../re2';
import { hasKey, recordIn, textIn } from '../../read';
import { barePath } from './http-match';
import type { HttpRoute } from './http-routes';
import type { ForwardAction, HttpRequest } from './route';
import type { RuleDestination } from './route-destinations';
import { stepLimit } from './string-match';

type Fields = Readonly<Record<string, unknown>>;

/** What a route sends upstream, and why the path of it is not known: the one that came, then. */
interface Sending {
  readonly sends: ForwardAction['sends'];
  readonly undecided: string | undefined;
}

/** Host and path that a route sends upstream to one of its destinations. */
export function sentBy(route: HttpRoute, to: RuleDestination, request: HttpRequest): Sending {
  const { fields } = route.rule;
  const rewrite = recordIn(fields, 'rewrite');
  const host =
    textIn(rewrite, 'authority') ??
    authoritySetBy(recordIn(fields, 'headers')) ??
    authoritySetBy(recordIn(to.item, 'headers'));
  const path = rewritten(route, rewrite, request.path);
  return {
    sends: { host: host ?? request.host, path: path ?? request.path, authority: host ?? request.authority },
    undecided: path === undefined ? undecidedPath(rewrite) : undefined,
  };
}

/**
 * The host that header operations set; what they would do to other headers with a colon is left out
 * (pilot/pkg/networking/core/route/route.go, TranslateHeadersOperations).
 */
function authoritySetBy(headers: Fields): string | undefined {
  const request = recordIn(headers, 'request');
  return authorityIn(recordIn(request, 'set')) ?? authorityIn(recordIn(request, 'add'));
}

function authorityIn(headers: Fields): string | undefined {
  const entry = Object.entries(headers).findLast(([name]) => /^(?::authority|host)$/i.test(name));
  return typeof entry?.[1] === 'string' && entry[1] !== '' ? entry[1] : undefined;
}

/**
 * `uri` takes the place of what matched: the prefix, or the whole path for an exact path and an expression. A rule without a match on the path has matched
 * the prefix `/`. The query stays (Envoy's source/common/router/config_impl.cc, finalizePathHeader).
 * Undefined where that takes too long to work out.
 */
function rewritten({ match }: HttpRoute, rewrite: Fields, path: string): string | undefined {
  const bare = barePath(path);
  const query = path.slice(bare.length);
  if (hasKey(rewrite, 'uriRegexRewrite')) {
    const regex = recordIn(rewrite, 'uriRegexRewrite');
    const expression = expressionOf(textIn(regex, 'match') ?? '');
    const replaced = expression ? expression.replaceAll(bare, textIn(regex, 'rewrite') ?? '') : bare;
    return replaced === undefined ? undefined : replaced + query;
  }
  const uri = textIn(rewrite, 'uri');
  return uri === undefined ? path : uri + bare.slice(matchedLength(match?.fields['uri'], bare)) + query;
}

function undecidedPath(rewrite: Fields): string {
  const expression = textIn(recordIn(rewrite, 'uriRegexRewrite'), 'match') ?? '';
  return `Rewriting the path with ${expression} takes more than ${stepLimit} steps, where Fairway stops: what Envoy sends is not decided.`;
}

function matchedLength(uri: unknown, bare: string): number {
  const matcher = readMatcher(uri);
  if (matcher === undefined || matcher.by === 'presence') return 1;
  return matcher.by === 'prefix' ? matcher.text.length : bare.length;
}

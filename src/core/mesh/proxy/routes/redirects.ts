import { hasKey, integerIn, recordIn, textIn } from '../../read';
import type { HttpRequest } from './route';

type Fields = Readonly<Record<string, unknown>>;

/** What a proxy answers by itself. */
interface Answer {
  readonly code: number;
  /** Undefined for a direct response. */
  readonly location: string | undefined;
}

/** The answer of a rule with `redirect` or `directResponse`, of which the redirect counts; undefined for a rule that sends requests on. */
export function answerOf(fields: Fields, request: HttpRequest): Answer | undefined {
  if (hasKey(fields, 'redirect')) {
    const redirect = recordIn(fields, 'redirect');
    return { code: integerIn(redirect, 'redirectCode') || 301, location: locationOf(redirect, request) };
  }
  if (!hasKey(fields, 'directResponse')) return undefined;
  return { code: integerIn(recordIn(fields, 'directResponse'), 'status') ?? 0, location: undefined };
}

/**
 * Where a redirect leads (pilot/pkg/networking/core/route/route.go, ApplyRedirect; Envoy's source/common/http/utility.cc, newUri): scheme, host and port of
 * the request where the rule does not say them, and its query unless `uri` brings its own.
 */
function locationOf(redirect: Fields, request: HttpRequest): string {
  const scheme = textIn(redirect, 'scheme') ?? request.scheme;
  const port = portOf(redirect, request);
  const written = textIn(redirect, 'authority');
  const host = written ?? hostOf(request, scheme, port !== undefined);
  return `${scheme}://${host}${port === undefined ? '' : `:${port}`}${pathOf(redirect, request)}`;
}

/** The scheme's own port is not written. `derivePort` other than FROM_REQUEST_PORT is Envoy's way to do without. */
function portOf(redirect: Fields, request: HttpRequest): number | undefined {
  const derived = textIn(redirect, 'derivePort') === 'FROM_REQUEST_PORT' ? request.port : undefined;
  const port = integerIn(redirect, 'port') ?? derived;
  const scheme = textIn(redirect, 'scheme') ?? request.scheme;
  return port === undefined || port === 0 || port === (scheme === 'https' ? 443 : 80) ? undefined : port;
}

/** The port of the request goes when another one is given, and when it is that of a scheme which changes. */
function hostOf(request: HttpRequest, scheme: string, hasPort: boolean): string {
  const authority = request.authority ?? request.host;
  const port = /:\d+$/.exec(authority)?.[0];
  if (port === undefined) return authority;
  const isDefault = scheme !== request.scheme && port === (request.scheme === 'https' ? ':443' : ':80');
  return hasPort || isDefault ? authority.slice(0, -port.length) : authority;
}

function pathOf(redirect: Fields, { path }: HttpRequest): string {
  const uri = textIn(redirect, 'uri');
  if (uri === undefined) return path;
  const query = path.indexOf('?');
  return uri.includes('?') || query < 0 ? uri : uri + path.slice(query);
}

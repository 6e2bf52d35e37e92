import { readMatcher } from '../../../schema';
import { hasKey, recordIn } from '../../read';
import type { HttpRequest } from './route';
import { asksForPresence, matchesText, missOf } from './string-match';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Why a match of an http rule does not take a request, as a sentence; undefined when it does. What depends on the proxy (port, gateways, labels and
 * namespace of the client) is not asked here (pilot/pkg/networking/core/route/route.go, TranslateRouteMatch).
 */
export function whyNoMatch(match: Fields, request: HttpRequest): string | undefined {
  return (
    missedPath(match, request) ??
    missedValue(match, 'method', 'The method', request.method) ??
    missedValue(match, 'authority', 'The host', request.authority ?? request.host) ??
    missedValue(match, 'scheme', 'The scheme', request.scheme) ??
    missedHeader(match, request) ??
    unwantedHeader(match, request) ??
    missedParameter(match, request)
  );
}

/** Whether a match has no condition on a request but perhaps on its path. */
function isOnPathAlone(match: Fields): boolean {
  const hasEntries = (key: string): boolean => Object.keys(recordIn(match, key)).length > 0;
  const others = ['method', 'authority', 'scheme'].some((key) => hasKey(match, key));
  return !others && !hasEntries('headers') && !hasEntries('withoutHeaders') && !hasEntries('queryParams');
}

/**
 * Whether istiod takes a match for one that takes all, so that it writes no route behind it: prefix `/` or expression `.*` without other conditions
 * (route.go, IsCatchAllRoute). An empty matcher of the path is the prefix `/`.
 */
export function takesEverything(match: Fields): boolean {
  const uri = readMatcher(match['uri']);
  const takesAllPaths =
    uri === undefined ||
    uri.by === 'presence' ||
    (uri.by === 'prefix' && uri.text === '/') ||
    (uri.by === 'regex' && uri.text === '.*');
  return takesAllPaths && isOnPathAlone(match);
}

/** The path without its query, which is what matchers and rewrites see. */
export function barePath(path: string): string {
  const end = path.search(/[?#]/);
  return end < 0 ? path : path.slice(0, end);
}

/** `ignoreUriCase` is for exact paths and prefixes. */
function missedPath(match: Fields, { path }: HttpRequest): string | undefined {
  const uri = match['uri'];
  if (uri === undefined || uri === null) return undefined;
  const bare = barePath(path);
  return matchesText(uri, bare, match['ignoreUriCase'] === true) ? undefined : `The path ${bare} ${missOf(uri)}.`;
}

function missedValue(match: Fields, key: string, noun: string, value: string): string | undefined {
  if (!hasKey(match, key) || asksForPresence(match[key]) || matchesText(match[key], value)) return undefined;
  return `${noun} ${value} ${missOf(match[key])}.`;
}

function missedHeader(match: Fields, request: HttpRequest): string | undefined {
  for (const [name, wanted] of Object.entries(recordIn(match, 'headers'))) {
    const value = headerOf(request, name);
    if (value === undefined) return `The request has no header ${name}.`;
    if (!asksForPresence(wanted) && !matchesText(wanted, value)) return `The header ${name} ${missOf(wanted)}.`;
  }
  return undefined;
}

/** A header that is not there counts as empty, so that most matchers, but not one for an empty text, are missed. */
function unwantedHeader(match: Fields, request: HttpRequest): string | undefined {
  for (const [name, unwanted] of Object.entries(recordIn(match, 'withoutHeaders'))) {
    const value = headerOf(request, name);
    const isThere = asksForPresence(unwanted) ? value !== undefined : matchesText(unwanted, value ?? '');
    if (isThere) return `The request has header ${name} as withoutHeaders names it.`;
  }
  return undefined;
}

/** Claims of a token, `@request.auth.claims`, are no headers, and nobody knows them before a call is made. */
function headerOf(request: HttpRequest, name: string): string | undefined {
  switch (name.toLowerCase()) {
    case ':method':
      return request.method;
    case ':path':
      return request.path;
    case ':scheme':
      return request.scheme;
    case ':authority':
    case 'host':
      return request.authority ?? request.host;
    default:
      return request.headers[name.toLowerCase()];
  }
}

/** Envoy compares the first of several values, as it is written in the URL (source/common/router/config_utility.cc, matchQueryParams). */
function missedParameter(match: Fields, { path }: HttpRequest): string | undefined {
  const wanted = Object.entries(recordIn(match, 'queryParams'));
  if (wanted.length === 0) return undefined;
  const parameters = parametersOf(path);
  for (const [name, matcher] of wanted) {
    const value = parameters.get(name);
    if (value === undefined) return `The request has no query parameter ${name}.`;
    if (!asksForPresence(matcher) && !matchesText(matcher, value))
      return `The query parameter ${name} ${missOf(matcher)}.`;
  }
  return undefined;
}

function parametersOf(path: string): ReadonlyMap<string, string> {
  const query = /\?([^#]*)/.exec(path)?.[1] ?? '';
  const parameters = new Map<string, string>();
  for (const part of query.split('&')) {
    const [name = '', ...value] = part.split('=');
    if (name !== '' && !parameters.has(name)) parameters.set(name, value.join('='));
  }
  return parameters;
}

import { readMatcher } from '../../../schema';
import { hasKey, recordIn } from '../../read';
import type { HttpRequest } from './route';
import { asksForPresence, matchesText, missOf, undecidedOf } from './string-match';

type Fields = Readonly<Record<string, unknown>>;

/** Why a match does not take a request, as a sentence; `isOpen` where nobody knows whether it does, as an expression takes too long to tell. */
interface Miss {
  readonly because: string;
  readonly isOpen: boolean;
}

/**
 * Why a match of an http rule does not take a request; undefined when it does. What depends on the proxy (port, gateways, labels and
 * namespace of the client) is not asked here (pilot/pkg/networking/core/route/route.go, TranslateRouteMatch).
 */
export function whyNoMatch(match: Fields, request: HttpRequest): Miss | undefined {
  let undecided: Miss | undefined;
  for (const miss of missesOf(match, request)) {
    // Where another condition is missed for sure, the open one decides nothing.
    if (!miss.isOpen) return miss;
    undecided ??= miss;
  }
  return undecided;
}

function* missesOf(match: Fields, request: HttpRequest): Generator<Miss> {
  yield* missedPath(match, request);
  yield* missedValue(match, 'method', 'The method', request.method);
  yield* missedValue(match, 'authority', 'The host', request.authority ?? request.host);
  yield* missedValue(match, 'scheme', 'The scheme', request.scheme);
  yield* missedHeader(match, request);
  yield* unwantedHeader(match, request);
  yield* missedParameter(match, request);
}

/** What it means for a match that a text is, or is not, what a matcher asks for. */
function* compared(noun: string, matcher: unknown, text: string, ignoresCase = false): Generator<Miss> {
  const isMatch = matchesText(matcher, text, ignoresCase);
  if (isMatch === undefined) yield open(`${noun} ${undecidedOf(matcher)}.`);
  else if (!isMatch) yield missed(`${noun} ${missOf(matcher)}.`);
}

function missed(because: string): Miss {
  return { because, isOpen: false };
}

function open(because: string): Miss {
  return { because, isOpen: true };
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
function* missedPath(match: Fields, { path }: HttpRequest): Generator<Miss> {
  const uri = match['uri'];
  if (uri === undefined || uri === null) return;
  const bare = barePath(path);
  yield* compared(`The path ${bare}`, uri, bare, match['ignoreUriCase'] === true);
}

function* missedValue(match: Fields, key: string, noun: string, value: string): Generator<Miss> {
  if (hasKey(match, key) && !asksForPresence(match[key])) yield* compared(`${noun} ${value}`, match[key], value);
}

function* missedHeader(match: Fields, request: HttpRequest): Generator<Miss> {
  for (const [name, wanted] of Object.entries(recordIn(match, 'headers'))) {
    const value = headerOf(request, name);
    if (value === undefined) yield missed(`The request has no header ${name}.`);
    else if (!asksForPresence(wanted)) yield* compared(`The header ${name}`, wanted, value);
  }
}

/** A header that is not there counts as empty, so that most matchers, but not one for an empty text, are missed. */
function* unwantedHeader(match: Fields, request: HttpRequest): Generator<Miss> {
  for (const [name, unwanted] of Object.entries(recordIn(match, 'withoutHeaders'))) {
    const value = headerOf(request, name);
    const isThere = asksForPresence(unwanted) ? value !== undefined : matchesText(unwanted, value ?? '');
    if (isThere === undefined) yield open(`The header ${name} ${undecidedOf(unwanted)}.`);
    else if (isThere) yield missed(`The request has header ${name} as withoutHeaders names it.`);
  }
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
function* missedParameter(match: Fields, { path }: HttpRequest): Generator<Miss> {
  const wanted = Object.entries(recordIn(match, 'queryParams'));
  if (wanted.length === 0) return;
  const parameters = parametersOf(path);
  for (const [name, matcher] of wanted) {
    const value = parameters.get(name);
    if (value === undefined) yield missed(`The request has no query parameter ${name}.`);
    else if (!asksForPresence(matcher)) yield* compared(`The query parameter ${name}`, matcher, value);
  }
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

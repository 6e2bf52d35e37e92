import { itemsOf } from '../../../core/lists';
import { isRecord } from '../../../core/schema';
import { summaryWords } from '../words/summaries';

type Value = Readonly<Record<string, unknown>>;

/** A route in one line: what it takes, and what becomes of it: `charges: POST /v1* → api.example.com v2 90 %, api.example.com v1 10 %`. */
export function routeWords(route: Value): string {
  const name = typeof route['name'] === 'string' && route['name'] !== '' ? `${route['name']}: ` : '';
  return `${name}${takenWords(route['match'])} → ${outcomeWords(route)}`;
}

/** What one item of `match` asks for; every request or connection when it asks for nothing. */
export function matchWords(match: Value): string {
  const order = Object.keys(match).sort((a, b) => rankOf(a) - rankOf(b));
  const words = order.flatMap((name) => conditionWords(name, match[name]));
  return words.length === 0 ? summaryWords.everything : words.join(' ');
}

/** Where an item of `route` leads: `api.example.com v2:443`. */
export function destinationWords(item: Value): string {
  return placeWords(item['destination']);
}

/** The shares of destinations in percent, as Envoy splits them: by weight, where one destination alone gets all and an unset weight is 0. */
export function sharesOf(route: unknown): readonly number[] {
  const items = itemsOf(route);
  const weights = weightsOf(items);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (items.length === 1) return [100];
  return weights.map((weight) => (sum === 0 ? 0 : Math.round((weight / sum) * 1000) / 10));
}

/** The weights as written; what is unset or no number counts as 0. */
export function weightsOf(items: readonly unknown[]): readonly number[] {
  return items.map((item) => (isRecord(item) && typeof item['weight'] === 'number' ? item['weight'] : 0));
}

/**
 * Whether requests can pass all routes of a list: then they get 404. A route without conditions, or with one that every path fulfils, takes
 * what is left (istio/istio pilot/pkg/networking/core/route/route.go, IsCatchAllRoute). What is asked of the port or of who calls decides for whom there are
 * routes at all, and not whether a request passes them (the same file, sourceMatchHTTP and BuildHTTPRoutesForVirtualService).
 */
export function lacksCatchAll(routes: unknown): boolean {
  return Array.isArray(routes) && routes.length > 0 && !routes.some(takesAll);
}

function takesAll(route: unknown): boolean {
  if (!isRecord(route)) return false;
  const { match } = route;
  return !Array.isArray(match) || match.length === 0 || match.some(isAlwaysTrue);
}

/** What a match may say that no request differs in. */
const aside: ReadonlySet<string> = new Set([
  'name',
  'statPrefix',
  'port',
  'gateways',
  'sourceLabels',
  'sourceNamespace',
]);

function isAlwaysTrue(match: unknown): boolean {
  if (!isRecord(match)) return false;
  const names = Object.keys(match).filter((name) => !aside.has(name));
  const { uri } = match;
  if (names.length === 0) return true;
  if (names.length > 1 || !isRecord(uri)) return false;
  return uri['prefix'] === '/' || uri['regex'] === '.*' || uri['regex'] === '*';
}

function takenWords(match: unknown): string {
  const items = itemsOf(match);
  if (items.length === 0) return summaryWords.everything;
  return summaryWords.anyOf(items.map((item) => (isRecord(item) ? matchWords(item) : '?')));
}

/** As a request is read aloud: its method, its path, then the rest as it is written. */
function rankOf(name: string): number {
  return name === 'method' ? 0 : name === 'uri' ? 1 : 2;
}

function conditionWords(name: string, value: unknown): readonly string[] {
  if (name === 'name' || name === 'statPrefix' || name === 'ignoreUriCase') return [];
  if (name === 'uri' || name === 'method' || name === 'authority') return [textWords(value)];
  if (name === 'port') return [summaryWords.port(String(value))];
  if (Array.isArray(value)) return [value.map(String).join(', ')];
  if (!isRecord(value)) return [`${name} ${String(value)}`];
  const keys = Object.keys(value).join(', ');
  switch (name) {
    case 'scheme':
      return [`${textWords(value)}://`];
    case 'withoutHeaders':
      return [summaryWords.without(keys)];
    case 'queryParams':
      return [`?${keys}`];
    default:
      return [keys];
  }
}

/** A match of a text: a beginning ends with a star, a regular expression stands behind a tilde. */
function textWords(value: unknown): string {
  if (!isRecord(value)) return String(value);
  if (typeof value['exact'] === 'string') return value['exact'];
  if (typeof value['prefix'] === 'string') return `${value['prefix']}*`;
  return typeof value['regex'] === 'string' ? `~${value['regex']}` : summaryWords.anything;
}

function outcomeWords(route: Value): string {
  const { redirect, directResponse, delegate, route: destinations } = route;
  if (isRecord(redirect)) return summaryWords.redirect(String(redirect['uri'] ?? redirect['authority'] ?? ''));
  if (isRecord(directResponse)) return summaryWords.answers(String(directResponse['status'] ?? ''));
  if (isRecord(delegate)) return summaryWords.delegate(String(delegate['name'] ?? ''));
  const items = itemsOf(destinations);
  const shares = sharesOf(items);
  const words = items.map((item, index) => {
    const place = isRecord(item) ? destinationWords(item) : '?';
    return items.length > 1 ? summaryWords.share(place, shares[index] ?? 0) : place;
  });
  return words.length === 0 ? summaryWords.nowhere : words.join(', ');
}

function placeWords(destination: unknown): string {
  if (!isRecord(destination)) return '?';
  const { host, subset, port } = destination;
  const number = isRecord(port) && port['number'] !== undefined ? `:${String(port['number'])}` : '';
  return `${String(host ?? '?')}${typeof subset === 'string' ? ` ${subset}` : ''}${number}`;
}

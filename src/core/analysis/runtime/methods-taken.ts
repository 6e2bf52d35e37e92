import { coversMatch, type HttpMatch, type HttpRule, type Mesh, httpRulesOf, type VirtualService } from '../../mesh';
import { isRecord, readMatcher } from '../../schema';

type Fields = Readonly<Record<string, unknown>>;

/** What a rule takes of the methods that must not be repeated: those for which no earlier rule stands before it. */
export function unsafeMethods(mesh: Mesh, virtualService: VirtualService, rule: HttpRule): readonly string[] {
  const { rules } = httpRulesOf(mesh, virtualService);
  const earlier = rules.slice(0, Math.max(0, rules.indexOf(rule)));
  return ['POST', 'PATCH'].filter((method) => takes(rule, method, earlier));
}

function takes({ matches }: HttpRule, method: string, earlier: readonly HttpRule[]): boolean {
  const own = matches.length === 0 ? [noMatch] : matches.map(({ fields }) => fields);
  return own.some(
    (fields) => admits(fields, method) && !isTakenBefore({ ...fields, method: { exact: method } }, earlier),
  );
}

const noMatch: Fields = {};

function admits(fields: Fields, method: string): boolean {
  const headers = isRecord(fields['headers']) ? fields['headers'] : noMatch;
  return [fields['method'], headers[':method']].every((each) => admitsText(each, method));
}

function admitsText(value: unknown, method: string): boolean {
  const matcher = readMatcher(value);
  if (matcher === undefined || matcher.by === 'presence') return true;
  if (matcher.by === 'exact') return matcher.text === method;
  if (matcher.by === 'prefix') return method.startsWith(matcher.text);
  const words = matcher.text.replace(/^\^?\(?(?:\?:)?/, '').replace(/\)?\$?$/, '');
  return /^[A-Za-z|]+$/.test(words) ? words.split('|').includes(method) : true;
}

/** Only conditions on the request itself are compared; who calls, and where, must be the same. */
function isTakenBefore(request: Fields, earlier: readonly HttpRule[]): boolean {
  return earlier.some(({ matches }) =>
    matches.some((match: HttpMatch) => isSamePlace(match.fields, request) && coversMatch(match.fields, request)),
  );
}

function isSamePlace(a: Fields, b: Fields): boolean {
  return ['port', 'gateways', 'sourceLabels', 'sourceNamespace'].every(
    (key) => a[key] === undefined || JSON.stringify(a[key]) === JSON.stringify(b[key]),
  );
}

import { compareText } from '../base';
import { readMatcher } from '../../schema';
import { hasKey, recordIn } from '../read';
import type { HttpMatch } from '../proxy/routes/http-rules';
import { from, writtenAt, type EnvoyFields, type EnvoyValue } from './tree';

/** `match` of a route (pilot/pkg/networking/core/route/route.go, TranslateRouteMatch). */
export function routeMatch(match: HttpMatch | undefined): EnvoyFields {
  if (match === undefined) return { prefix: '/' };
  const { fields } = match;
  const headers = [...named(match, 'headers'), ...named(match, 'withoutHeaders')].sort((a, b) =>
    compareText(a.name, b.name),
  );
  const pseudo = (['method', 'authority', 'scheme'] as const)
    .filter((key) => hasKey(fields, key))
    .map((key) => ({ name: `:${key}`, value: placed(match, [key], conditionOf(`:${key}`, fields[key])) }));
  const all = [...headers, ...pseudo].map(({ value }) => value);
  const parameters = Object.entries(recordIn(fields, 'queryParams')).map(([name, wanted]) =>
    placed(match, ['queryParams', name], conditionOf(name, wanted)),
  );
  return {
    ...pathOf(match),
    case_sensitive: hasKey(fields, 'ignoreUriCase')
      ? placed(match, ['ignoreUriCase'], fields['ignoreUriCase'] !== true)
      : true,
    headers: all.length > 0 ? all : undefined,
    query_parameters: parameters.length > 0 ? parameters : undefined,
  };
}

function placed({ origin, path }: HttpMatch, fields: readonly string[], value: EnvoyValue): EnvoyValue {
  return from(writtenAt(origin.virtualService.resource, [...path, ...fields]), value);
}

function pathOf(match: HttpMatch): EnvoyFields {
  const uri = readMatcher(match.fields['uri']);
  const at = (value: EnvoyValue): EnvoyValue => placed(match, ['uri'], value);
  switch (uri?.by) {
    case 'exact':
      return { path: at(uri.text) };
    case 'prefix':
      return { prefix: at(uri.text) };
    case 'regex':
      return { safe_regex: at({ regex: uri.text }) };
    default:
      return { prefix: '/' };
  }
}

interface Named {
  readonly name: string;
  readonly value: EnvoyValue;
}

function named(match: HttpMatch, key: 'headers' | 'withoutHeaders'): readonly Named[] {
  return Object.entries(recordIn(match.fields, key)).map(([name, wanted]) => {
    const condition = conditionOf(name, wanted);
    const missing = condition['present_match'] === undefined ? { treat_missing_header_as_empty: true } : {};
    const inverted = key === 'withoutHeaders' ? { invert_match: true, ...missing } : {};
    return { name, value: placed(match, [key, name], { ...condition, ...inverted }) };
  });
}

/** An empty matcher, and the expression `*`, ask only whether there is something. */
function conditionOf(name: string, wanted: unknown): EnvoyFields {
  const matcher = readMatcher(wanted);
  if (matcher === undefined || matcher.by === 'presence' || (matcher.by === 'regex' && matcher.text === '*'))
    return { name, present_match: true };
  return { name, string_match: stringMatch(matcher) };
}

/** A matcher of a text (pilot/pkg/networking/util/util.go, ConvertToEnvoyMatch). */
export function stringMatch({ by, text }: NonNullable<ReturnType<typeof readMatcher>>): EnvoyFields {
  return by === 'regex' ? { safe_regex: { regex: text } } : { [by]: text };
}

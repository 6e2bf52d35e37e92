import { readMatcher } from '../../schema';
import { hasKey, integerIn, listIn, recordIn, textIn, textsIn } from '../read';
import { readDuration } from '../../schema';
import type { HttpRule } from '../proxy/routes/http-rules';
import { ruleOrigin } from './rule-origin';
import { stringMatch } from './route-match';
import { from, seconds, typed, type EnvoyFields } from './tree';

type Fields = Readonly<Record<string, unknown>>;

/** What a route says to filters: faults and CORS; undefined where it says nothing (route.go, TranslateFault and TranslateCORSPolicy). */
export function filterConfig(rule: HttpRule): EnvoyFields | undefined {
  const { fields } = rule;
  const fault = hasKey(fields, 'fault') ? faultOf(recordIn(fields, 'fault')) : undefined;
  const cors = hasKey(fields, 'corsPolicy') ? corsOf(recordIn(fields, 'corsPolicy')) : undefined;
  if (fault === undefined && cors === undefined) return undefined;
  const type = 'envoy.extensions.filters.http';
  return {
    'envoy.filters.http.fault': fault && from(ruleOrigin(rule, 'fault'), typed(`${type}.fault.v3.HTTPFault`, fault)),
    'envoy.filters.http.cors': cors && from(ruleOrigin(rule, 'corsPolicy'), typed(`${type}.cors.v3.CorsPolicy`, cors)),
  };
}

function faultOf(fault: Fields): EnvoyFields | undefined {
  const delay = recordIn(fault, 'delay');
  const abort = recordIn(fault, 'abort');
  const fixed = seconds(textIn(delay, 'fixedDelay'));
  const error = abortOf(abort);
  if (fixed === undefined && error === undefined) return undefined;
  const share = hasKey(delay, 'percentage')
    ? millionths(recordIn(delay, 'percentage')['value'])
    : hundredths(integerIn(delay, 'percent') ?? 0);
  return {
    delay: fixed === undefined ? undefined : { fixed_delay: fixed, percentage: share },
    abort: error && {
      ...error,
      percentage: hasKey(abort, 'percentage') ? millionths(recordIn(abort, 'percentage')['value']) : undefined,
    },
  };
}

function abortOf(abort: Fields): EnvoyFields | undefined {
  const http = integerIn(abort, 'httpStatus');
  if (http !== undefined) return { http_status: http };
  const grpc = textIn(abort, 'grpcStatus');
  return grpc === undefined ? undefined : { grpc_status: Math.max(0, grpcCodes.indexOf(grpc)) };
}

/** The codes of gRPC in their order (istio/istio pkg/util/grpc, SupportedGRPCStatus). */
const grpcCodes = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
];

/** A share as Istio's `Percent` gives it, with four digits behind the point. */
export function millionths(percent: unknown): EnvoyFields {
  const value = typeof percent === 'number' ? percent : 0;
  return { numerator: Math.trunc(value * 10_000), denominator: 'MILLION' };
}

/** A share in whole percent. */
export function hundredths(percent: number): EnvoyFields {
  return { numerator: percent, denominator: 'HUNDRED' };
}

function corsOf(cors: Fields): EnvoyFields {
  const joined = (key: string): string | undefined => textsIn(cors, key).join(',') || undefined;
  const written = hasKey(cors, 'allowOrigins')
    ? listIn(cors, 'allowOrigins').flatMap((each) => readMatcher(each) ?? [])
    : textsIn(cors, 'allowOrigin').map((text) => ({ by: 'exact' as const, text }));
  const age = readDuration(textIn(cors, 'maxAge') ?? '');
  const credentials = cors['allowCredentials'];
  return {
    allow_origin_string_match: written.length > 0 ? written.map(stringMatch) : undefined,
    allow_methods: joined('allowMethods'),
    allow_headers: joined('allowHeaders'),
    expose_headers: joined('exposeHeaders'),
    max_age: age === null ? undefined : String(Math.trunc(age / 1000)),
    allow_credentials: typeof credentials === 'boolean' ? credentials : undefined,
    filter_enabled: { default_value: hundredths(100) },
    forward_not_matching_preflights: textIn(cors, 'unmatchedPreflights') !== 'IGNORE',
  };
}

import type { EnumValue } from './types';

/**
 * A condition on which Envoy tries again, with what it repeats (Envoy's router filter, x-envoy-retry-on and x-envoy-retry-grpc-on), and what a
 * repetition under it can do: nothing, since the server saw no request (`unsent`); send a request twice (`seen`); or it is read from the status
 * that gRPC answers (`grpc`).
 */
export interface RetryCondition extends EnumValue {
  readonly group: 'unsent' | 'seen' | 'grpc';
}

/**
 * The conditions on which Envoy tries again, the safest first. Istio takes these, and no others of Envoy's (istio/istio
 * pkg/config/validation/agent/validation.go, supportedRetryOnPolicies). Status codes may stand among them, for which Istio adds
 * retriable-status-codes by itself (pilot/pkg/networking/core/route/retry/retry.go, parseRetryOn).
 */
export const retryConditions: readonly RetryCondition[] = [
  {
    value: 'connect-failure',
    group: 'unsent',
    doc: 'No connection came about, a timeout while connecting included. Nothing was sent, so that writes are safe.',
  },
  { value: 'refused-stream', group: 'unsent', doc: 'The server refused the HTTP/2 stream before it looked at it.' },
  { value: 'reset-before-request', group: 'unsent', doc: 'The connection broke before the request was sent.' },
  { value: 'gateway-error', group: 'seen', doc: 'The answer was 502, 503 or 504. It repeats writes too.' },
  { value: '5xx', group: 'seen', doc: 'Any 5xx, and no answer at all. It repeats writes too.' },
  {
    value: 'reset',
    group: 'seen',
    doc: 'No answer: the connection broke, or the try ran into perTryTimeout. It repeats writes too.',
  },
  { value: 'retriable-4xx', group: 'seen', doc: 'The answer was 409.' },
  {
    value: 'retriable-status-codes',
    group: 'seen',
    doc: 'The answer has one of the codes that stand beside these words.',
  },
  {
    value: 'retriable-headers',
    group: 'seen',
    doc: 'The answer has a header that the request names in x-envoy-retriable-header-names.',
  },
  { value: 'envoy-ratelimited', group: 'seen', doc: 'The answer has the header x-envoy-ratelimited.' },
  { value: 'http3-post-connect-failure', group: 'seen', doc: 'An HTTP/3 connection failed after it was made.' },
  { value: 'unavailable', group: 'grpc', doc: 'gRPC answered UNAVAILABLE.' },
  { value: 'cancelled', group: 'grpc', doc: 'gRPC answered CANCELLED.' },
  { value: 'deadline-exceeded', group: 'grpc', doc: 'gRPC answered DEADLINE_EXCEEDED.' },
  { value: 'internal', group: 'grpc', doc: 'gRPC answered INTERNAL.' },
  { value: 'resource-exhausted', group: 'grpc', doc: 'gRPC answered RESOURCE_EXHAUSTED.' },
];

/**
 * Whether a try that exceeds perTryTimeout is tried again: the proxy resets it itself, after the server got the request, and that no other condition asks
 * for (envoyproxy/envoy source/common/router/router.cc, Filter::onPerTryTimeoutCommon; retry_state_impl.cc, wouldRetryFromReset). Pass what is written:
 * Istio's default list has none of them.
 */
export function isRetriedAfterTimeout(retryOn: readonly string[]): boolean {
  return afterTimeout.some((each) => retryOn.includes(each));
}

const afterTimeout: readonly string[] = ['reset', 'gateway-error', '5xx'];

/** One item of `retryOn`: a condition, or a status code that Go knows by name. Nothing is trimmed (ValidateHTTPRetry). */
export function isRetryOn(item: string): boolean {
  return (
    retryConditions.some(({ value }) => value === item) || (/^[+-]?\d+$/.test(item) && isNamedStatus(Number(item)))
  );
}

/** The first and the last code of each run that Go's net/http has a name for (StatusText). */
const namedStatuses: readonly (readonly [number, number])[] = [
  [100, 103],
  [200, 208],
  [226, 226],
  [300, 305],
  [307, 308],
  [400, 418],
  [421, 426],
  [428, 429],
  [431, 431],
  [451, 451],
  [500, 508],
  [510, 511],
];

/** Whether Go's net/http has a name for a status code, so that `retryOn` takes it for one. */
export function isNamedStatus(code: number): boolean {
  return namedStatuses.some(([first, last]) => code >= first && code <= last);
}

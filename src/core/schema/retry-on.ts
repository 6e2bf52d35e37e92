/**
 * The conditions on which Envoy tries again. Istio takes these, and no others of Envoy's (istio/istio pkg/config/validation/agent/validation.go,
 * supportedRetryOnPolicies).
 */
export const retryConditions: readonly string[] = [
  '5xx',
  'gateway-error',
  'reset',
  'reset-before-request',
  'connect-failure',
  'retriable-4xx',
  'refused-stream',
  'retriable-status-codes',
  'retriable-headers',
  'envoy-ratelimited',
  'http3-post-connect-failure',
  'cancelled',
  'deadline-exceeded',
  'internal',
  'resource-exhausted',
  'unavailable',
];

/** One item of `retryOn`: a condition, or a status code that Go knows by name. Nothing is trimmed (ValidateHTTPRetry). */
export function isRetryOn(item: string): boolean {
  return retryConditions.includes(item) || (/^[+-]?\d+$/.test(item) && isNamedStatus(Number(item)));
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

function isNamedStatus(code: number): boolean {
  return namedStatuses.some(([first, last]) => code >= first && code <= last);
}

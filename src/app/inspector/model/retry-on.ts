/** A condition of Envoy's retry policy, as `retryOn` names it. */
export interface RetryCondition {
  readonly value: string;
  readonly doc: string;
}

export interface RetryGroup {
  readonly title: string;
  readonly conditions: readonly RetryCondition[];
}

/**
 * The conditions by what a repetition can do (Envoy's x-envoy-retry-on and x-envoy-retry-grpc-on). Status codes stand beside them as numbers, for
 * which Istio adds retriable-status-codes by itself (istio/istio pilot/pkg/networking/core/route/retry/retry.go, parseRetryOn).
 */
export const retryGroups: readonly RetryGroup[] = [
  {
    title: 'before the server saw it',
    conditions: [
      { value: 'connect-failure', doc: 'No connection came about, a timeout while connecting included.' },
      { value: 'refused-stream', doc: 'The server refused the HTTP/2 stream before it looked at it.' },
      { value: 'reset-before-request', doc: 'The connection broke before the request was sent.' },
    ],
  },
  {
    title: 'may repeat a request',
    conditions: [
      { value: '5xx', doc: 'Any 5xx answer, or none at all.' },
      { value: 'gateway-error', doc: '502, 503 or 504.' },
      { value: 'reset', doc: 'No answer: the connection broke, or the try ran into perTryTimeout.' },
      { value: 'retriable-4xx', doc: '409.' },
    ],
  },
  {
    title: 'gRPC',
    conditions: [
      { value: 'unavailable', doc: 'Status unavailable.' },
      { value: 'cancelled', doc: 'Status cancelled.' },
      { value: 'deadline-exceeded', doc: 'Status deadline-exceeded.' },
      { value: 'internal', doc: 'Status internal.' },
      { value: 'resource-exhausted', doc: 'Status resource-exhausted.' },
    ],
  },
];

/** The conditions and codes of a text, in their order, without the spaces around them. */
export function readRetryOn(text: string): readonly string[] {
  return text
    .split(',')
    .map((token) => token.trim())
    .filter((token) => token !== '');
}

/** The text with a condition taken out, or added at the end; without spaces. */
export function toggleRetryOn(text: string, token: string): string {
  const tokens = readRetryOn(text);
  return (tokens.includes(token) ? tokens.filter((each) => each !== token) : [...tokens, token]).join(',');
}

import type { Candidate } from './completion';

/**
 * Conditions of `retryOn` (pkg/config/validation/validation.go, supportedRetryOnPolicies) with what Envoy repeats under each
 * (router_filter, x-envoy-retry-on and x-envoy-retry-grpc-on). Status codes may stand among them.
 */
export const retryConditions: readonly Candidate[] = [
  { value: 'connect-failure', doc: 'The connection could not be made. Nothing was sent, so that writes are safe.' },
  { value: 'refused-stream', doc: 'The server refused the stream before it did anything.' },
  { value: 'reset-before-request', doc: 'The connection broke before the request was sent.' },
  { value: 'unavailable', doc: 'gRPC answered UNAVAILABLE.' },
  { value: 'cancelled', doc: 'gRPC answered CANCELLED.' },
  { value: 'retriable-status-codes', doc: 'The answer has one of the codes that stand beside these words.' },
  { value: 'gateway-error', doc: 'The answer was 502, 503 or 504. It repeats writes too.' },
  { value: '5xx', doc: 'Any 5xx, and no answer at all. It repeats writes too.' },
  { value: 'reset', doc: 'The connection broke or the try ran into its limit. It repeats writes too.' },
  { value: 'retriable-4xx', doc: 'The answer was 409.' },
  { value: 'retriable-headers', doc: 'The answer has a header that marks it as retriable.' },
  { value: 'envoy-ratelimited', doc: 'The answer has the header x-envoy-ratelimited.' },
  { value: 'http3-post-connect-failure', doc: 'An HTTP/3 connection failed after it was made.' },
  { value: 'deadline-exceeded', doc: 'gRPC answered DEADLINE_EXCEEDED.' },
  { value: 'internal', doc: 'gRPC answered INTERNAL.' },
  { value: 'resource-exhausted', doc: 'gRPC answered RESOURCE_EXHAUSTED.' },
];

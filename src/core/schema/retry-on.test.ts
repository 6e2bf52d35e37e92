import { expect, it } from 'vitest';
import { isRetryOn } from './retry-on';

it.each(['5xx', 'gateway-error', 'reset-before-request', '503', '418', '511', '+503', '0503', '100'])(
  'takes %s',
  (item) => expect(isRetryOn(item)).toBe(true),
);
it.each(['', ' reset', 'reset ', '5XX', 'invalid policy', '600', '499', '306', '599', '-503', '5e2', 'retriable-5xx'])(
  'refuses %j',
  (item) => expect(isRetryOn(item)).toBe(false),
);

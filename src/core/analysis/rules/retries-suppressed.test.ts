import { governed, httpRule, https } from '../../testing/traffic-policy-cases';
import { testRule } from '../../testing/rule-tester';
import { retriesSuppressed } from './retries-suppressed';

const pool = (rest: string): { policy: string } => ({ policy: `connectionPool: { http: { ${rest} } }` });
const route = 'route: [{ destination: { host: api.net } }]';
const retrying = httpRule(`${route}, retries: { attempts: 3 }`);
const message = (limit: number): string =>
  `Under load retries to port 80 of api.net are skipped: maxRetries ${limit} is not the number of tries, but allows ${limit} retries at a time over all calls. Remove it, or set retryBudget.`;

testRule(retriesSuppressed, {
  valid: [
    governed(pool('maxRetries: 3')),
    governed(pool('maxRetries: 3'), httpRule(`${route}, retries: { attempts: 0 }`)),
    governed(pool('maxRetries: 3'), httpRule(route)),
    governed(pool('maxRetries: 4'), retrying),
    governed(pool('maxRetries: 0'), retrying),
    governed(pool('http2MaxRequests: 2'), retrying),
    // The rule is asked on no port of the host.
    governed({ ...pool('maxRetries: 3'), ports: https }, retrying),
  ],
  invalid: [
    {
      code: governed(pool('maxRetries: 3'), retrying),
      findings: [{ message: message(3), at: '3', ref: 'P46' }],
      fixes: ['Remove maxRetries'],
    },
    {
      code: governed(pool('maxRetries: 1'), retrying),
      findings: [{ message: message(1) }],
      fixes: ['Remove maxRetries'],
    },
  ],
});

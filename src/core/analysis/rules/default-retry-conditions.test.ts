import { retriesText as rule } from '../../testing/routing-texts';
import { testRule } from '../../testing/rule-tester';
import { defaultRetryConditions } from './default-retry-conditions';

const message = (attempts: number): string =>
  `A server that answers 503 is not asked again (Istio 1.24 and later): without retryOn, attempts: ${attempts} is only for failed connections and refused streams. Write the conditions into retryOn.`;

testRule(defaultRetryConditions, {
  valid: [
    rule('{ attempts: 2, retryOn: "503" }'),
    rule('{ attempts: 0 }'),
    rule('{}'),
    rule('{ attempts: 2 }', '', '443 TLS'),
  ],
  invalid: [
    {
      code: rule('{ attempts: 3 }'),
      findings: [{ message: message(3), path: 'spec.http[0].retries.attempts', at: '3', ref: 'P06' }],
    },
    { code: rule('{ attempts: 1, retryOn: "" }'), findings: [{ message: message(1) }] },
  ],
});

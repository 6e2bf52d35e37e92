import { retriesText as rule } from '../../testing/routing-texts';
import { testRule } from '../../testing/rule-tester';
import { triesBeyondTimeout } from './tries-beyond-timeout';

testRule(triesBeyondTimeout, {
  valid: [
    rule('{ attempts: 2, perTryTimeout: 2s, retryOn: reset }', 'timeout: 6s'),
    rule('{ attempts: 2, perTryTimeout: 2s, retryOn: reset }'),
    rule('{ attempts: 2, perTryTimeout: 2s, retryOn: reset }', 'timeout: 0s'),
    // The first try that is too slow ends the call, so there is nothing to add up.
    rule('{ attempts: 2, perTryTimeout: 25s, retryOn: "connect-failure,refused-stream,503" }', 'timeout: 60s'),
    rule('{ attempts: 2, perTryTimeout: 25s }', 'timeout: 60s'),
    rule('{ attempts: 5 }', 'timeout: 1s'),
    rule('{ attempts: 0 }', 'timeout: 1s'),
  ],
  invalid: [
    {
      code: rule('{ attempts: 2, perTryTimeout: 5s }', 'timeout: 5s'),
      findings: [
        {
          message:
            'perTryTimeout 5s is not below the timeout 5s of the route, so Envoy ignores it and the first try has all the time. Set a lower one.',
          path: 'spec.http[0].retries.perTryTimeout',
          ref: 'P02',
        },
      ],
    },
    {
      code: rule('{ attempts: 3, perTryTimeout: 2s, retryOn: reset }', 'timeout: 5s'),
      findings: [
        {
          message:
            "4 tries of 2s take 8s, and the route's timeout ends the call after 5s, so the last tries are cut off. Raise timeout, or lower attempts or perTryTimeout.",
          path: 'spec.http[0].retries.attempts',
          ref: 'P03',
        },
      ],
      fixes: ['Set perTryTimeout to 1.2s', 'Set timeout to 8s'],
    },
  ],
});

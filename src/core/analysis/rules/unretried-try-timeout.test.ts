import { retriesText as rule } from '../../testing/routing-texts';
import { testRule } from '../../testing/rule-tester';
import { unretriedTryTimeout } from './unretried-try-timeout';

testRule(unretriedTryTimeout, {
  valid: [
    rule('{ attempts: 2, perTryTimeout: 2s, retryOn: reset }'),
    rule('{ attempts: 2, perTryTimeout: 2s, retryOn: "gateway-error,connect-failure" }'),
    rule('{ attempts: 2, perTryTimeout: 2s, retryOn: 5xx }'),
    rule('{ attempts: 2 }'),
    // Envoy ignores a perTryTimeout that is not below the timeout.
    rule('{ attempts: 2, perTryTimeout: 5s }', 'timeout: 5s'),
    rule('{ attempts: 0 }'),
    rule('{ attempts: 2, perTryTimeout: 2s }', '', '443 TLS'),
  ],
  invalid: [
    {
      code: rule('{ attempts: 2, perTryTimeout: 2s }'),
      findings: [
        {
          message:
            'A try that exceeds perTryTimeout ends the call with 504, for the default of retryOn has none of reset, gateway-error and 5xx. Add reset to retryOn where repeating a request does no harm.',
          path: 'spec.http[0].retries.perTryTimeout',
          at: '2s',
          ref: 'P01',
        },
      ],
    },
    {
      code: rule(
        '{ attempts: 2, perTryTimeout: 2s, retryOn: "connect-failure,503" }',
        'match: [{ method: { exact: GET } }]',
      ),
      findings: [
        {
          message:
            'A try that exceeds perTryTimeout ends the call with 504, for retryOn has none of reset, gateway-error and 5xx. Add reset to retryOn where repeating a request does no harm.',
        },
      ],
      output: rule(
        '{ attempts: 2, perTryTimeout: 2s, retryOn: "connect-failure,503,reset" }',
        'match: [{ method: { exact: GET } }]',
      ),
    },
  ],
});

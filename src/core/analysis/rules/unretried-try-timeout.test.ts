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
            'A try that exceeds perTryTimeout ends the call with 504, for the default of retryOn has none of reset, gateway-error and 5xx, on which Envoy would repeat POST and PATCH too. Either set timeout to 2s instead of perTryTimeout, or give what may be repeated a route of its own.',
          path: 'spec.http[0].retries.perTryTimeout',
          at: '2s',
          ref: 'P01',
        },
      ],
      output: `${rule('{ attempts: 2 }')}      timeout: 2s\n`,
    },
    // To add reset would bring repeated-writes.
    {
      code: rule('{ attempts: 2, perTryTimeout: 25s, retryOn: "connect-failure,refused-stream" }', 'timeout: 60s'),
      findings: [
        {
          message:
            'A try that exceeds perTryTimeout ends the call with 504, for retryOn has none of reset, gateway-error and 5xx, on which Envoy would repeat POST and PATCH too. Either remove perTryTimeout, or give what may be repeated a route of its own.',
        },
      ],
      fixes: ['Remove perTryTimeout'],
      output: rule('{ attempts: 2, retryOn: "connect-failure,refused-stream" }', 'timeout: 60s'),
    },
    {
      code: rule(
        '{ attempts: 2, perTryTimeout: 2s, retryOn: "connect-failure,503" }',
        'match: [{ method: { exact: GET } }]',
      ),
      findings: [
        {
          message:
            'A try that exceeds perTryTimeout ends the call with 504, for retryOn has none of reset, gateway-error and 5xx. Add reset to retryOn where repeating a request does no harm, or set timeout to 2s instead of perTryTimeout.',
        },
      ],
      fixes: ['Add reset to retryOn', 'Set timeout to 2s instead of perTryTimeout'],
      output: rule(
        '{ attempts: 2, perTryTimeout: 2s, retryOn: "connect-failure,503,reset" }',
        'match: [{ method: { exact: GET } }]',
      ),
    },
  ],
});

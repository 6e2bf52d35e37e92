import { bundleOf } from '../../testing/resource-text';
import { entryText, retriesText as rule, routesText } from '../../testing/routing-texts';
import { testRule } from '../../testing/rule-tester';
import { repeatedWrites } from './repeated-writes';

const to = 'route: [{ destination: { host: api.example.com } }]';

testRule(repeatedWrites, {
  valid: [
    rule('{ attempts: 2, retryOn: "connect-failure,refused-stream" }'),
    rule('{ attempts: 2, retryOn: "unavailable,cancelled" }'),
    rule('{ attempts: 2 }'),
    rule('{ attempts: 2, retryOn: 5xx }', 'match: [{ method: { exact: GET } }]'),
    rule('{ attempts: 2, retryOn: 5xx }', 'match: [{ method: { regex: GET|HEAD } }]'),
    rule('{ attempts: 2, retryOn: 5xx }', 'match: [{ headers: { ":method": { exact: PUT } } }]'),
    bundleOf(
      entryText('api.example.com', ['80 HTTP']),
      routesText(
        'api.example.com',
        `http:
          - match: [{ method: { exact: POST } }, { method: { exact: PATCH } }]
            ${to}
          - retries: { attempts: 2, retryOn: 5xx }
            ${to}
        `,
      ),
    ),
  ],
  invalid: [
    {
      code: rule('{ attempts: 2, retryOn: "5xx,connect-failure,429" }'),
      findings: [
        {
          message:
            'On 5xx and 429 Envoy also repeats POST and PATCH, so a server that failed late does the work twice. Give such methods a route of their own, or retry only on connect-failure,refused-stream.',
          path: 'spec.http[0].retries.retryOn',
          ref: 'P04',
        },
      ],
      output: rule('{ attempts: 2, retryOn: "connect-failure,refused-stream" }'),
    },
    // A limit of each try would end the call with the first of them.
    {
      code: rule('{ attempts: 2, perTryTimeout: 20s, retryOn: "5xx,reset" }', 'timeout: 60s'),
      findings: [
        {
          message:
            'On 5xx and reset Envoy also repeats POST and PATCH, so a server that failed late does the work twice. Give such methods a route of their own, or retry only on connect-failure,refused-stream.',
        },
      ],
      fixes: ['Retry only on connect-failure,refused-stream and remove perTryTimeout'],
      output: rule('{ attempts: 2, retryOn: "connect-failure,refused-stream" }', 'timeout: 60s'),
    },
    {
      code: rule('{ attempts: 2, retryOn: reset }', 'match: [{ method: { exact: GET } }, { method: { exact: POST } }]'),
      findings: [
        {
          message:
            'On reset Envoy also repeats POST, so a server that failed late does the work twice. Give such methods a route of their own, or retry only on connect-failure,refused-stream.',
        },
      ],
      fixes: ['Retry only on connect-failure,refused-stream'],
    },
  ],
});

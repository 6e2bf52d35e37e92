import { bundleOf, resourceText } from '../../testing/resource-text';
import { entryText, routesText } from '../../testing/routing-texts';
import { testRule } from '../../testing/rule-tester';
import { idleRetrySettings } from './idle-retry-settings';

const rule = (retries: string, entry = entryText('api.example.com', ['80 HTTP']), more = ''): string =>
  bundleOf(
    entry,
    routesText(
      'api.example.com',
      `http:\n  - retries: { ${retries} }\n    route: [{ destination: { host: api.example.com } }]\n`,
    ),
    ...(more === '' ? [] : [more]),
  );
const fixed = (...addresses: readonly string[]): string =>
  entryText(
    'api.example.com',
    ['80 HTTP'],
    `resolution: STATIC\nendpoints: [${addresses.map((each) => `{ address: ${each} }`).join(', ')}]`,
  );
const localities = entryText(
  'api.example.com',
  ['80 HTTP'],
  'resolution: STATIC\nendpoints: [{ address: 192.0.2.1, locality: a/b }, { address: 192.0.2.2, locality: c/d }]',
);
const policy = (spec: string): string =>
  resourceText('DestinationRule shop/api', `host: api.example.com\ntrafficPolicy: ${spec}`);

testRule(idleRetrySettings, {
  valid: [
    rule('attempts: 2'),
    rule('attempts: 2', fixed('192.0.2.1', '192.0.2.2')),
    rule('attempts: 0', fixed('192.0.2.1')),
    rule('attempts: 2, retryOn: unavailable', entryText('api.example.com', ['80 GRPC'])),
    rule('attempts: 2, retryOn: 5xx'),
    rule(
      'attempts: 2, retryRemoteLocalities: true',
      localities,
      policy(
        '{ outlierDetection: {}, loadBalancer: { localityLbSetting: { enabled: true, failover: [{ from: a, to: c }] } } }',
      ),
    ),
  ],
  invalid: [
    {
      code: rule('attempts: 2', fixed('192.0.2.1')),
      findings: [
        {
          message:
            'api.example.com has one endpoint, so all 3 tries go to the same server. That helps against a broken connection, not against a broken server.',
          path: 'spec.http[0].retries.attempts',
          ref: 'P09',
        },
      ],
    },
    {
      code: rule('attempts: 1', entryText('api.example.com', ['80 HTTP'], 'resolution: DNS_ROUND_ROBIN')),
      findings: [
        {
          message:
            'api.example.com uses one address at a time (DNS_ROUND_ROBIN), so the second try goes to the same server. That helps against a broken connection, not against a broken server.',
        },
      ],
    },
    {
      code: rule('attempts: 2', undefined, policy('{ loadBalancer: { consistentHash: { httpHeaderName: x-user } } }')),
      findings: [
        {
          message:
            'api.example.com is balanced by consistentHash, so all 3 tries go to the same server. That helps against a broken connection, not against a broken server.',
        },
      ],
    },
    {
      code: rule('attempts: 2, retryRemoteLocalities: true', localities),
      findings: [
        {
          message:
            'retryRemoteLocalities has no effect: no policy of api.example.com orders its localities. Set outlierDetection and the localities of the endpoints, or remove the field.',
          path: 'spec.http[0].retries.retryRemoteLocalities',
          ref: 'P10',
        },
      ],
    },
    {
      code: rule('attempts: 2, retryOn: "unavailable,connect-failure"'),
      findings: [
        {
          message:
            'Nothing is tried again for unavailable: that is gRPC status, which a server on an HTTP/1.1 port does not send. Use HTTP conditions, or declare the port GRPC.',
          path: 'spec.http[0].retries.retryOn',
          ref: 'P11',
        },
      ],
    },
  ],
});

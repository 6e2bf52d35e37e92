import { sidecar } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { unusedHttpPool } from './unused-http-pool';

const pool = (port: string, rest: string): string =>
  sidecar(`    ingress:\n      - port: { ${port} }\n        connectionPool:\n${rest}`);

testRule(unusedHttpPool, {
  valid: [
    pool('number: 80, protocol: http2', '          http: { maxRetries: 5 }\n'),
    pool('number: 80, protocol: TCP', '          tcp: { maxConnections: 5 }\n'),
    sidecar('    inboundConnectionPool:\n      http: { maxRetries: 5 }\n'),
  ],
  invalid: [
    {
      code: pool('number: 80, protocol: TLS', '          http: { maxRetries: 5 }\n'),
      findings: [
        {
          message:
            'http has no effect on a port of protocol TLS; istiod warns of it. Keep to tcp, or name a protocol of HTTP.',
          at: 'http',
          ref: 'wh-sc-pool-nonhttp',
          code: 'IST0133',
        },
      ],
    },
    {
      code: pool('number: 80', '          http: { maxRetries: 5 }\n'),
      findings: [
        {
          message:
            'http has no effect on a port without a protocol; istiod warns of it. Keep to tcp, or name a protocol of HTTP.',
        },
      ],
    },
  ],
});

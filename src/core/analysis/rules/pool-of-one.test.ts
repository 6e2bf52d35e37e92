import { governed, https, ruleOf, tcp } from '../../testing/traffic-policy-cases';
import { testRule } from '../../testing/rule-tester';
import { poolOfOne } from './pool-of-one';

testRule(poolOfOne, {
  valid: [
    governed({
      policy:
        'connectionPool: { tcp: { maxConnections: 2 }, http: { http1MaxPendingRequests: 10, http2MaxRequests: 10 } }',
    }),
    // One request a connection switches keep-alive off.
    governed({ policy: 'connectionPool: { http: { maxRequestsPerConnection: 1, maxRetries: 1 } }' }),
    governed({ policy: 'connectionPool: { tcp: { maxConnections: 0 } }' }),
    // Another rule says that it limits nothing there.
    governed({ policy: 'connectionPool: { http: { http2MaxRequests: 1 } }', ports: https }),
  ],
  invalid: [
    {
      code: governed({ policy: 'connectionPool: { http: { http2MaxRequests: 1 } }' }),
      findings: [
        {
          message:
            'Each pod’s proxy has one request at a time to this host: further ones at the same time get 503 (UO) at once. Set the limit to what the host can take from one pod.',
          at: '1',
          ref: 'P42',
        },
      ],
    },
    {
      code: governed({
        policy: 'connectionPool: { tcp: { maxConnections: 1 }, http: { http1MaxPendingRequests: 1 } }',
        ports: tcp,
      }),
      findings: [
        {
          message:
            'Each pod’s proxy has one connection to this host: further calls wait for it, or get a closed connection (UO) where waiting is limited. Set the limit to what the host can take from one pod.',
        },
        {
          message:
            'Each pod’s proxy has one waiting request to this host: further ones at the same time get a closed connection (UO) at once. Set the limit to what the host can take from one pod.',
        },
      ],
    },
    // Envoy finds out of each connection whether it is HTTP, and counts requests of those that are.
    {
      code: governed({
        policy: 'connectionPool: { http: { http1MaxPendingRequests: 1, http2MaxRequests: 1 } }',
        ports: '{ number: 80, name: any, protocol: "" }',
      }),
      findings: [
        {
          message:
            'Each pod’s proxy has one waiting request to this host: further ones at the same time get 503 or a closed connection (UO) at once. Set the limit to what the host can take from one pod.',
        },
        {
          message:
            'Each pod’s proxy has one request at a time to this host: further ones at the same time get 503 (UO) at once, while connections that are no HTTP are not limited by it. Set the limit to what the host can take from one pod.',
        },
      ],
    },
    {
      code: ruleOf({ policy: 'connectionPool: { tcp: { maxConnections: 1 } }' }),
      findings: [
        {
          message:
            'Each pod’s proxy has one connection to this host: further calls wait for it, or get 503 (UO) where waiting is limited. Set the limit to what the host can take from one pod.',
        },
      ],
    },
  ],
});

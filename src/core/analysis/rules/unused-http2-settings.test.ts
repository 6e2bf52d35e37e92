import { governed, https } from '../../testing/traffic-policy-cases';
import { testRule } from '../../testing/rule-tester';
import { unusedHttp2Settings } from './unused-http2-settings';

const policy = 'connectionPool: { http: { maxConcurrentStreams: 100 } }';

testRule(unusedHttp2Settings, {
  valid: [
    governed({ policy, ports: '{ number: 80, name: web, protocol: HTTP2 }' }),
    governed({ policy, ports: '{ number: 80, name: rpc, protocol: GRPC }' }),
    governed({ policy: 'connectionPool: { http: { maxConcurrentStreams: 100, h2UpgradePolicy: UPGRADE } }' }),
    governed({ policy: 'connectionPool: { http: { http2MaxRequests: 100 } }' }),
    // Nothing for HTTP counts there, which another rule says.
    governed({ policy, ports: https }),
  ],
  invalid: [
    {
      code: governed({ policy }),
      findings: [
        {
          message:
            'maxConcurrentStreams has no effect on port 80 of api.net: Envoy does not speak HTTP/2 to it. Declare the port HTTP2 if the server takes it, or remove this.',
          at: 'maxConcurrentStreams',
          ref: 'P43',
        },
      ],
    },
    {
      code: governed({
        policy: 'connectionPool: { http: { maxRetries: 9, http2KeepAlive: { interval: 5s, timeout: 1s } } }',
      }),
      findings: [
        {
          message:
            'http2KeepAlive has no effect on port 80 of api.net: Envoy does not speak HTTP/2 to it. Declare the port HTTP2 if the server takes it, or remove this.',
        },
      ],
    },
  ],
});

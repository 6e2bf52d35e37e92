import { gatewayTo, governed, http, https, tcp } from '../../testing/traffic-policy-cases';
import { testRule } from '../../testing/rule-tester';
import { hashWithoutRequests } from './hash-without-requests';

const policy = 'loadBalancer: { consistentHash: { httpHeaderName: x-user } }';

testRule(hashWithoutRequests, {
  valid: [
    governed({ policy }),
    governed({ policy, ports: `${http}, ${https}` }),
    governed({ policy: 'loadBalancer: { consistentHash: { useSourceIp: true } }', ports: tcp }),
    governed({ policy, ports: '{ number: 80, name: any }' }),
    governed({ policy, ports: https }, gatewayTo(443)),
    governed({ policy: 'loadBalancer: { simple: RANDOM }', ports: tcp }),
    governed({ policy, ports: tcp, resolution: 'NONE' }),
  ],
  invalid: [
    {
      code: governed({ policy, ports: https }),
      findings: [
        {
          message:
            'Each connection to port 443 of api.net goes to a random endpoint: httpHeaderName gives no key there, since Envoy sees no requests. Use useSourceIp.',
          at: 'httpHeaderName',
          ref: 'P37',
        },
      ],
    },
    {
      code: governed({
        policy: 'loadBalancer: { consistentHash: { httpCookie: { name: user, ttl: 0s } } }',
        ports: `${http}, ${tcp}`,
        // The rule is for both ports and the block for one.
      }).replace(
        'trafficPolicy: { loadBalancer: { consistentHash: { httpCookie: { name: user, ttl: 0s } } } }',
        'trafficPolicy: { portLevelSettings: [{ port: { number: 5432 }, loadBalancer: { consistentHash: { httpCookie: { name: user, ttl: 0s } } } }] }',
      ),
      findings: [
        {
          message:
            'Each connection to port 5432 of api.net goes to a random endpoint: httpCookie gives no key there, since Envoy sees no requests. Use useSourceIp.',
        },
      ],
    },
  ],
});

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
            'httpHeaderName gives no key on port 443 of api.net: Envoy sees no requests there, and each connection goes to a random endpoint. Use useSourceIp.',
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
            'httpCookie gives no key on port 5432 of api.net: Envoy sees no requests there, and each connection goes to a random endpoint. Use useSourceIp.',
        },
      ],
    },
  ],
});

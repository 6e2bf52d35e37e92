import { governed, ruleOf } from '../../testing/traffic-policy-cases';
import { testRule } from '../../testing/rule-tester';
import { nothingToBalance } from './nothing-to-balance';

const policy = 'loadBalancer: { simple: ROUND_ROBIN }';

testRule(nothingToBalance, {
  valid: [
    governed({ policy }),
    governed({ policy, resolution: 'DNS' }),
    governed({ policy: 'loadBalancer: { simple: PASSTHROUGH }', resolution: 'NONE' }),
    governed({ policy: 'outlierDetection: {}', resolution: 'DNS_ROUND_ROBIN' }),
    governed({ resolution: 'DNS_ROUND_ROBIN', endpoints: '{ address: a.net }' }),
    governed({ resolution: 'DNS', endpoints: '{ address: a.net, weight: 5, locality: eu }' }),
    ruleOf({ policy }),
  ],
  invalid: [
    {
      code: governed({ policy, resolution: 'NONE' }),
      findings: [
        {
          message:
            'This loadBalancer changes nothing. Envoy connects to the dialled address here, so there is nothing to balance; remove it, or use resolution STATIC or DNS.',
          at: 'loadBalancer',
          ref: 'P36',
        },
      ],
      fixes: ['Remove the loadBalancer'],
    },
    {
      code: governed({
        policy: 'loadBalancer: { localityLbSetting: { distribute: [{ from: "*", to: { "*": 100 } }] } }',
        resolution: 'DNS_ROUND_ROBIN',
      }),
      findings: [
        {
          message:
            'This loadBalancer changes nothing. A logical DNS cluster has one host, so there is nothing to balance; remove it, or use resolution STATIC or DNS.',
        },
      ],
      fixes: ['Remove the loadBalancer'],
    },
    {
      code: governed({ resolution: 'DNS_ROUND_ROBIN', endpoints: '{ address: a.net, weight: 5 }' }),
      findings: [
        {
          message:
            'weight changes nothing: with DNS_ROUND_ROBIN this is the only endpoint, so there is nothing to balance. Remove it, or use resolution DNS.',
          at: 'weight',
          path: 'spec.endpoints[0].weight',
        },
      ],
      fixes: ['Remove weight'],
    },
  ],
});

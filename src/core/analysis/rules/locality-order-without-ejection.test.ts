import { governed, ruleOf } from '../../testing/traffic-policy-cases';
import { testRule } from '../../testing/rule-tester';
import { localityOrderWithoutEjection } from './locality-order-without-ejection';

const failover = 'loadBalancer: { localityLbSetting: { failover: [{ from: eu, to: us }] } }';
const priority = 'loadBalancer: { localityLbSetting: { failoverPriority: [tier] } }';

testRule(localityOrderWithoutEjection, {
  valid: [
    governed({ policy: `outlierDetection: {}, ${failover}` }),
    governed({ policy: `outlierDetection: {}, ${priority}` }),
    governed({ policy: 'loadBalancer: { localityLbSetting: { distribute: [{ from: "*", to: { eu: 100 } }] } }' }),
    governed({ policy: 'loadBalancer: { localityLbSetting: { enabled: false, failover: [{ from: eu, to: us }] } }' }),
    // The subset has it from the rule.
    governed({ policy: 'outlierDetection: {}', subsets: `{ name: v1, trafficPolicy: { ${failover} } }` }),
    ruleOf({ policy: 'outlierDetection: {}', subsets: `{ name: v1, trafficPolicy: { ${failover} } }` }),
    // A balancer of the port stands in place of both.
    governed({
      policy: `${failover}, portLevelSettings: [{ port: { number: 80 }, loadBalancer: { simple: RANDOM } }]`,
    }),
  ],
  invalid: [
    {
      code: governed({ policy: failover }),
      findings: [
        {
          message:
            'Calls go to all endpoints: failover orders nothing on port 80 of api.net, where its policy has no outlierDetection. Add outlierDetection beside this loadBalancer.',
          at: 'failover',
          ref: 'P31',
        },
      ],
    },
    {
      code: governed({
        policy: `outlierDetection: {}, portLevelSettings: [{ port: { number: 80 }, ${priority} }]`,
      }),
      findings: [
        {
          message:
            'Calls go to all endpoints: failoverPriority orders nothing on port 80 of api.net, where its policy has no outlierDetection. Add outlierDetection beside this loadBalancer.',
          path: 'spec.trafficPolicy.portLevelSettings[0].loadBalancer.localityLbSetting.failoverPriority',
        },
      ],
    },
    {
      code: governed({ subsets: `{ name: v1, trafficPolicy: { ${priority} } }` }),
      findings: [
        {
          message:
            'Calls go to all endpoints: failoverPriority orders nothing on subset v1 of api.net, where its policy has no outlierDetection. Add outlierDetection beside this loadBalancer.',
        },
      ],
    },
    {
      code: ruleOf({ policy: `outlierDetection: {}, portLevelSettings: [{ port: { number: 80 }, ${failover} }]` }),
      findings: [
        {
          message:
            'Calls go to all endpoints: failover orders nothing, where its policy has no outlierDetection. Add outlierDetection beside this loadBalancer.',
        },
      ],
    },
  ],
});

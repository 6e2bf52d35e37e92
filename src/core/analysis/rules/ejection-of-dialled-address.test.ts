import { governed, ruleOf } from '../../testing/traffic-policy-cases';
import { testRule } from '../../testing/rule-tester';
import { ejectionOfDialledAddress } from './ejection-of-dialled-address';

const policy = 'outlierDetection: { maxEjectionPercent: 100 }';

testRule(ejectionOfDialledAddress, {
  valid: [
    governed({ policy }),
    governed({ policy, resolution: 'DNS' }),
    governed({ policy, resolution: 'DNS_ROUND_ROBIN' }),
    governed({ policy: 'connectionPool: { tcp: { maxConnections: 5 } }', resolution: 'NONE' }),
    ruleOf({ policy }),
    // The port has no ejection of its own, so nothing is written in vain for it.
    governed({
      policy: `${policy}, portLevelSettings: [{ port: { number: 80 }, loadBalancer: { simple: PASSTHROUGH } }]`,
    }),
  ],
  invalid: [
    {
      code: governed({
        policy,
        resolution: 'DYNAMIC_DNS',
        ports: '{ number: 80, name: web, protocol: HTTP }',
      }).replaceAll('api.net', '"*.api.net"'),
      findings: [
        {
          message:
            'outlierDetection probably ejects nothing here: Envoy looks up the name of each call and connects to it. Remove it.',
          severity: 'info',
        },
      ],
    },
    {
      code: governed({ policy, resolution: 'NONE' }),
      findings: [
        {
          message:
            'outlierDetection ejects nothing here: with resolution NONE Envoy connects to the address that the app dialled. Remove it, or use resolution STATIC or DNS.',
          at: 'outlierDetection',
          ref: 'P21',
        },
      ],
    },
    {
      code: governed({ policy: `${policy}, loadBalancer: { simple: PASSTHROUGH }` }),
      findings: [
        {
          message:
            'outlierDetection ejects nothing here: with PASSTHROUGH Envoy connects to the address that the app dialled. Remove it, or use resolution STATIC or DNS.',
        },
      ],
    },
  ],
});

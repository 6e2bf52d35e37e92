import { destinationRule, rule } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { failoverWithoutEjection } from './failover-without-ejection';

testRule(failoverWithoutEjection, {
  valid: [
    rule(
      '      outlierDetection: {}\n      loadBalancer:\n        localityLbSetting:\n          failover: [{ from: a, to: b }]\n',
    ),
    rule('      loadBalancer:\n        localityLbSetting:\n          failover: []\n'),
    rule('      loadBalancer:\n        localityLbSetting:\n          distribute: [{ from: a, to: { a: 100 } }]\n'),
    // Of subsets and ports istiod keeps the errors alone.
    destinationRule(
      '    subsets:\n      - name: v1\n        trafficPolicy:\n          loadBalancer:\n            localityLbSetting:\n              failoverPriority: [app]\n',
    ),
    rule(
      '      portLevelSettings:\n        - port: { number: 80 }\n          loadBalancer:\n            zoneAwareLbSetting: { failoverPriority: [app] }\n',
    ),
  ],
  invalid: [
    {
      code: rule('      loadBalancer:\n        localityLbSetting:\n          failover: [{ from: a, to: b }]\n'),
      findings: [
        {
          message:
            'failover has no effect without outlierDetection in the same policy, and istiod warns of it. Add outlierDetection.',
          at: 'failover',
          ref: 'wh-dr-loc-outlier',
          code: 'IST0133',
          layer: 'webhook',
        },
      ],
    },
    {
      code: rule('      loadBalancer:\n        zoneAwareLbSetting:\n          failoverPriority: [app]\n'),
      findings: [
        {
          message:
            'failoverPriority has no effect without outlierDetection in the same policy, and istiod warns of it. Add outlierDetection.',
          at: 'failoverPriority',
          ref: 'wh-dr-zone-outlier',
        },
      ],
    },
  ],
});

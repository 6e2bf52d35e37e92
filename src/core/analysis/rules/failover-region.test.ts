import { rule } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { failoverRegion } from './failover-region';

const policy = (setting: string, rest: string): string =>
  rule(`      outlierDetection: {}\n      loadBalancer:\n        ${setting}:\n${rest}`);

testRule(failoverRegion, {
  valid: [
    policy('localityLbSetting', '          failover:\n            - { from: us-east, to: eu-west }\n'),
    policy('localityLbSetting', '          failoverPriority: [topology.kubernetes.io/region]\n'),
    policy('zoneAwareLbSetting', '          failoverPriority: [version, app=ratings, topology.kubernetes.io/zone=a]\n'),
    // istiod stops at the conflict.
    policy(
      'localityLbSetting',
      '          distribute: [{ from: a, to: { a: 100 } }]\n          failover: [{ from: a, to: a }]\n',
    ),
  ],
  invalid: [
    {
      code: policy(
        'localityLbSetting',
        "          failover:\n            - { from: a, to: a }\n            - { from: a/b, to: '*' }\n            - {}\n",
      ),
      findings: [
        {
          message: 'failover[0] leads from a to itself; istiod refuses that. Name two regions.',
          at: 'a',
          path: 'spec.trafficPolicy.loadBalancer.localityLbSetting.failover[0].to',
          ref: 'wh-dr-loc-fo-same',
          code: 'IST0106',
        },
        {
          message: 'from is a region alone, without zones and without *; istiod refuses a/b. Name the region.',
          at: 'a/b',
          ref: 'wh-dr-loc-fo-slash',
        },
        {
          message: 'to is a region alone, without zones and without *; istiod refuses *. Name the region.',
          at: "'*'",
          ref: 'wh-dr-loc-fo-star',
        },
        { message: 'failover[2] names no regions; istiod refuses that. Name two regions.' },
      ],
    },
    {
      code: policy(
        'zoneAwareLbSetting',
        '          failover:\n            - { from: a, to: a }\n          failoverPriority:\n            - app\n            - topology.istio.io/subzone\n',
      ),
      findings: [
        {
          message: 'failover[0] leads from a to itself; istiod refuses that. Name two regions.',
          ref: 'wh-dr-zone-fo-same',
        },
        {
          message:
            'zoneAwareLbSetting ranks zones itself, and istiod refuses topology.istio.io/subzone in failoverPriority. Use failover for regions, and other labels here.',
          at: 'topology.istio.io/subzone',
          ref: 'wh-dr-zone-priority',
        },
      ],
    },
  ],
});

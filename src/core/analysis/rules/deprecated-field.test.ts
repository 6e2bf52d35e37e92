import { destinationRule, httpRoute, rule } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { deprecatedField } from './deprecated-field';

testRule(deprecatedField, {
  valid: [
    rule('      outlierDetection:\n        consecutiveErrors: 0\n'),
    rule('      loadBalancer:\n        consistentHash:\n          useSourceIp: true\n          minimumRingSize: 0\n'),
    // Warnings of subsets and ports never reach anybody.
    destinationRule(
      '    subsets:\n      - name: v1\n        trafficPolicy:\n          outlierDetection: { consecutiveErrors: 5 }\n',
    ),
    rule(
      '      portLevelSettings:\n        - port: { number: 80 }\n          loadBalancer: { consistentHash: { minimumRingSize: 64 } }\n',
    ),
    // What is refused is not warned of as well.
    rule('      loadBalancer:\n        consistentHash:\n          minimumRingSize: 64\n          ringHash: {}\n'),
  ],
  invalid: [
    {
      code: rule('      outlierDetection:\n        consecutiveErrors: 7\n'),
      findings: [
        {
          message:
            'consecutiveErrors is deprecated and has no effect; istiod warns of it. Use consecutive5xxErrors or consecutiveGatewayErrors.',
          at: 'consecutiveErrors',
          ref: 'wh-dr-od-consecutive-deprecated',
          code: 'IST0133',
          layer: 'webhook',
        },
      ],
    },
    {
      code: rule(
        '      loadBalancer:\n        consistentHash:\n          useSourceIp: true\n          # spread well\n          minimumRingSize: 2048 # of 1024\n',
      ),
      findings: [
        {
          message: 'minimumRingSize is deprecated in consistentHash; istiod warns of it. Move it under ringHash.',
          at: 'minimumRingSize',
          ref: 'wh-dr-lb-minring-deprecated',
        },
      ],
      output: rule(
        '      loadBalancer:\n        consistentHash:\n          useSourceIp: true\n          # spread well\n          ringHash:\n            minimumRingSize: 2048 # of 1024\n',
      ),
    },
    {
      code: httpRoute(
        '        mirror: { host: api.example.com }\n        # half of them\n        mirror_percent: 50 # for now\n',
      ),
      findings: [
        {
          message: 'mirror_percent is deprecated, and istiod warns of it. Use mirrorPercentage.',
          at: 'mirror_percent',
          ref: 'wh-vs-mirrorpercent-deprecated',
          code: 'IST0133',
        },
      ],
      output: httpRoute(
        '        mirror: { host: api.example.com }\n        # half of them\n        mirrorPercentage: # for now\n          value: 50\n',
      ),
    },
    {
      code: httpRoute('        mirrorPercent: 101\n'),
      findings: [{ message: 'mirrorPercent is deprecated, and istiod warns of it. Use mirrorPercentage.' }],
    },
    {
      code: httpRoute('        mirrorPercentage: { value: 1.5 }\n        mirrorPercent: 2\n'),
      findings: [{ message: 'mirrorPercent is deprecated, and istiod warns of it. Use mirrorPercentage.' }],
      output: httpRoute('        mirrorPercentage: { value: 1.5 }\n'),
    },
    {
      code: 'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: networking.istio.io/v1\n    kind: DestinationRule\n    metadata: { name: a }\n    spec:\n      host: a\n      trafficPolicy:\n        loadBalancer:\n          consistentHash: { useSourceIp: true, minimumRingSize: 64 }\n',
      findings: [
        { message: 'minimumRingSize is deprecated in consistentHash; istiod warns of it. Move it under ringHash.' },
      ],
      output:
        'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: networking.istio.io/v1\n    kind: DestinationRule\n    metadata: { name: a }\n    spec:\n      host: a\n      trafficPolicy:\n        loadBalancer:\n          consistentHash: { useSourceIp: true, ringHash: { minimumRingSize: 64 } }\n',
    },
  ],
});

import { apiEntry } from '../../testing/rule-fate-cases';
import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { subsetPortReplacesBlocks } from './subset-port-replaces-blocks';

const ruleOf = (policy: string, own: string, onPort: string, number = 443): string =>
  resourceText(
    'DestinationRule shop/api',
    `host: api.example.com
trafficPolicy:
  ${policy}
subsets:
  - name: v1
    labels: { version: v1 }
    trafficPolicy:
      ${own}
      portLevelSettings:
        - port: { number: ${number} }
          ${onPort}`,
  );
const bundle = (...parts: readonly [string, string, string, number?]): string =>
  bundleOf(apiEntry('shop/api'), ruleOf(...parts));

const ejection = 'outlierDetection: { interval: 5s }';
const pool = 'connectionPool: { tcp: { maxConnections: 1 } }';

testRule(subsetPortReplacesBlocks, {
  valid: [
    bundle(ejection, 'outlierDetection: { interval: 9s }', 'outlierDetection: { interval: 1s }'),
    bundle(ejection, 'outlierDetection: { interval: 9s }', 'connectionPool: { tcp: { maxConnections: 1 } }', 8443),
    // What a port has no place for stays that of the rule.
    bundle('proxyProtocol: { version: V2 }', ejection, 'outlierDetection: { interval: 1s }'),
  ],
  invalid: [
    {
      code: bundle(ejection, 'loadBalancer: { simple: RANDOM }', pool),
      findings: [
        {
          message:
            'Settings for port 443 of subset v1 replace all blocks there: outlierDetection and loadBalancer do not apply on port 443 of v1. Repeat them for the port.',
          path: 'spec.subsets[0].trafficPolicy.portLevelSettings[0].port.number',
          at: '443',
          ref: 'V15',
        },
      ],
      output: bundle(
        ejection,
        'loadBalancer: { simple: RANDOM }',
        'connectionPool: { tcp: { maxConnections: 1 } }\n          outlierDetection:\n            interval: 5s\n          loadBalancer:\n            simple: RANDOM',
      ),
    },
    {
      code: bundle('tls: { mode: SIMPLE }', ejection, 'outlierDetection: {}'),
      findings: [
        {
          message:
            'Settings for port 443 of subset v1 replace all blocks there: tls does not apply on port 443 of v1. Repeat it for the port.',
        },
      ],
    },
  ],
});

import { apiEntry } from '../../testing/rule-fate-cases';
import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { subsetReplacesBlock } from './subset-replaces-block';

const ruleOf = (policy: string, own: string): string =>
  resourceText(
    'DestinationRule shop/api',
    `host: api.example.com
trafficPolicy:
  ${policy}
subsets:
  - name: v1
    labels: { version: v1 }
    trafficPolicy:
      ${own}`,
  );
const bundle = (policy: string, own: string): string => bundleOf(apiEntry('shop/api'), ruleOf(policy, own));

testRule(subsetReplacesBlock, {
  valid: [
    bundle('outlierDetection: { interval: 5s }', 'connectionPool: { tcp: { maxConnections: 1 } }'),
    bundle('connectionPool: { tcp: { maxConnections: 1 } }', 'connectionPool: { tcp: { maxConnections: 9 } }'),
    bundle('outlierDetection: { interval: 5s }', 'outlierDetection: { interval: 5s, baseEjectionTime: 1m }'),
    // Another choice is meant.
    bundle('loadBalancer: { simple: RANDOM }', 'loadBalancer: { consistentHash: { useSourceIp: true } }'),
    bundle('tls: { mode: SIMPLE, sni: a.example.com }', 'tls: { mode: DISABLE }'),
    bundleOf(
      resourceText(
        'ServiceEntry egress/api',
        'hosts: [api.example.com]\nports: [{ number: 80, name: a, protocol: HTTP }]\nexportTo: [web]',
      ),
      ruleOf('outlierDetection: { interval: 5s }', 'outlierDetection: { baseEjectionTime: 1m }'),
    ),
  ],
  invalid: [
    {
      code: bundle(
        'connectionPool: { tcp: { maxConnections: 1, connectTimeout: 3s } }',
        'connectionPool: { http: { http2MaxRequests: 9 } }',
      ),
      findings: [
        {
          message:
            'connectionPool of subset v1 replaces that of the rule as a whole: tcp.maxConnections and tcp.connectTimeout do not apply to v1. Repeat them in the subset.',
          path: 'spec.subsets[0].trafficPolicy.connectionPool',
          at: 'connectionPool',
          ref: 'V14',
        },
      ],
      output: bundle(
        'connectionPool: { tcp: { maxConnections: 1, connectTimeout: 3s } }',
        'connectionPool: { http: { http2MaxRequests: 9 }, tcp: { maxConnections: 1, connectTimeout: 3s } }',
      ),
    },
    {
      code: bundle('tls: { mode: SIMPLE, sni: a.example.com }', 'tls: { mode: SIMPLE }'),
      findings: [
        {
          message:
            'tls of subset v1 replaces that of the rule as a whole: sni does not apply to v1. Repeat it in the subset.',
        },
      ],
    },
  ],
});

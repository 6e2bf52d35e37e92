import { apiEntry, apiRule } from '../../testing/rule-fate-cases';
import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { secondPolicyIgnored } from './second-policy-ignored';

const tls = (called: string, more = '', metadata = ''): string =>
  resourceText(
    `DestinationRule ${called}`,
    `host: api.example.com\ntrafficPolicy:\n  tls: { mode: SIMPLE }\n${more}`,
    metadata,
  );
const message = (other: string): string =>
  `Nothing of this trafficPolicy is in force: istiod merges the rule with ${other} for api.example.com and takes trafficPolicy only from that one. Write both into one rule.`;

testRule(secondPolicyIgnored, {
  valid: [
    bundleOf(apiEntry('shop/api'), apiRule('shop/a')),
    // Subsets are added up.
    bundleOf(
      apiEntry('shop/api'),
      apiRule('shop/a'),
      resourceText('DestinationRule shop/b', 'host: api.example.com\nsubsets: [{ name: v1, labels: { version: v1 } }]'),
    ),
    bundleOf(apiEntry('shop/api'), apiRule('shop/a'), tls('shop/b', 'exportTo: [.]')),
    bundleOf(
      apiEntry('shop/api'),
      apiRule('shop/a'),
      tls('shop/b', 'workloadSelector: { matchLabels: { app: cart } }'),
    ),
    bundleOf(apiEntry('shop/api'), apiRule('shop/a'), tls('egress/b')),
  ],
  invalid: [
    {
      code: bundleOf(apiEntry('shop/api'), apiRule('shop/a'), tls('shop/b')),
      findings: [
        { message: message('DestinationRule shop/a'), path: 'spec.trafficPolicy', at: 'trafficPolicy', ref: 'V11' },
      ],
    },
    {
      code: bundleOf(
        apiEntry('shop/api'),
        apiRule('shop/a', 'exportTo: [.]', 'creationTimestamp: 2026-02-01T00:00:00Z'),
        tls('shop/b', 'exportTo: [.]', 'creationTimestamp: 2026-01-01T00:00:00Z'),
      ),
      findings: [{ message: message('DestinationRule shop/b'), path: 'spec.trafficPolicy' }],
    },
    {
      code: bundleOf(apiEntry('shop/api'), tls('shop/a'), tls('shop/b')),
      findings: [
        {
          message:
            'istiod merges this rule with DestinationRule shop/a, which says the same, and takes trafficPolicy only from that one. Remove one.',
          severity: 'info',
        },
      ],
    },
  ],
});

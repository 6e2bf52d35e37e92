import { apiEntry, apiRule, drawn } from '../../testing/rule-fate-cases';
import { bundleOf } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { newestRuleAlone } from './newest-rule-alone';

const old = 'creationTimestamp: 2025-01-01T00:00:00Z';
const recent = 'creationTimestamp: 2026-01-01T00:00:00Z';

testRule(newestRuleAlone, {
  valid: [
    bundleOf(apiEntry('shop/api'), apiRule('shop/a'), apiRule('shop/b')),
    // Nobody sees both.
    bundleOf(apiEntry('egress/api'), apiRule('egress/a', 'exportTo: [shop]'), apiRule('egress/b', 'exportTo: [web]')),
    // The newer one is exported further: it is merged.
    bundleOf(
      apiEntry('egress/api'),
      apiRule('egress/a', 'exportTo: [shop]', old),
      apiRule('egress/b', 'exportTo: [shop, web]', recent),
    ),
    bundleOf(apiEntry('shop/api'), apiRule('shop/a'), apiRule('egress/b', 'exportTo: [.]')),
    bundleOf(
      apiEntry('shop/api'),
      apiRule('shop/a'),
      apiRule('shop/b', 'workloadSelector: { matchLabels: { app: cart } }'),
    ),
  ],
  invalid: [
    {
      code: bundleOf(apiEntry('shop/api'), apiRule('shop/a', '', old), apiRule('shop/b', 'exportTo: [.]', recent)),
      findings: [
        {
          message:
            'Clients in shop get only the newer of two rules, and nothing of this one: istiod merges only rules with the same exportTo, and this one is exported everywhere and DestinationRule shop/b to [.]. Write one rule, or the same exportTo.',
          path: 'spec.host',
          ref: 'V22',
        },
      ],
    },
    {
      code: bundleOf(
        apiEntry('egress/api'),
        apiRule('egress/a', 'exportTo: [shop, web]', old),
        apiRule('egress/b', 'exportTo: [shop]', recent),
        drawn('http://api.example.com', 'shop/cart'),
      ),
      findings: [
        {
          message:
            'Clients in shop get only the newer of two rules, and nothing of this one: istiod merges only rules with the same exportTo, and this one is exported to [shop, web] and DestinationRule egress/b to [shop]. Write one rule, or the same exportTo.',
          path: 'spec.exportTo',
        },
      ],
    },
  ],
});

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
            'Clients in shop get only the newer of two rules, and nothing of this one. istiod merges only rules with the same exportTo: this one has none, DestinationRule shop/b has [.]. Write one rule, or the same exportTo.',
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
            'Clients in shop get only the newer of two rules, and nothing of this one. istiod merges only rules with the same exportTo: this one has [shop, web], DestinationRule egress/b has [shop]. Write one rule, or the same exportTo.',
          path: 'spec.exportTo',
        },
      ],
    },
    {
      // A newer one of its own stands before it in each namespace.
      code: bundleOf(
        apiEntry('egress/api'),
        apiRule('egress/a', '', old),
        apiRule('egress/b', 'exportTo: [shop]', recent),
        apiRule('egress/c', 'exportTo: [pay]', recent),
        drawn('http://api.example.com', 'shop/cart', 'pay/bill', 'web/page'),
      ),
      findings: [
        {
          message:
            'Clients in shop get only the newer of two rules, and nothing of this one. istiod merges only rules with the same exportTo: this one has none, DestinationRule egress/b has [shop]. Write one rule, or the same exportTo.',
        },
        {
          message:
            'Clients in pay get only the newer of two rules, and nothing of this one. istiod merges only rules with the same exportTo: this one has none, DestinationRule egress/c has [pay]. Write one rule, or the same exportTo.',
        },
      ],
    },
    {
      code: bundleOf(
        apiEntry('egress/api'),
        apiRule('egress/a', '', old),
        apiRule('egress/b', "exportTo: ['*']", recent),
        apiRule('egress/c', 'exportTo: [pay]', 'creationTimestamp: 2026-02-01T00:00:00Z'),
      ),
      findings: [
        {
          message:
            'Clients outside pay get only the newer of two rules, and nothing of this one. istiod merges only rules with the same exportTo: this one has none, DestinationRule egress/b has [*]. Write one rule, or the same exportTo.',
        },
        {
          message:
            'Clients in pay get only the newer of two rules, and nothing of this one. istiod merges only rules with the same exportTo: this one has none, DestinationRule egress/c has [pay]. Write one rule, or the same exportTo.',
        },
        {
          message:
            'Clients in pay get only the newer of two rules, and nothing of this one. istiod merges only rules with the same exportTo: this one has [*], DestinationRule egress/c has [pay]. Write one rule, or the same exportTo.',
        },
      ],
    },
  ],
});

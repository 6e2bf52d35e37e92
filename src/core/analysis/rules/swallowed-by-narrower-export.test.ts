import { apiEntry, apiRule, drawn } from '../../testing/rule-fate-cases';
import { bundleOf } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { swallowedByNarrowerExport } from './swallowed-by-narrower-export';

const old = 'creationTimestamp: 2025-01-01T00:00:00Z';
const recent = 'creationTimestamp: 2026-01-01T00:00:00Z';

testRule(swallowedByNarrowerExport, {
  valid: [
    bundleOf(
      apiEntry('egress/api'),
      apiRule('egress/a', 'exportTo: [shop]', old),
      apiRule('egress/b', 'exportTo: [shop]', recent),
    ),
    // The other way round the newer one is kept.
    bundleOf(
      apiEntry('egress/api'),
      apiRule('egress/a', 'exportTo: [shop, web]', old),
      apiRule('egress/b', 'exportTo: [shop]', recent),
    ),
    // Without exportTo the older one takes in nothing that has one.
    bundleOf(apiEntry('egress/api'), apiRule('egress/a', '', old), apiRule('egress/b', 'exportTo: [shop]', recent)),
    bundleOf(
      apiEntry('egress/api'),
      apiRule('egress/a', 'exportTo: [shop]', old),
      apiRule('egress/b', 'exportTo: [shop, web]', recent),
      drawn('http://api.example.com', 'shop/cart'),
    ),
    // What is private is not among the rules that others are offered.
    bundleOf(
      apiEntry('egress/api'),
      apiRule('egress/a', 'exportTo: [.]', old),
      apiRule('egress/b', "exportTo: ['.', '*']", recent),
      drawn('http://api.example.com', 'web/page'),
    ),
  ],
  invalid: [
    {
      code: bundleOf(
        apiEntry('egress/api'),
        apiRule('egress/a', 'exportTo: [shop]', old),
        apiRule('egress/b', 'exportTo: [shop, web]', recent),
      ),
      findings: [
        {
          message:
            'istiod probably merges this rule into the older DestinationRule egress/a, which is exported to [shop] only. Clients in web then get no rule: give both the same exportTo.',
          at: '[shop, web]',
          ref: 'V23',
        },
      ],
    },
    {
      code: bundleOf(
        apiEntry('egress/api'),
        apiRule('egress/a', 'exportTo: [shop]', old),
        apiRule('egress/b', "exportTo: [shop, '*']", recent),
        drawn('http://api.example.com', 'web/page'),
      ),
      findings: [
        {
          message:
            'istiod probably merges this rule into the older DestinationRule egress/a, which is exported to [shop] only. All other namespaces then get no rule: give both the same exportTo.',
        },
      ],
    },
  ],
});

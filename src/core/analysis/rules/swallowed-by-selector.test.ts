import { apiEntry, apiRule, drawn } from '../../testing/rule-fate-cases';
import { bundleOf } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { swallowedBySelector } from './swallowed-by-selector';

const forCart = apiRule('shop/cart', 'workloadSelector: { matchLabels: { app: cart } }');
const message =
  'Other pods of shop get no rule for api.example.com: DestinationRule shop/cart has a workloadSelector, which makes it exportTo ["."] too, and istiod merges this rule into it. Write exportTo [shop], or leave it out.';

testRule(swallowedBySelector, {
  valid: [
    bundleOf(apiEntry('shop/api'), forCart, apiRule('shop/all')),
    bundleOf(apiEntry('shop/api'), forCart, apiRule('shop/all', "exportTo: ['*']")),
    bundleOf(apiEntry('shop/api'), forCart, apiRule('shop/all', 'exportTo: [shop]')),
    bundleOf(apiEntry('shop/api'), forCart, apiRule('web/all', 'exportTo: [.]')),
    bundleOf(apiEntry('shop/api'), apiRule('shop/one', 'exportTo: [.]')),
    // All pods are selected.
    bundleOf(
      apiEntry('shop/api'),
      forCart,
      apiRule('shop/all', 'exportTo: [.]'),
      drawn('http://api.example.com', 'shop/cart'),
    ),
  ],
  invalid: [
    {
      code: bundleOf(apiEntry('shop/api'), forCart, apiRule('shop/all', 'exportTo: [.]')),
      findings: [{ message, at: '[.]', ref: 'V17' }],
      output: bundleOf(apiEntry('shop/api'), forCart, apiRule('shop/all', 'exportTo: [shop]')),
    },
    {
      code: bundleOf(
        apiEntry('shop/api'),
        apiRule('shop/all', "exportTo: ['.']"),
        forCart,
        drawn('http://api.example.com', 'shop/cart', 'shop/page'),
      ),
      findings: [{ message, path: 'spec.exportTo' }],
      output: bundleOf(
        apiEntry('shop/api'),
        apiRule('shop/all', "exportTo: ['shop']"),
        forCart,
        drawn('http://api.example.com', 'shop/cart', 'shop/page'),
      ),
    },
  ],
});

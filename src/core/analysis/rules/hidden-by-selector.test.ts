import { apiEntry, apiRule, drawn } from '../../testing/rule-fate-cases';
import { bundleOf } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { hiddenBySelector } from './hidden-by-selector';

const forCart = apiRule('shop/cart', 'workloadSelector: { matchLabels: { app: cart } }');
const both = drawn('http://api.example.com', 'shop/cart', 'shop/page');
const message = (whom: string, other: string): string =>
  `Calls of ${whom} to api.example.com get no DestinationRule, not even DestinationRule ${other}: this workloadSelector does not match them, and shop has no other rule for the host. Add a rule without workloadSelector in shop.`;

testRule(hiddenBySelector, {
  valid: [
    // There is none to be hidden.
    bundleOf(apiEntry('egress/api'), forCart, both),
    bundleOf(apiEntry('egress/api'), apiRule('egress/api'), forCart, apiRule('shop/all'), both),
    bundleOf(apiEntry('egress/api'), apiRule('egress/api'), forCart, drawn('http://api.example.com', 'shop/cart')),
    // In the namespace of the service.
    bundleOf(apiEntry('shop/api'), apiRule('shop/api'), forCart, both),
    bundleOf(apiEntry('egress/api'), apiRule('egress/api', 'exportTo: [.]'), forCart, both),
  ],
  invalid: [
    {
      code: bundleOf(apiEntry('egress/api'), apiRule('egress/api'), forCart, both),
      findings: [{ message: message('pod shop/page', 'egress/api'), at: 'workloadSelector', ref: 'V16' }],
    },
    {
      code: bundleOf(
        apiEntry('egress/api'),
        apiRule('istio-system/api'),
        forCart,
        drawn('http://api.example.com', 'shop/page'),
      ),
      findings: [{ message: message('pods in shop', 'istio-system/api') }],
    },
  ],
});

import { apiEntry, apiRule, drawn } from '../../testing/rule-fate-cases';
import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { ruleHiddenByWildcard } from './rule-hidden-by-wildcard';

const wide = (called: string, host = '*.com'): string => resourceText(`DestinationRule ${called}`, `host: '${host}'`);
const cart = drawn('http://api.example.com', 'shop/cart');
const message = (host: string, namespace = 'shop'): string =>
  `Calls of pods in ${namespace} to api.example.com use only DestinationRule ${namespace}/wide for ${host}, and nothing of this rule: that one is in the clients' own namespace. Add a rule for api.example.com in ${namespace}, or remove the wider one.`;

testRule(ruleHiddenByWildcard, {
  valid: [
    bundleOf(apiEntry('egress/api'), apiRule('egress/api'), cart),
    // In one namespace the exact one counts.
    bundleOf(apiEntry('egress/api'), apiRule('egress/api'), wide('egress/wide'), cart),
    bundleOf(apiEntry('egress/api'), apiRule('shop/api'), wide('shop/wide'), cart),
    // Of another host.
    bundleOf(apiEntry('egress/api'), apiRule('egress/api'), wide('shop/wide', '*.org'), cart),
    // An exact rule of the client is meant to replace it.
    bundleOf(apiEntry('egress/api'), apiRule('egress/api'), apiRule('shop/api'), wide('shop/wide'), cart),
    bundleOf(apiEntry('egress/api'), apiRule('egress/api'), wide('ops/wide'), cart),
  ],
  invalid: [
    {
      code: bundleOf(apiEntry('egress/api'), apiRule('egress/api'), wide('shop/wide'), cart),
      findings: [{ message: message('*.com'), at: 'api.example.com', ref: 'V09' }],
    },
    {
      code: bundleOf(apiEntry('egress/api'), apiRule('istio-system/api'), wide('shop/wide', '*'), cart),
      findings: [{ message: message('*') }],
    },
    {
      // Each namespace has a wildcard of its own.
      code: bundleOf(
        apiEntry('egress/api'),
        apiRule('egress/api'),
        wide('shop/wide', '*.example.com'),
        wide('pay/wide'),
        drawn('http://api.example.com', 'shop/cart', 'pay/bill', 'web/page'),
      ),
      findings: [{ message: message('*.com', 'pay') }, { message: message('*.example.com') }],
    },
  ],
});

import { apiEntry, apiRule, drawn } from '../../testing/rule-fate-cases';
import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { selectorOutOfReach } from './selector-out-of-reach';

const forCart = (namespace: string, more = ''): string =>
  apiRule(`${namespace}/cart`, `workloadSelector: { matchLabels: { app: cart } }\n${more}`);
const cart = drawn('http://api.example.com', 'shop/cart');
const ambient = resourceText('EgressDesign mode', 'mesh: { dataPlane: ambient }');
const waypoint = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: wp, namespace: shop }
spec: { gatewayClassName: istio-waypoint, listeners: [{ name: mesh, port: 15008, protocol: HBONE }] }
`;
const enrolled = apiEntry('shop/api').replace('metadata:', "metadata:\n  labels: { 'istio.io/use-waypoint': wp }");

testRule(selectorOutOfReach, {
  valid: [
    bundleOf(apiEntry('shop/api'), forCart('shop'), cart),
    bundleOf(apiEntry('shop/api'), forCart('shop')),
    bundleOf(ambient, waypoint, enrolled, apiRule('shop/api')),
    bundleOf(apiEntry('shop/api'), forCart('shop', "exportTo: ['.']"), cart),
    bundleOf(apiEntry('egress/api'), apiRule('egress/api', 'exportTo: [shop]'), cart),
    bundleOf(apiEntry('shop/api'), forCart('shop'), drawn('http://api.example.com', 'shop/cart', 'web/cart')),
  ],
  invalid: [
    {
      code: bundleOf(apiEntry('shop/api'), forCart('shop', 'exportTo: [web]'), cart),
      findings: [
        {
          message:
            'Clients in web get nothing of this rule: with a workloadSelector it is only for shop, whatever exportTo says. Write a rule without workloadSelector for them.',
          path: 'spec.exportTo',
          ref: 'V18',
        },
      ],
    },
    {
      code: bundleOf(apiEntry('shop/api'), forCart('shop', "exportTo: ['*']"), cart),
      findings: [
        {
          message:
            'Clients in other namespaces get nothing of this rule: with a workloadSelector it is only for shop, whatever exportTo says. Write a rule without workloadSelector for them.',
          severity: 'info',
        },
      ],
    },
    {
      code: bundleOf(apiEntry('egress/api'), forCart('egress'), cart),
      findings: [
        {
          message:
            'This rule applies to no pod: a workloadSelector selects only in its own namespace, egress, and what it would match is pods in shop. Move the rule there.',
          at: 'workloadSelector',
        },
      ],
    },
    {
      code: bundleOf(ambient, waypoint, enrolled, forCart('shop')),
      findings: [
        {
          message:
            'Nothing of this rule is in force: a waypoint carries these calls, and it takes no rule with a workloadSelector. Write the rule without one.',
          ref: 'V18',
        },
      ],
    },
  ],
});

import { apiEntry, apiRule, drawn } from '../../testing/rule-fate-cases';
import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { misplacedRule } from './misplaced-rule';

const cart = drawn('http://api.example.com', 'shop/cart');
const gateway = resourceText(
  'Gateway ops/egress',
  'selector: { istio: egress }\nservers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [api.example.com] }]',
);
const gatewayPods = resourceText(
  'EgressDesign gateways',
  'workloads: [{ name: egress, namespace: ops, labels: { istio: egress } }]',
);
const apiGateway = (className: string): string => `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: egress, namespace: ops }
spec: { gatewayClassName: ${className}, listeners: [{ name: http, port: 80, protocol: HTTP }] }
`;
const message = (namespace: string, home: string): string =>
  `No call uses this rule: istiod looks for rules of api.example.com in the namespaces of the client, of the service (${home}) and istio-system, and this one is in ${namespace}. Move it to one of them.`;

testRule(misplacedRule, {
  valid: [
    bundleOf(apiEntry('egress/api'), apiRule('shop/api'), cart),
    bundleOf(apiEntry('egress/api'), apiRule('egress/api'), cart),
    bundleOf(apiEntry('egress/api'), apiRule('istio-system/api'), cart),
    // A client that is not drawn may be in its namespace.
    bundleOf(apiEntry('egress/api'), apiRule('ops/api')),
    // A gateway's pods are clients too.
    bundleOf(apiEntry('egress/api'), apiRule('ops/api'), cart, gateway, gatewayPods),
    // So are those of the Gateway API.
    bundleOf(apiEntry('egress/api'), apiRule('ops/api'), cart, apiGateway('istio')),
    // The service is not among the files.
    bundleOf(resourceText('DestinationRule ops/rule', 'host: reviews.shop.svc.cluster.local'), cart),
  ],
  invalid: [
    {
      code: bundleOf(apiEntry('egress/api'), apiRule('ops/api'), cart),
      findings: [{ message: message('ops', 'egress'), at: 'api.example.com', ref: 'V08' }],
      output: bundleOf(apiEntry('egress/api'), apiRule('egress/api'), cart),
    },
    {
      code: bundleOf(apiEntry('egress/api'), apiRule('ops/api'), cart, apiGateway('istio-waypoint')),
      findings: [{ message: message('ops', 'egress') }],
      output: bundleOf(apiEntry('egress/api'), apiRule('egress/api'), cart, apiGateway('istio-waypoint')),
    },
    {
      code: bundleOf(apiEntry('egress/api', 'exportTo: [shop]'), apiRule('ops/api', 'exportTo: [shop]')),
      findings: [{ message: message('ops', 'egress') }],
    },
    {
      code: bundleOf(apiEntry('egress/api'), apiRule('egress/api'), apiRule('ops/api'), cart),
      findings: [{ message: message('ops', 'egress') }],
    },
  ],
});

import { apiEntry, drawn } from '../../testing/rule-fate-cases';
import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { callerNotInExport } from './caller-not-in-export';

const cart = drawn('http://api.example.com', 'shop/cart');
const keptToThemselves = `apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data: { mesh: "defaultServiceExportTo: ['.']" }
`;
const route = (namespace: string): string =>
  resourceText(
    `VirtualService ${namespace}/api`,
    'hosts: [api.example.com]\nhttp: [{ route: [{ destination: { host: api.example.com } }] }]',
  );

testRule(callerNotInExport, {
  valid: [
    bundleOf(apiEntry('egress/api'), cart),
    bundleOf(apiEntry('egress/api', 'exportTo: [shop]'), cart),
    bundleOf(apiEntry('shop/api', 'exportTo: [.]'), cart),
    // Another definition serves them.
    bundleOf(apiEntry('egress/api', 'exportTo: [.]'), apiEntry('shop/api', 'exportTo: [.]'), cart),
    // Nobody else calls.
    bundleOf(apiEntry('egress/api', 'exportTo: [.]')),
    bundleOf(apiEntry('egress/api', 'exportTo: [.]'), route('egress')),
    // Its own namespace is left out: that is another finding.
    bundleOf(apiEntry('shop/api', 'exportTo: [web]'), cart),
  ],
  invalid: [
    {
      // Its own namespace is said by a dot alone: beside that, its name would be refused.
      code: bundleOf(keptToThemselves.replace("['.']", '[bank]'), apiEntry('shop/api'), cart),
      findings: [
        {
          message:
            'ServiceEntry shop/api is not exported to shop, so api.example.com is unknown to pods in shop: calls leave by their address, without its policy and metrics. Set exportTo to [.].',
          path: 'spec.hosts',
          ref: 'V01',
        },
      ],
    },
    {
      code: bundleOf(apiEntry('egress/api', "exportTo: ['.']"), cart),
      findings: [
        {
          message:
            'ServiceEntry egress/api is not exported to shop, so api.example.com is unknown to pods in shop: calls leave by their address, without its policy and metrics. Add shop to exportTo.',
          path: 'spec.exportTo',
          ref: 'V01',
        },
      ],
      output: bundleOf(apiEntry('egress/api', "exportTo: ['.', 'shop']"), cart),
    },
    {
      code: bundleOf(
        apiEntry('egress/api', 'exportTo: [web]'),
        drawn('http://api.example.com', 'shop/cart', 'bill/pay', 'web/page'),
        resourceText('EgressDesign mode', 'mesh: { outboundTrafficPolicy: REGISTRY_ONLY }'),
      ),
      findings: [
        {
          message:
            'ServiceEntry egress/api is not exported to bill and shop, so api.example.com is unknown to pods in bill and pods in shop: calls fail. Add bill and shop to exportTo.',
        },
      ],
      output: bundleOf(
        apiEntry('egress/api', 'exportTo: [web, bill, shop]'),
        drawn('http://api.example.com', 'shop/cart', 'bill/pay', 'web/page'),
        resourceText('EgressDesign mode', 'mesh: { outboundTrafficPolicy: REGISTRY_ONLY }'),
      ),
    },
    {
      // What is written counts in place of the default, for its own namespace too.
      code: bundleOf(apiEntry('egress/api'), cart, keptToThemselves),
      findings: [
        {
          message:
            'ServiceEntry egress/api is not exported to shop, so api.example.com is unknown to pods in shop: calls leave by their address, without its policy and metrics. Set exportTo to [., shop].',
          path: 'spec.hosts',
        },
      ],
    },
    {
      code: bundleOf(apiEntry('egress/api', "exportTo: ['~']"), cart),
      findings: [
        {
          message:
            'ServiceEntry egress/api is not exported to shop, so api.example.com is unknown to pods in shop: calls leave by their address, without its policy and metrics. Name shop in exportTo in place of ~.',
        },
      ],
    },
    {
      code: bundleOf(apiEntry('egress/api', 'exportTo: [egress]'), route('shop')),
      findings: [
        {
          message:
            'ServiceEntry egress/api is not exported to shop, so api.example.com is unknown to pods in shop: calls fail. Add shop to exportTo.',
        },
      ],
      output: bundleOf(apiEntry('egress/api', 'exportTo: [egress, shop]'), route('shop')),
    },
  ],
});

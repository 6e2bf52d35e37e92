import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { unknownGateway } from './unknown-gateway';

const gateway = (name: string): string => resourceText(`Gateway ${name}`, 'selector: { istio: egressgateway }');
const service = (gateways: string): string =>
  resourceText('VirtualService shop/api', `hosts: [api.example.com]\ngateways: [${gateways}]`);
const kubernetes =
  'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: edge, namespace: shop }\nspec: { gatewayClassName: istio }\n';
const design = (release: string): string => resourceText('EgressDesign design', `istioVersion: '${release}'`);

testRule(unknownGateway, {
  valid: [
    bundleOf(gateway('shop/egress'), service('egress')),
    bundleOf(gateway('infra/egress'), service('infra/egress, mesh')),
    bundleOf(gateway('egress'), service('default/egress')),
    service('mesh'),
    resourceText('VirtualService shop/api', 'gateways: mesh'),
    resourceText('VirtualService shop/api', 'gateways: [5, null]'),
    bundleOf(kubernetes, service('edge')),
    bundleOf(gateway('shop/egress'), service('egress')).replace('hosts:', 'hosts: ['),
    resourceText(
      'VirtualService shop/api',
      'gateways: [none]',
      "annotations: { galley.istio.io/analyze-suppress: 'IST0132,IST0101' }",
    ),
  ],
  invalid: [
    {
      code: service('egress'),
      findings: [
        {
          message:
            'There is no Gateway shop/egress, so these routes apply at none of that name. Correct the name, or add the Gateway.',
          at: 'egress',
          path: 'spec.gateways[0]',
          code: 'IST0101',
          refType: 'gateway',
          ref: 'IST0101-vs-gw',
          layer: 'analyze',
        },
      ],
    },
    {
      code: bundleOf(service('mesh, egress # the shared one\n    '), gateway('infra/egress')),
      findings: [
        {
          message:
            'There is no Gateway shop/egress, so these routes apply at none of that name; Gateway infra/egress exists. Write infra/egress.',
          at: 'egress',
        },
      ],
      output: bundleOf(service('mesh, infra/egress # the shared one\n    '), gateway('infra/egress')),
    },
    {
      code: bundleOf(service('egress'), gateway('infra/egress'), gateway('edge/egress')),
      findings: [
        {
          message:
            'There is no Gateway shop/egress, so these routes apply at none of that name. Correct the name, or add the Gateway.',
        },
      ],
    },
    {
      // Dots mean nothing here: istioctl takes the whole text for a name.
      code: bundleOf(service('egress.shop.svc.cluster.local'), gateway('shop/egress')),
      findings: [
        {
          message:
            'There is no Gateway shop/egress.shop.svc.cluster.local, so these routes apply at none of that name. Correct the name, or add the Gateway.',
        },
      ],
    },
    {
      code: bundleOf(design('1.30'), kubernetes, service('edge')),
      findings: [
        {
          message:
            'There is no Gateway shop/edge, so these routes apply at none of that name. Correct the name, or add the Gateway.',
        },
      ],
    },
  ],
});

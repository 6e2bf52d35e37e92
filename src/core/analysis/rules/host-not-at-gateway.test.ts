import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { hostNotAtGateway } from './host-not-at-gateway';

const gateway = (hosts: string): string =>
  resourceText(
    'Gateway infra/egress',
    `
    selector: { istio: egressgateway }
    servers:
      - port: { number: 80, name: http, protocol: HTTP }
        hosts: [${hosts}]
    `,
  );
const service = (hosts: string, key = 'shop/api'): string =>
  resourceText(`VirtualService ${key}`, `hosts: [${hosts}]\ngateways: [infra/egress]`);
const kubernetes = (listener: string): string =>
  `apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: egress, namespace: infra }\nspec: { listeners: [{ port: 80${listener} }] }\n`;

testRule(hostNotAtGateway, {
  valid: [
    bundleOf(gateway('api.example.com'), service('api.example.com')),
    bundleOf(gateway("'*.example.com'"), service('other.org, a.b.example.com')),
    bundleOf(gateway('a.example.com'), service("'*.example.com'")),
    bundleOf(gateway("'*/*'"), service('api.example.com')),
    bundleOf(gateway('shop/api.example.com'), service('api.example.com')),
    bundleOf(gateway('./api.example.com'), service('api.example.com', 'infra/api')),
    bundleOf(kubernetes(''), service('api.example.com')),
    bundleOf(kubernetes(", hostname: '*.example.com'"), service('api.example.com')),
    resourceText('VirtualService shop/api', 'hosts: [api.example.com]\ngateways: [mesh]'),
  ],
  invalid: [
    {
      code: bundleOf(gateway("a.example.com, '*.example.org'"), service('api.example.com')),
      findings: [
        {
          message:
            'Gateway infra/egress takes a.example.com and *.example.org but not api.example.com, so these routes never run there. Add the host to a server, or name another gateway.',
          at: 'infra/egress',
          path: 'spec.gateways[0]',
          code: 'IST0132',
          ref: 'IST0132',
          layer: 'analyze',
        },
      ],
    },
    {
      code: bundleOf(gateway('./api.example.com'), service('api.example.com')),
      findings: [
        {
          message:
            'Gateway infra/egress takes no hosts from namespace shop, so the routes for api.example.com never run there. Add a server for them, or name another gateway.',
        },
      ],
    },
    {
      code: service('api.example.com'),
      findings: [{ message: 'No host of api is taken at Gateway infra/egress, since there is no such Gateway.' }],
    },
    {
      code: bundleOf(gateway("'*'"), service('')),
      findings: [
        {
          message:
            'A VirtualService without hosts is a delegate and binds to no gateway itself. Remove gateways: the VirtualService that delegates to it names them.',
        },
      ],
    },
  ],
});

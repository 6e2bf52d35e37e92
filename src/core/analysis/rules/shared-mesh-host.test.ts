import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { sharedMeshHost } from './shared-mesh-host';

const service = (key: string, hosts: string, rest = ''): string =>
  resourceText(`VirtualService ${key}`, `hosts: [${hosts}]\n${rest}`);

testRule(sharedMeshHost, {
  valid: [
    bundleOf(service('shop/a', 'a.example.com'), service('shop/b', 'b.example.com')),
    bundleOf(service('shop/a', 'api'), service('infra/b', 'api')),
    bundleOf(service('shop/a', 'a.example.com'), service('shop/b', 'a.example.com', 'gateways: [edge]')),
    bundleOf(
      service('shop/a', 'a.example.com', "exportTo: ['.']"),
      service('infra/b', 'a.example.com', 'exportTo: [infra]'),
    ),
    // Wildcards that overlap are reported only where one of them is for a namespace alone.
    bundleOf(service('shop/a', "'*.example.com'"), service('shop/b', 'a.example.com')),
    bundleOf(service('shop/a', 'null, 5'), resourceText('VirtualService shop/b', 'hosts: a')),
  ],
  invalid: [
    {
      code: service('shop/a', 'a.example.com, a.example.com'),
      findings: [{ message: 'a.example.com is listed twice in these hosts. Keep one.', at: 'a.example.com' }],
    },
    {
      code: bundleOf(
        service('shop/a', 'x, api'),
        service('infra/b', 'api.shop.svc.cluster.local', 'gateways: [edge, mesh]'),
      ),
      findings: [
        {
          message:
            'api.shop.svc.cluster.local has routes for sidecars in VirtualService infra/b too, and a sidecar uses the http routes of only one VirtualService. Join them in one.',
          at: 'api',
          path: 'spec.hosts[1]',
          code: 'IST0109',
          ref: 'IST0109',
          layer: 'analyze',
        },
        {
          message:
            'api.shop.svc.cluster.local has routes for sidecars in VirtualService shop/a too, and a sidecar uses the http routes of only one VirtualService. Join them in one.',
          at: 'api.shop.svc.cluster.local',
        },
      ],
    },
    {
      code: bundleOf(service('shop/a', 'a.example.com', "exportTo: ['.']"), service('infra/b', "'*.example.com'")),
      findings: [
        {
          message:
            'istioctl analyze calls a.example.com in conflict with *.example.com of VirtualService infra/b. A sidecar takes the routes of the longer one for the hosts that both cover.',
        },
        {
          message:
            'istioctl analyze calls *.example.com in conflict with a.example.com of VirtualService shop/a. A sidecar takes the routes of the longer one for the hosts that both cover.',
        },
      ],
    },
    {
      code: service('shop/a', 'api, api.shop.svc.cluster.local'),
      findings: [
        { message: 'api.shop.svc.cluster.local is listed twice in these hosts, once by its short name. Keep one.' },
      ],
    },
  ],
});

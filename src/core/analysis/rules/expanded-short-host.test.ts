import { bundleOf, resourceText } from '../../testing/resource-text';
import { entryText, routesText } from '../../testing/routing-texts';
import { testRule } from '../../testing/rule-tester';
import { expandedShortHost } from './expanded-short-host';

const policy = (host: string, called = 'shop/policy'): string =>
  resourceText(`DestinationRule ${called}`, `host: ${host}\ntrafficPolicy: { tls: { mode: DISABLE } }`);
const service = (key: string): string => resourceText(`Service ${key}`, 'ports: [{ port: 80, name: http }]');
const to = (host: string, gateways = 'mesh'): string =>
  routesText('www.example.com', `gateways: [${gateways}]\nhttp:\n  - route: [{ destination: { host: ${host} } }]\n`);

testRule(expandedShortHost, {
  valid: [
    // A Service of the cluster may have the name.
    policy('reviews'),
    to('reviews'),
    bundleOf(service('shop/reviews'), policy('reviews')),
    bundleOf(entryText('api.example.com', ['80 HTTP']), policy('api.example.com')),
    bundleOf(service('shop/api'), entryText('api.example.com', ['80 HTTP']), policy('api')),
    to('egressgateway.istio-system.svc.cluster.local', 'istio-system/egress'),
  ],
  invalid: [
    {
      code: bundleOf(entryText('billing', ['80 HTTP']), policy('billing')),
      findings: [
        {
          message:
            'billing without a dot means the Service billing.shop.svc.cluster.local. The ServiceEntry host billing is never found this way: give the entry a name with dots, and write that name here.',
          path: 'spec.host',
          ref: 'R13',
        },
      ],
    },
    {
      code: bundleOf(service('infra/db'), to('db')),
      findings: [
        {
          message:
            'db without a dot means the Service db.shop.svc.cluster.local. db.infra.svc.cluster.local is in another namespace: write the full name.',
          path: 'spec.http[0].route[0].destination.host',
        },
      ],
      output: bundleOf(service('infra/db'), to('db.infra.svc.cluster.local')),
    },
    {
      code: bundleOf(entryText('api.example.com', ['80 HTTP']), policy('api')),
      findings: [
        {
          message:
            'api without a dot means the Service api.shop.svc.cluster.local. If api.example.com is intended, write the full name: this short one does not find it.',
          severity: 'info',
        },
      ],
      output: bundleOf(entryText('api.example.com', ['80 HTTP']), policy('api.example.com')),
    },
    {
      code: to('istio-egressgateway', 'mesh, istio-system/egress'),
      findings: [
        {
          message:
            'istio-egressgateway without a dot means the Service istio-egressgateway.shop.svc.cluster.local. The Gateway is in istio-system: write istio-egressgateway.istio-system.svc.cluster.local if its pods are there too.',
        },
      ],
    },
  ],
});

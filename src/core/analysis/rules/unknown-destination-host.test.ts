import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { unknownDestinationHost } from './unknown-destination-host';

const entry = (key: string, host: string, rest = ''): string =>
  resourceText(
    `ServiceEntry ${key}`,
    `hosts: ['${host}']\nports: [{ number: 443, name: tls, protocol: TLS }]\n${rest}`,
  );
const service = (key: string, metadata = '', ports = '[{ port: 80 }]'): string =>
  resourceText(`Service ${key}`, `ports: ${ports}`, metadata);
const route = (destination: string, more = ''): string =>
  resourceText(
    'VirtualService shop/api',
    `hosts: [a]\nhttp:\n  - route:\n      - destination: ${destination}\n${more}`,
  );
const unknown = 'No ServiceEntry or Service in the files has the host';

testRule(unknownDestinationHost, {
  valid: [
    // The entry that cannot be read may be the one that has the host.
    `apiVersion: networking.istio.io/v1
kind: ServiceEntry
broken: a: b
metadata: { name: api, namespace: shop }
spec: { hosts: [api.example.com] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  http: [{ route: [{ destination: { host: api.example.com, subset: v1 } }] }]
`,
    bundleOf(entry('shop/api', 'api.example.com'), route('{ host: api.example.com }')),
    bundleOf(entry('infra/all', '*.example.com'), route('{ host: api.example.com }')),
    bundleOf(entry('infra/all', '*.example.com'), route("{ host: '*.example.com' }")),
    bundleOf(entry('infra/api', 'api.example.com', 'exportTo: [shop]'), route('{ host: api.example.com }')),
    // Where no Service is drawn, those of the cluster are not known.
    route('{ host: reviews }'),
    route('{ host: reviews.default.svc.cluster.local }'),
    bundleOf(service('shop/reviews'), route('{ host: reviews }')),
    bundleOf(
      entry('infra/api', 'api.example.com', 'exportTo: [web, till]'),
      route('{ host: api.example.com }', "exportTo: ['.', web]"),
    ),
    // istiod makes the Service of a Gateway of the Gateway API (pilot/pkg/config/kube/gateway/conversion.go, extractGatewayServices).
    ...['egress-istio', 'egress-istio.shop.svc.cluster.local'].map((host) =>
      bundleOf(
        service('infra/other'),
        'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: egress, namespace: shop }\nspec: { gatewayClassName: istio }\n',
        route(`{ host: ${host} }`),
      ),
    ),
    bundleOf(
      service('infra/reviews', "annotations: { networking.istio.io/exportTo: 'shop, other' }"),
      route('{ host: reviews.infra.svc.cluster.local }'),
    ),
    resourceText('VirtualService shop/api', 'http: [{ route: [5, null], mirrors: {} }]\ntcp: no'),
  ],
  invalid: [
    {
      code: route('{ host: api.example.com }'),
      findings: [
        {
          message: `${unknown} api.example.com. Calls on this route get 503; correct the host, or add a ServiceEntry for it.`,
          at: 'api.example.com',
          path: 'spec.http[0].route[0].destination.host',
          code: 'IST0101',
          refType: 'host',
          ref: 'IST0101-vs-host',
          layer: 'analyze',
        },
      ],
    },
    {
      code: bundleOf(
        entry('shop/api', 'api.example.com'),
        route(
          '{ host: api.example.com }',
          '    mirror: { host: b.example.com }\n    mirrors: [{ destination: { host: c.example.com } }]',
        ),
      ),
      findings: [
        {
          message: `${unknown} b.example.com. The copies are lost; correct the host, or add a ServiceEntry for it.`,
          path: 'spec.http[0].mirror.host',
          refType: 'mirror host',
          ref: 'IST0101-vs-mirror',
        },
        {
          message: `${unknown} c.example.com. The copies are lost; correct the host, or add a ServiceEntry for it.`,
          path: 'spec.http[0].mirrors[0].destination.host',
        },
      ],
    },
    {
      code: bundleOf(entry('infra/api', 'api.example.com', "exportTo: ['.']"), route('{ host: api.example.com }')),
      findings: [
        {
          message:
            'ServiceEntry infra/api has api.example.com for infra only, not for shop. Calls on this route get 503, except from infra; export it to shop if pods there call.',
        },
      ],
    },
    {
      // istioctl does not look in the VirtualService's own namespace when it is exported to others.
      code: bundleOf(
        entry('shop/api', 'api.example.com', "exportTo: ['.']"),
        route('{ host: api.example.com }', "exportTo: ['*']"),
      ),
      findings: [
        {
          message:
            'ServiceEntry shop/api has api.example.com for shop only, and istioctl analyze looks in the exportTo of this resource, *. Calls on this route get 503, except from shop.',
        },
      ],
    },
    // Sidecars get what VirtualServices send to in their own namespace, whomever that is exported to.
    {
      code: bundleOf(
        entry('shop/api', 'api.example.com', 'exportTo: [pay]'),
        route('{ host: api.example.com, port: { number: 443 } }'),
      ),
      findings: [
        {
          message:
            'ServiceEntry shop/api has api.example.com for pay only, not for shop. Calls on this route get 503, except from pay and shop. Sidecars in shop know it all the same, since this VirtualService sends there.',
        },
      ],
    },
    {
      code: bundleOf(
        entry('shop/api', 'api.example.com', "exportTo: ['~']"),
        route('{ host: api.example.com, port: { number: 443 } }', "exportTo: ['.']"),
      ),
      findings: [
        {
          message:
            'ServiceEntry shop/api has api.example.com for nobody. Sidecars in shop know it all the same, since this VirtualService sends there.',
        },
      ],
    },
    {
      code: bundleOf(
        entry('infra/api', 'api.example.com', "exportTo: ['~']"),
        route('{ host: api.example.com, port: { number: 443 } }', "exportTo: ['.']"),
      ),
      findings: [
        {
          message:
            'ServiceEntry infra/api has api.example.com for nobody. Calls on this route get 503; export it to shop.',
        },
      ],
    },
    {
      // Pods of infra know the host, and none of them takes what is for a gateway alone.
      code: bundleOf(
        entry('infra/api', 'api.example.com', "exportTo: ['.']"),
        route('{ host: api.example.com }', 'gateways: [edge]'),
      ),
      findings: [
        {
          message:
            'ServiceEntry infra/api has api.example.com for infra only, not for shop. Calls on this route get 503; export it to shop.',
        },
      ],
    },
    {
      code: bundleOf(
        entry('infra/api', 'api.example.com', "exportTo: ['.']"),
        route('{ host: api.example.com }', "exportTo: ['.']"),
      ),
      findings: [
        {
          message:
            'ServiceEntry infra/api has api.example.com for infra only, not for shop. Calls on this route get 503; export it to shop.',
        },
      ],
    },
    {
      code: bundleOf(service('shop/reviews'), route('{ subset: v1 }')),
      findings: [{ message: 'The host is missing. Calls on this route get 503; write it.', at: 'destination' }],
    },
    {
      code: bundleOf(service('infra/reviews'), route('{ host: reviews } # of the platform')),
      findings: [
        {
          message: `${unknown} reviews.shop.svc.cluster.local. Calls on this route get 503; write reviews.infra.svc.cluster.local.`,
          at: 'reviews',
        },
      ],
      output: bundleOf(service('infra/reviews'), route('{ host: reviews.infra.svc.cluster.local } # of the platform')),
    },
    {
      // With several ports the full name alone would not do.
      code: bundleOf(service('infra/reviews', '', '[{ port: 80 }, { port: 81 }]'), route('{ host: reviews }')),
      findings: [
        {
          message: `${unknown} reviews.shop.svc.cluster.local. Calls on this route get 503; correct the host, or add a ServiceEntry for it.`,
        },
      ],
    },
  ],
});

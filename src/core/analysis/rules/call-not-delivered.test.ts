import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { callNotDelivered } from './call-not-delivered';

const api = resourceText(
  'ServiceEntry shop/api',
  'hosts: [api.example.com]\nports: [{ number: 80, name: web, protocol: HTTP }]\nresolution: DNS',
);
const none = resourceText(
  'ServiceEntry shop/none',
  'hosts: [none.example.com]\nports: [{ number: 80, name: web, protocol: HTTP }]\nresolution: STATIC',
);
const old = resourceText(
  'VirtualService shop/old',
  'hosts: [api.example.com]\nhttp: [{ redirect: { authority: new.example.com } }]',
);
const passed = resourceText(
  'ServiceEntry shop/tls',
  'hosts: [tls.example.com]\nports: [{ number: 443, name: tls, protocol: TLS }]\nresolution: DNS',
);
const gateway = bundleOf(
  resourceText(
    'Gateway shop/egress',
    'selector: { istio: egress }\nservers: [{ port: { number: 443, name: tls, protocol: TLS }, hosts: [tls.example.com], tls: { mode: PASSTHROUGH } }]',
  ),
  resourceText(
    'Service shop/egress',
    'selector: { istio: egress }\nports: [{ name: https, port: 443, targetPort: 8443 }]',
  ),
);
const halfRouted = resourceText(
  'VirtualService shop/tls',
  'hosts: [tls.example.com]\ngateways: [mesh, egress]\ntls: [{ match: [{ gateways: [mesh], sniHosts: [tls.example.com] }], route: [{ destination: { host: egress, port: { number: 443 } } }] }]',
);
const partRouted = resourceText(
  'VirtualService shop/api',
  'hosts: [api.example.com]\nhttp: [{ match: [{ uri: { prefix: /v1 } }], route: [{ destination: { host: api.example.com } }] }]',
);
const sentOn = resourceText(
  'VirtualService shop/on',
  'hosts: [api.example.com]\nhttp: [{ route: [{ destination: { host: unread.example.com, port: { number: 80 } } }] }]',
);
const unreadable =
  'apiVersion: "networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: unread }\nspec:\n  hosts: [unread.example.com]\n';
const forwardProxy = resourceText(
  'Sidecar shop/default',
  'egress: [{ port: { number: 15080, name: proxy, protocol: HTTP_PROXY }, bind: 127.0.0.1, captureMode: NONE, hosts: ["./*"] }]',
);
const closed = 'mesh: { outboundTrafficPolicy: REGISTRY_ONLY }\n';
const design = (call: string, mesh = closed): string =>
  resourceText('EgressDesign design', `${mesh}workloads: [{ name: cart, namespace: shop, calls: [{ ${call} }] }]`);

testRule(callNotDelivered, {
  valid: [
    bundleOf(api, design('url: http://api.example.com')),
    bundleOf(api, design('url: http://other.example.com', '')),
    bundleOf(api, forwardProxy, design('url: "http://127.0.0.1:15080", headers: { Host: api.example.com }')),
    // Meant so.
    bundleOf(api, design('url: http://other.example.com, expect: { outcome: blocked }')),
    // Told by the rule for ports without a listener.
    bundleOf(api, design('url: http://other.example.com:8080')),
    // Answered as the VirtualService says.
    bundleOf(api, old, design('url: http://api.example.com')),
    // Entries that cannot be read may have the host: of the call, or of the route that takes it.
    bundleOf(api, unreadable, design('url: http://unread.example.com')),
    bundleOf(api, sentOn, unreadable, design('url: http://api.example.com')),
    // The cluster may have it.
    bundleOf(api, design('url: http://cart.shop.svc.cluster.local')),
  ],
  invalid: [
    {
      code: bundleOf(api, forwardProxy, design('url: "http://127.0.0.1:15080/v1"')),
      findings: [
        {
          severity: 'warning',
          message:
            'http://127.0.0.1:15080/v1 fails. Refused: the sidecar does not know the destination. The caller gets 502. Give the call a Host header, which names its destination to a listener of the sidecar, or write expect: {outcome: blocked} if that is intended.',
        },
      ],
    },
    {
      code: bundleOf(api, forwardProxy, design('url: "http://127.0.0.1:15080/v1", headers: { Host: new.example.com }')),
      findings: [
        {
          severity: 'warning',
          message:
            'http://127.0.0.1:15080/v1 fails. Refused: the sidecar does not know the destination. The caller gets 502. Add a ServiceEntry for new.example.com, or write expect: {outcome: blocked} if that is intended.',
        },
      ],
    },
    {
      code: bundleOf(api, design('url: http://other.example.com/v1')),
      findings: [
        {
          severity: 'warning',
          at: 'http://other.example.com/v1',
          path: 'spec.workloads[0].calls[0].url',
          message:
            'http://other.example.com/v1 fails. Refused: the sidecar does not know the destination. The caller gets 502. Add a ServiceEntry for other.example.com, or write expect: {outcome: blocked} if that is intended.',
        },
      ],
    },
    {
      // An entry has the host: another one would not help.
      code: bundleOf(api, design('url: https://api.example.com:80')),
      findings: [
        {
          severity: 'warning',
          message:
            'https://api.example.com:80 fails. Refused: Port 80 of ServiceEntry shop/api is for HTTP, and the call is encrypted by the app. The connection is closed (UH in the access log): with TLS by the app no proxy can answer with a status such as 503. Correct that, or write expect: {outcome: blocked} if that is intended.',
        },
      ],
    },
    {
      code: bundleOf(none, design('url: http://none.example.com', '')),
      findings: [
        {
          message:
            'http://none.example.com fails. Not delivered: the sidecar knows the destination and has no way to it. The caller gets 503 (UH in the access log). ServiceEntry shop/none has no endpoints for this port. Correct that, or write expect: {outcome: blocked} if that is intended.',
        },
      ],
    },
    {
      // The cause is at the gateway, behind a cluster with which nothing is wrong.
      code: bundleOf(passed, gateway, halfRouted, design('url: https://tls.example.com', '')),
      findings: [
        {
          message:
            'https://tls.example.com fails. Not delivered: the sidecar sends the call to the egress gateway, where nothing listens for it. The connection is closed (UF in the access log): with TLS by the app no proxy can answer with a status such as 503. No tls route of VirtualService shop/tls is for server 1 of Gateway shop/egress, so istiod makes no filter chain for it. Without any filter chain there is no listener. Correct that, or write expect: {outcome: blocked} if that is intended.',
        },
      ],
    },
    {
      code: bundleOf(api, partRouted, design('url: http://api.example.com/v2', '')),
      findings: [
        {
          message:
            'http://api.example.com/v2 fails. Not delivered: the sidecar knows the destination and has no way to it. The caller gets 404 (NR in the access log). No route of VirtualService shop/api takes GET /v2. Envoy answers 404 itself, since the default route is gone. Correct that, or write expect: {outcome: blocked} if that is intended.',
        },
      ],
    },
  ],
});

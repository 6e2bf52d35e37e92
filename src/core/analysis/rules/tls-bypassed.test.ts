import { apiEntry, drawn } from '../../testing/rule-fate-cases';
import { entry as enrolled, simple, waypoint } from '../../testing/ambient-cases';
import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { tlsBypassed } from './tls-bypassed';

const tls = resourceText(
  'DestinationRule shop/api',
  'host: api.example.com\ntrafficPolicy: { portLevelSettings: [{ port: { number: 80 }, tls: { mode: SIMPLE } }] }',
);
const api = bundleOf(apiEntry('shop/api'), tls);
const cart = (annotation = ''): string =>
  resourceText(
    'Deployment shop/cart',
    `template: { metadata: { labels: { app: cart }, annotations: { ${annotation} } } }`,
  );
const port = 'traffic.sidecar.istio.io/excludeOutboundPorts: "80"';
const call = (url: string, more = ''): string =>
  resourceText(
    'EgressDesign design',
    `workloads: [{ name: cart, namespace: shop, labels: { app: cart }, calls: [{ url: '${url}'${more} }] }]`,
  );
const uninjected = resourceText('Namespace shop', '', 'labels: { istio-injection: disabled }');
const toOther = resourceText(
  'VirtualService shop/api',
  'hosts: [api.example.com]\nhttp: [{ route: [{ destination: { host: other.example.com } }] }]',
);
const ambient = resourceText('Namespace shop', '', 'labels: { istio.io/dataplane-mode: ambient }');
const optedOut = resourceText(
  'Deployment shop/cart',
  'template: { metadata: { labels: { app: cart, istio.io/dataplane-mode: none } } }',
);
const redirected = resourceText(
  'VirtualService shop/api',
  'hosts: [api.example.com]\nhttp: [{ redirect: { scheme: https } }]',
);
const wide = resourceText(
  'DestinationRule shop/api',
  'host: api.example.com\ntrafficPolicy: { tls: { mode: SIMPLE } }',
);
const twoPorts = apiEntry('shop/api').replace(
  'protocol: TLS }',
  'protocol: TLS }\n    - { number: 8080, name: more, protocol: HTTP }',
);
const running = resourceText(
  'Pod shop/cart-1',
  'containers: [{ name: istio-proxy, args: [proxy, sidecar] }]\ninitContainers: [{ name: istio-init, args: [istio-iptables, -o, "80"] }]',
  'labels: { app: cart }\n  ownerReferences: [{ kind: Deployment, name: cart, controller: true }]',
).concat('status: { phase: Running }\n');
const viaOther = bundleOf(
  apiEntry('shop/api'),
  toOther,
  apiEntry('shop/other').replaceAll('api.example.com', 'other.example.com'),
  tls
    .replaceAll('api.example.com', 'other.example.com')
    .replace('shop/api', 'shop/other')
    .replace('name: api', 'name: other'),
);
const excluded = `apiVersion: v1
kind: ConfigMap
metadata: { name: istio-sidecar-injector, namespace: istio-system }
data: { values: '{"global":{"proxy":{"excludeOutboundPorts":"80"}}}' }
`;

testRule(tlsBypassed, {
  valid: [
    bundleOf(api, call('http://api.example.com')),
    bundleOf(api, cart(), call('http://api.example.com')),
    // The app encrypts it.
    bundleOf(api, cart(port.replace('80', '443')), call('https://api.example.com')),
    // Nothing would start TLS.
    bundleOf(apiEntry('shop/api'), cart(port), call('http://api.example.com')),
    // Another port than the one that is taken out.
    bundleOf(api, cart(port.replace('80', '8080')), call('http://api.example.com')),
    bundleOf(api, cart(port.replace('80', '8080'))),
    // Others are drawn to call it, and these pods are not.
    bundleOf(api, cart(port), drawn('http://api.example.com', 'shop/page')),
    // A mesh identity is nothing that the app could show itself.
    bundleOf(
      apiEntry('shop/api'),
      resourceText('DestinationRule shop/api', 'host: api.example.com\ntrafficPolicy: { tls: { mode: ISTIO_MUTUAL } }'),
      uninjected,
      call('http://api.example.com'),
    ),
    // Calls are redirected, or sent elsewhere.
    bundleOf(api, redirected, cart(port), call('http://api.example.com')),
    bundleOf(api, redirected, cart(port)),
    // Nothing is handed over at all, whatever the list says.
    bundleOf(api, cart(`${port.replace('80', '9999')}, sidecar.istio.io/interceptionMode: NONE`)),
    // The pods say otherwise than the mesh.
    bundleOf(api, excluded, cart(port.replace('80', '22'))),
    // What an app sends on a TCP port may be TLS.
    bundleOf(apiEntry('shop/api').replace('protocol: HTTP,', 'protocol: TCP,'), tls, cart(port)),
    // Sent in ambient mode, of which another rule tells.
    bundleOf(api, ambient, call('http://api.example.com')),
    // Not for pods of this namespace.
    bundleOf(apiEntry('shop/api'), tls.replace('spec:', "spec:\n  exportTo: ['web']"), cart(port)),
  ],
  invalid: [
    {
      code: bundleOf(api, cart(port), call('http://api.example.com')),
      findings: [
        {
          severity: 'error',
          at: "'http://api.example.com'",
          path: 'spec.workloads[0].calls[0].url',
          message:
            'http://api.example.com leaves in plain text, without the TLS of DestinationRule shop/api that a sidecar would start. The pod’s annotation traffic.sidecar.istio.io/excludeOutboundPorts takes port 80 out of what the sidecar sees. Let the sidecar see the call, or have the app start TLS itself.',
        },
      ],
    },
    {
      code: bundleOf(api, uninjected, call('http://api.example.com')),
      findings: [
        {
          severity: 'error',
          message:
            'http://api.example.com leaves in plain text, without the TLS of DestinationRule shop/api that a sidecar would start. Namespace shop has the label istio-injection: disabled, so no proxy carries its calls. Take the pods into the mesh, or have the app start TLS itself.',
        },
      ],
    },
    {
      code: bundleOf(api, uninjected, call('http://api.example.com', ', expect: { tls: none }')),
      findings: [
        {
          severity: 'info',
          message:
            'http://api.example.com leaves in plain text, without the TLS of DestinationRule shop/api that a sidecar would start. Namespace shop has the label istio-injection: disabled, so no proxy carries its calls. Take the pods into the mesh, or have the app start TLS itself.',
        },
      ],
    },
    {
      // Nobody draws who calls.
      code: bundleOf(api, cart(port)),
      findings: [
        {
          severity: 'info',
          at: '"80"',
          message:
            'Calls of these pods to api.example.com:80 would go round the sidecar, which alone starts TLS for them, and leave in plain text. Take the port out of the list if the pods make such calls.',
        },
      ],
    },
    {
      code: bundleOf(api, excluded),
      findings: [
        {
          severity: 'warning',
          path: 'spec.trafficPolicy.portLevelSettings[0].tls',
          message:
            'Calls to api.example.com:80 would leave in plain text, since no sidecar sees them to start this TLS. The mesh’s global.proxy.excludeOutboundPorts takes port 80 out of what the sidecar sees. Take what such calls need out of that list, or have the apps start TLS themselves.',
        },
      ],
    },
    {
      code: bundleOf(twoPorts, wide, excluded.replace('"80"', '"80,8080"')),
      findings: [
        {
          severity: 'warning',
          message:
            'Calls to api.example.com:80 and api.example.com:8080 would leave in plain text, since no sidecar sees them to start this TLS. The mesh’s global.proxy.excludeOutboundPorts takes port 80 out of what the sidecar sees. The mesh’s global.proxy.excludeOutboundPorts takes port 8080 out of what the sidecar sees. Take what such calls need out of that list, or have the apps start TLS themselves.',
        },
      ],
    },
    {
      // Where a route leads, TLS is started.
      code: bundleOf(viaOther, cart(port), call('http://api.example.com')),
      findings: [
        {
          severity: 'info',
          message:
            'Calls of these pods to other.example.com:80 would go round the sidecar, which alone starts TLS for them, and leave in plain text. Take the port out of the list if the pods make such calls.',
        },
        {
          severity: 'error',
          message:
            'http://api.example.com leaves in plain text, without the TLS of DestinationRule shop/other that a sidecar would start. The pod’s annotation traffic.sidecar.istio.io/excludeOutboundPorts takes port 80 out of what the sidecar sees. Let the sidecar see the call, or have the app start TLS itself.',
        },
      ],
    },
    {
      // What a running pod was set up with counts.
      code: bundleOf(api, cart(), running, call('http://api.example.com')),
      findings: [
        {
          severity: 'error',
          message:
            'http://api.example.com leaves in plain text, without the TLS of DestinationRule shop/api that a sidecar would start. The argument -o of the pod’s istio-init takes port 80 out of what the sidecar sees. Let the sidecar see the call, or have the app start TLS itself.',
        },
      ],
    },
    {
      // ztunnel would hand the call to the waypoint.
      code: bundleOf(enrolled(), waypoint(), simple, ambient, optedOut, call('http://api.example.com')),
      findings: [
        {
          severity: 'error',
          message:
            'http://api.example.com leaves in plain text, without the TLS of DestinationRule shop/api that the waypoint would start. The pod has the label istio.io/dataplane-mode: none, so no proxy carries its calls. Take the pods into the mesh, or have the app start TLS itself.',
        },
      ],
    },
  ],
});

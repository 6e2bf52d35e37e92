import { apiEntry, drawn } from '../../testing/rule-fate-cases';
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
const kept = resourceText('Namespace shop', '', 'labels: { istio-injection: disabled }');
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
      code: bundleOf(api, kept, call('http://api.example.com')),
      findings: [
        {
          severity: 'error',
          message:
            'http://api.example.com leaves in plain text, without the TLS of DestinationRule shop/api that a sidecar would start. The pod has no sidecar, and ztunnel does not carry its traffic. Give the pods a sidecar, or have the app start TLS itself.',
        },
      ],
    },
    {
      code: bundleOf(api, kept, call('http://api.example.com', ', expect: { tls: none }')),
      findings: [
        {
          severity: 'info',
          message:
            'http://api.example.com leaves in plain text, without the TLS of DestinationRule shop/api that a sidecar would start. The pod has no sidecar, and ztunnel does not carry its traffic. Give the pods a sidecar, or have the app start TLS itself.',
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
            'Calls of these pods to api.example.com:80 go round the sidecar, which alone would start TLS for them, and leave in plain text. Take the port out of the list if the pods make such calls.',
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
            'Calls to api.example.com:80 leave in plain text, since no sidecar sees them to start this TLS. The mesh’s global.proxy.excludeOutboundPorts takes port 80 out of what the sidecar sees. Take port 80 out of that list, or have the apps start TLS themselves.',
        },
      ],
    },
  ],
});

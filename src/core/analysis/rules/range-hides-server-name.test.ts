import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { rangeHidesServerName } from './range-hides-server-name';

const entry = (name: string, rest: string, protocol = 'TLS'): string =>
  resourceText(
    `ServiceEntry shop/${name}`,
    `hosts: [${name}.example.com]\nports: [{ number: 443, name: tls, protocol: ${protocol} }]\n${rest}`,
  );
const ranged = entry('a', 'resolution: NONE\naddresses: [192.168.0.0/16, 10.0.0.0/8]');
const inside = entry('b', 'resolution: STATIC\nendpoints: [{ address: 10.1.2.3 }]');
const design = (url: string, mesh = ''): string =>
  resourceText(
    'EgressDesign design',
    `${mesh}workloads: [{ name: cart, namespace: shop, calls: [{ url: '${url}' }] }]`,
  );

testRule(rangeHidesServerName, {
  valid: [
    ranged,
    bundleOf(ranged, entry('b', 'resolution: STATIC\nendpoints: [{ address: 172.16.2.3 }]')),
    bundleOf(ranged, entry('b', 'resolution: DNS')),
    bundleOf(ranged, entry('b', 'resolution: STATIC\naddresses: [10.1.2.3]\nendpoints: [{ address: 10.1.2.3 }]')),
    bundleOf(entry('a', 'resolution: NONE\naddresses: [10.0.0.0/8]', 'TCP'), design('https://10.1.2.3')),
    bundleOf(ranged, inside.replace('443', '8443')),
    bundleOf(ranged, design('https://172.16.0.1')),
    bundleOf(ranged, design('https://a.example.com')),
    bundleOf(ranged, design('http://10.0.0.1')),
    // The VirtualService has the name in the range too.
    bundleOf(
      ranged,
      inside,
      resourceText(
        'VirtualService shop/a',
        'hosts: [a.example.com, b.example.com]\ntls: [{ match: [{ sniHosts: [a.example.com, b.example.com] }], route: [{ destination: { host: b.example.com } }] }]',
      ),
    ),
  ],
  invalid: [
    {
      code: bundleOf(ranged, inside),
      findings: [
        {
          message:
            'On port 443 this range is only for a.example.com, so a connection to b.example.com at 10.1.2.3 bypasses all policy. Remove the range: then a.example.com is recognised by its server name.',
          at: '10.0.0.0/8',
          path: 'spec.addresses[1]',
          ref: 'L06',
        },
      ],
    },
    {
      code: bundleOf(
        ranged,
        inside,
        design('https://b.example.com', 'mesh: { outboundTrafficPolicy: REGISTRY_ONLY }\n'),
      ),
      findings: [
        {
          message:
            'On port 443 this range is only for a.example.com, so a connection to b.example.com at 10.1.2.3 ends at a closed connection. Remove the range: then a.example.com is recognised by its server name.',
        },
      ],
    },
    {
      code: bundleOf(ranged, design('https://10.1.2.3/status')),
      findings: [
        {
          message:
            'On port 443 this range is only for a.example.com, so the call of cart to https://10.1.2.3/status bypasses all policy. Remove the range: then a.example.com is recognised by its server name.',
          at: '10.0.0.0/8',
        },
      ],
    },
  ],
});

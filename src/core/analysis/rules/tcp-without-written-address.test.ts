import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { tcpWithoutWrittenAddress } from './tcp-without-written-address';

const entry = (port: string, rest = 'resolution: DNS'): string =>
  resourceText('ServiceEntry shop/db', `hosts: [db.example.com]\nports: [{ number: 5432, name: db${port} }]\n${rest}`);
const tcp = ', protocol: TCP';
const config = (metadata: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: istio, namespace: istio-system }\ndata:\n  mesh: |\n    defaultConfig: { proxyMetadata: { ${metadata} } }\n`;
const capture = "ISTIO_META_DNS_CAPTURE: 'true'";

testRule(tcpWithoutWrittenAddress, {
  valid: [
    entry(', protocol: HTTPS'),
    entry(tcp, 'addresses: [10.0.0.1]'),
    `${entry(tcp)}status: { addresses: [{ value: 240.240.0.1, host: db.example.com }] }\n`,
    bundleOf(config(`${capture}, ISTIO_META_DNS_AUTO_ALLOCATE: 'true'`), entry(tcp)),
    bundleOf(config(`${capture}, PILOT_ENABLE_IP_AUTOALLOCATE: 'true'`), entry(tcp)),
    resourceText('ServiceEntry shop/db', 'ports: [null, 5]'),
  ],
  invalid: [
    {
      code: entry(tcp),
      findings: [
        {
          message:
            'istioctl analyze asks for addresses, since port 5432 is TCP; it does not know that istiod allocates one since 1.25. Without DNS capture the entry still takes every connection to that port: add addresses, or capture DNS.',
          at: 'TCP',
          path: 'spec.ports[0].protocol',
          code: 'IST0134',
          ref: 'IST0134',
          layer: 'analyze',
        },
      ],
    },
    ...[config(capture), resourceText('EgressDesign design', 'mesh: { dnsCapture: true }')].map((settings) => ({
      code: bundleOf(settings, entry(tcp)),
      findings: [
        {
          message:
            'istioctl analyze asks for addresses, since port 5432 is TCP; it does not know that istiod allocates one since 1.25, which DNS capture uses. To quiet it, add addresses, or ISTIO_META_DNS_AUTO_ALLOCATE: "true" to the proxyMetadata of the mesh.',
        },
      ],
    })),
    {
      code: bundleOf(config("ISTIO_META_DNS_AUTO_ALLOCATE: 'true'"), entry(', protocol: tcp', 'resolution: NONE')),
      findings: [
        {
          message:
            'istioctl analyze asks for addresses, since port 5432 is TCP: without them the entry takes every connection to that port. Add addresses.',
        },
      ],
    },
    {
      code: entry(tcp).replace('db.example.com', "'*.example.com'"),
      findings: [
        {
          message:
            'istioctl analyze asks for addresses, since port 5432 is TCP: without them the entry takes every connection to that port. Add addresses.',
        },
      ],
    },
    {
      code: entry('', 'addresses: []'),
      findings: [
        {
          message:
            'istioctl analyze asks for addresses, since port 5432 is without protocol: without them the entry takes every connection to that port. Add addresses.',
          path: 'spec.ports[0]',
        },
      ],
    },
  ],
});

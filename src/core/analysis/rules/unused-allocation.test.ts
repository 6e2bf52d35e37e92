import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { unusedAllocation } from './unused-allocation';

const entry = (value: string, protocol: string, rest = ''): string =>
  resourceText(
    'ServiceEntry shop/db',
    `hosts: [db.example.com]\nports: [{ number: 5432, name: db, protocol: ${protocol} }]\nresolution: DNS\n${rest}`,
    `labels: { networking.istio.io/enable-autoallocate-ip: '${value}' }`,
  );
const capture = resourceText('EgressDesign design', 'mesh: { dnsCapture: true }');

testRule(unusedAllocation, {
  valid: [
    bundleOf(capture, entry('true', 'TCP')),
    entry('true', 'TCP', 'addresses: [10.0.0.1]'),
    entry('false', 'TCP'),
    entry('true', 'TLS'),
    entry('true', 'HTTP'),
  ],
  invalid: [
    {
      code: entry('true', 'TCP'),
      findings: [
        {
          message:
            'Sidecars do not capture DNS, so no app dials the allocated address, and this entry takes port 5432 on all addresses. Set ISTIO_META_DNS_CAPTURE, or write addresses.',
          at: "'true'",
          ref: 'L21',
        },
      ],
    },
  ],
});

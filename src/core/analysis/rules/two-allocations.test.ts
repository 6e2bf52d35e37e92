import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { twoAllocations } from './two-allocations';

const entry = (key: string, protocol: string, rest = ''): string =>
  resourceText(
    `ServiceEntry ${key}`,
    `hosts: [a.example.com]\nports: [{ number: 443, name: tls, protocol: ${protocol} }]\nresolution: DNS\n${rest}`,
  );
const capture = resourceText('EgressDesign design', 'mesh: { dnsCapture: true }');

testRule(twoAllocations, {
  valid: [
    bundleOf(entry('shop/a', 'TLS'), entry('shop/b', 'TLS')),
    bundleOf(capture, entry('shop/a', 'TLS'), entry('pay/b', 'TLS')),
    bundleOf(capture, entry('shop/a', 'HTTP'), entry('shop/b', 'HTTP')),
    bundleOf(capture, entry('shop/a', 'TLS'), entry('shop/b', 'TLS', 'addresses: [10.0.0.1]')),
    bundleOf(capture, entry('shop/a', 'TLS')),
  ],
  invalid: [
    {
      code: bundleOf(capture, entry('shop/a', 'TLS'), entry('shop/b', 'TLS')),
      findings: [
        {
          message:
            'Connections to a.example.com may find no listener: ServiceEntry shop/a has the host too, istiod allocates each entry its own address, and sidecars answer the name with both. Write the same addresses into both.',
          at: 'a.example.com',
          path: 'spec.hosts[0]',
          ref: 'L22',
        },
      ],
    },
  ],
});

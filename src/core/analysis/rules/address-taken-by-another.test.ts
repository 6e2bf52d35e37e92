import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { addressTakenByAnother } from './address-taken-by-another';

const entry = (name: string, protocol: string, addresses: string, number = 5432): string =>
  resourceText(
    `ServiceEntry shop/${name}`,
    `hosts: [${name}.example.com]\nports: [{ number: ${number}, name: db, protocol: ${protocol} }]\nresolution: DNS\naddresses: [${addresses}]`,
  );

testRule(addressTakenByAnother, {
  valid: [
    bundleOf(entry('a', 'TCP', '10.0.0.1'), entry('b', 'TCP', '10.0.0.2')),
    bundleOf(entry('a', 'TCP', '10.0.0.1'), entry('b', 'TCP', '10.0.0.1', 5433)),
    entry('a', 'TLS', '10.0.0.1').replace('a.example.com', 'a.example.com, b.example.com'),
    bundleOf(entry('a', 'HTTP', '10.0.0.1'), entry('b', 'HTTP', '10.0.0.1')),
    bundleOf(entry('a', 'TCP', '10.0.0.1'), entry('b', 'MONGO', '10.0.0.1')),
    bundleOf(entry('a', 'TCP', '10.0.0.1'), entry('b', 'TCP', '10.0.0.1').replace('b.example.com', 'a.example.com')),
  ],
  invalid: [
    {
      code: bundleOf(entry('a', 'TCP', '10.0.0.1'), entry('b', 'TCP', '10.0.0.2, 10.0.0.1')),
      findings: [
        {
          message:
            'Connections for b.example.com at 10.0.0.1:5432 go to a.example.com, which already has that address in sidecars. Use an address that no other entry has.',
          at: '10.0.0.1',
          path: 'spec.addresses[1]',
          ref: 'L04',
        },
      ],
    },
    {
      code: bundleOf(entry('a', 'TLS', '10.0.0.1'), entry('b', 'TLS', '10.0.0.1/32')),
      findings: [
        {
          message:
            'Connections for b.example.com at 10.0.0.1:5432 go to a.example.com, which already has that address in sidecars. Use an address that no other entry has.',
        },
      ],
    },
  ],
});

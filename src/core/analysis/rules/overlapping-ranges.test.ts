import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { overlappingRanges } from './overlapping-ranges';

const entry = (name: string, protocol: string, addresses: string, number = 5432): string =>
  resourceText(
    `ServiceEntry shop/${name}`,
    `hosts: [${name}.example.com]\nports: [{ number: ${number}, name: db, protocol: ${protocol} }]\nresolution: NONE\naddresses: [${addresses}]`,
  );

testRule(overlappingRanges, {
  valid: [
    bundleOf(entry('a', 'TCP', '10.0.0.0/16'), entry('b', 'TCP', '10.1.0.0/16')),
    bundleOf(entry('a', 'TCP', '10.0.0.0/16'), entry('b', 'TCP', '10.0.0.0/16', 5433)),
    bundleOf(entry('a', 'HTTP', '10.0.0.0/16'), entry('b', 'HTTP', '10.0.0.0/16')),
    // Told apart by server name.
    bundleOf(entry('a', 'TLS', '10.0.0.0/16'), entry('b', 'TLS', '10.0.0.0/16')),
    entry('a', 'TCP', '10.0.0.0/8, 10.1.0.0/16'),
    entry('a', 'TCP', '10.0.0.0/8').replace('a.example.com', 'a.example.com, b.example.com'),
    bundleOf(entry('a', 'TCP', '10.0.0.0/16'), entry('b', 'TCP', '10.0.0.7')),
  ],
  invalid: [
    {
      code: bundleOf(entry('a', 'TCP', '10.0.0.0/16'), entry('b', 'TCP', '10.2.0.0/16, 10.0.0.0/16')),
      findings: [
        {
          message:
            'In sidecars connections to b.example.com in 10.0.0.0/16 on port 5432 are taken for calls to a.example.com, which already has that range. Use ranges that no other entry has.',
          at: '10.0.0.0/16',
          path: 'spec.addresses[1]',
          ref: 'L05',
        },
      ],
    },
    {
      code: bundleOf(entry('a', 'TCP', '10.0.0.0/8'), entry('b', 'TCP', '10.1.0.0/16')),
      findings: [
        {
          message:
            'In sidecars 10.1.0.0/16 of b.example.com lies in this range, so connections to port 5432 there go to b.example.com and not to a.example.com. Use ranges that do not overlap, unless that is intended.',
          at: '10.0.0.0/8',
          severity: 'info',
        },
      ],
    },
    {
      code: bundleOf(entry('a', 'TLS', '10.0.0.0/8'), entry('b', 'TLS', '10.1.0.0/16')),
      findings: [
        {
          message:
            'In sidecars connections to a.example.com in 10.1.0.0/16 find no filter chain: that narrower range belongs to b.example.com, and Envoy does not go back to this wider one. Use ranges that do not overlap.',
          at: '10.0.0.0/8',
        },
      ],
    },
  ],
});

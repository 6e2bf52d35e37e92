import { bundleOf, resourceText } from '../../testing/resource-text';
import { drawn } from '../../testing/rule-fate-cases';
import { testRule } from '../../testing/rule-tester';
import { portTakenByAnother } from './port-taken-by-another';

const entry = (name: string, protocol: string, rest = 'resolution: DNS'): string =>
  resourceText(
    `ServiceEntry shop/${name}`,
    `hosts: [${name}.example.com]\nports: [{ number: 5432, name: db${protocol && `, protocol: ${protocol}`} }]\n${rest}`,
  );

testRule(portTakenByAnother, {
  valid: [
    entry('a', 'TCP'),
    bundleOf(entry('a', 'TCP', 'resolution: DNS\naddresses: [10.0.0.1]'), entry('b', 'TCP')),
    bundleOf(entry('a', 'TLS'), entry('b', 'TLS')),
    bundleOf(entry('a', 'TLS'), entry('b', 'TCP')),
    bundleOf(entry('a', 'HTTP'), entry('b', 'TCP')),
    bundleOf(entry('a', 'TCP'), entry('b', 'MYSQL')),
    bundleOf(
      entry('a', 'TCP', 'resolution: DNS\nexportTo: [pay]'),
      entry('b', 'TCP', 'resolution: DNS\nexportTo: [.]'),
    ),
    entry('a', 'TCP', 'resolution: NONE').replace('a.example.com', 'a.example.com, b.example.com'),
    // Definitions of one host send to one cluster.
    bundleOf(entry('a', 'TCP'), entry('b', 'TCP').replace('b.example.com', 'a.example.com')),
  ],
  invalid: [
    {
      // Each namespace has an older one of its own.
      code: bundleOf(
        entry('a', 'TCP', "resolution: DNS\nexportTo: ['.']"),
        entry('b', 'TCP', "resolution: DNS\nexportTo: ['.']").replace('namespace: shop', 'namespace: pay'),
        entry('c', 'TCP').replace('namespace: shop', 'namespace: web'),
        drawn('tcp://c.example.com:5432', 'shop/cart', 'pay/bill', 'web/page'),
      ),
      findings: [
        {
          message:
            'Connections to c.example.com:5432 end at b.example.com, which already has that port in sidecars of pods in pay: port 5432 is TCP and has no address of its own. Give each entry its addresses.',
        },
        {
          message:
            'Connections to c.example.com:5432 end at a.example.com, which already has that port in sidecars of pods in shop: port 5432 is TCP and has no address of its own. Give each entry its addresses.',
        },
      ],
    },
    {
      code: bundleOf(entry('a', 'TCP'), entry('b', 'TCP')),
      findings: [
        {
          message:
            'Connections to b.example.com:5432 end at a.example.com, which already has that port in sidecars: port 5432 is TCP and has no address of its own. Give each entry its addresses.',
          at: 'TCP',
          path: 'spec.ports[0].protocol',
          ref: 'L02',
        },
      ],
    },
    {
      code: bundleOf(entry('a', ''), entry('b', 'TCP')),
      findings: [
        {
          message:
            'Connections to b.example.com:5432 end at a.example.com, which already has that port in sidecars: port 5432 is TCP and has no address of its own. Give each entry its addresses.',
        },
      ],
    },
    {
      code: bundleOf(entry('a', 'TCP'), entry('b', '')),
      findings: [
        {
          message:
            'Connections to b.example.com:5432 end at a.example.com, which already has that port in sidecars: port 5432 states no protocol and has no address of its own. Give each entry its addresses.',
        },
      ],
    },
    {
      code: bundleOf(entry('a', 'TCP', 'resolution: NONE'), entry('b', 'TCP')),
      findings: [
        {
          message:
            'Connections to b.example.com:5432 are taken for calls to a.example.com, which already has that port in sidecars: port 5432 is TCP and has no address of its own. Give each entry its addresses.',
          severity: 'warning',
        },
      ],
    },
    {
      code: bundleOf(entry('a', 'MYSQL'), entry('b', 'MYSQL')),
      findings: [
        {
          message:
            'Connections to b.example.com:5432 end at a.example.com, which already has that port in sidecars: port 5432 is MYSQL and has no address of its own. Give each entry its addresses.',
        },
      ],
    },
  ],
});

import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { httpBesideTcp } from './http-beside-tcp';

const entry = (name: string, protocol: string, rest = ''): string =>
  resourceText(
    `ServiceEntry shop/${name}`,
    `hosts: [${name}.example.com]\nports: [{ number: 8080, name: any, protocol: ${protocol} }]\nresolution: DNS\n${rest}`,
  );

testRule(httpBesideTcp, {
  valid: [
    bundleOf(entry('a', 'HTTP'), entry('b', 'HTTP')),
    bundleOf(entry('a', 'HTTP'), entry('b', 'TCP', 'addresses: [10.0.0.1]')),
    bundleOf(entry('a', 'HTTP'), entry('b', 'TLS')),
    bundleOf(entry('a', 'HTTP', 'exportTo: [pay]'), entry('b', 'TCP', 'exportTo: [.]')),
    entry('a', 'TCP'),
    bundleOf(resourceText('EgressDesign design', 'mesh: { dnsCapture: true }'), entry('a', 'HTTP'), entry('b', 'TCP')),
  ],
  invalid: [
    {
      code: bundleOf(entry('a', 'HTTP'), entry('b', 'TCP')),
      findings: [
        {
          message:
            'What is not HTTP on this port, such as TLS, goes to b.example.com from sidecars: its TCP port 8080 has no address. Give that entry addresses, or one of the two another port.',
          at: 'HTTP',
          path: 'spec.ports[0].protocol',
          ref: 'L28',
        },
        {
          message:
            'a.example.com has HTTP on port 8080, so sidecars look at the first bytes there: connections wait until the client speaks, and those that begin like HTTP are routed to other hosts. Add addresses to this entry.',
          at: 'TCP',
          path: 'spec.ports[0].protocol',
          ref: 'L28',
        },
      ],
    },
    {
      code: bundleOf(entry('z', 'TCP'), ...['a', 'b', 'c', 'd'].map((name) => entry(name, 'HTTP'))),
      findings: [
        {
          message:
            'a.example.com, b.example.com and 2 more have HTTP on port 8080, so sidecars look at the first bytes there: connections wait until the client speaks, and those that begin like HTTP are routed to other hosts. Add addresses to this entry.',
          at: 'TCP',
        },
      ],
    },
  ],
});

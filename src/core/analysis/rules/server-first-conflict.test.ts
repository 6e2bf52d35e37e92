import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { serverFirstConflict } from './server-first-conflict';

const entry = (name: string, protocol: string, rest = ''): string =>
  resourceText(
    `ServiceEntry shop/${name}`,
    `hosts: [${name}.example.com]\nports: [{ number: 3306, name: db, protocol: ${protocol} }]\nresolution: DNS\n${rest}`,
  );

testRule(serverFirstConflict, {
  valid: [
    bundleOf(entry('a', 'MYSQL'), entry('b', 'MYSQL')),
    bundleOf(entry('a', 'TCP'), entry('b', 'TCP')),
    bundleOf(entry('a', 'MYSQL', 'addresses: [10.0.0.1]'), entry('b', 'TCP', 'addresses: [10.0.0.2]')),
    bundleOf(entry('a', 'MYSQL', 'addresses: [10.0.0.1]'), entry('b', 'HTTP', 'addresses: [10.0.0.1]')),
    bundleOf(entry('a', 'REDIS'), entry('b', 'TCP')),
  ],
  invalid: [
    {
      code: bundleOf(entry('a', 'MYSQL'), entry('b', 'TCP')),
      findings: [
        {
          message:
            'b.example.com gets no listener: in sidecars a.example.com already has MYSQL port 3306, and MONGO and MYSQL share no listener with other protocols. Give each entry its addresses.',
          at: 'TCP',
          path: 'spec.ports[0].protocol',
          ref: 'L25',
        },
      ],
    },
    {
      code: bundleOf(entry('a', 'HTTP'), entry('b', 'MYSQL')),
      findings: [
        {
          message:
            'b.example.com gets no listener: in sidecars a.example.com already has HTTP port 3306, and MONGO and MYSQL share no listener with other protocols. Give each entry its addresses.',
          at: 'MYSQL',
        },
      ],
    },
    {
      code: bundleOf(entry('a', 'MONGO', 'addresses: [10.0.0.1]'), entry('b', 'TLS', 'addresses: [10.0.0.1]')),
      findings: [
        {
          message:
            'b.example.com gets no listener: in sidecars a.example.com already has MONGO port 3306, and MONGO and MYSQL share no listener with other protocols. Give each entry its addresses.',
          at: 'TLS',
        },
      ],
    },
  ],
});

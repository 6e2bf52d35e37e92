import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { serverSpeaksFirst } from './server-speaks-first';

const entry = (name: string, number: number, protocol: string, rest = ''): string =>
  resourceText(
    `ServiceEntry shop/${name}`,
    `hosts: [${name}.example.com]\nports: [{ number: ${number}, name: mail${protocol && `, protocol: ${protocol}`} }]\nresolution: DNS\n${rest}`,
  );
const config = (timeout: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: istio, namespace: istio-system }\ndata:\n  mesh: |\n    protocolDetectionTimeout: ${timeout}\n`;

testRule(serverSpeaksFirst, {
  valid: [
    entry('a', 25, 'TCP'),
    entry('a', 3306, 'MYSQL'),
    entry('a', 465, 'TLS'),
    entry('a', 3306, 'TLS'),
    entry('a', 5432, ''),
    entry('a', 8080, 'HTTP'),
    bundleOf(entry('a', 25, 'TCP', 'addresses: [10.0.0.1]'), entry('b', 25, 'HTTP', "exportTo: ['~']")),
    bundleOf(config('5s'), entry('a', 25, '')),
  ],
  invalid: [
    {
      code: entry('a', 25, '', 'addresses: [10.0.0.1]'),
      findings: [
        {
          message:
            'Connections hang: servers of SMTP speak first, and this port states no protocol, so Envoy waits for bytes of the client. Write protocol TCP, and addresses of its own.',
          path: 'spec.ports[0]',
          ref: 'L24',
        },
      ],
      output: entry('a', 25, 'TCP', 'addresses: [10.0.0.1]'),
    },
    {
      code: entry('a', 3306, 'HTTP'),
      findings: [
        {
          message:
            'Connections hang: servers of MySQL speak first, and this port is HTTP, so Envoy waits for bytes of the client. Write protocol TCP, and addresses of its own.',
          at: 'HTTP',
          path: 'spec.ports[0].protocol',
          severity: 'info',
        },
      ],
    },
    {
      code: bundleOf(config('0s'), entry('a', 587, '')),
      findings: [
        {
          message:
            'Connections hang: servers of SMTP speak first, and this port states no protocol, so Envoy waits for bytes of the client. Write protocol TCP, and addresses of its own.',
        },
      ],
    },
    // The HTTP port of another entry makes the listener wait.
    {
      code: bundleOf(entry('a', 25, 'TCP'), entry('b', 25, 'HTTP')),
      findings: [
        {
          message:
            'Connections hang: servers of SMTP speak first, and the listener is shared with b.example.com, so Envoy waits for bytes of the client. Add addresses.',
        },
        {
          message:
            'Connections hang: servers of SMTP speak first, and this port is HTTP, so Envoy waits for bytes of the client. Write protocol TCP, and addresses of its own.',
          severity: 'info',
        },
      ],
    },
  ],
});

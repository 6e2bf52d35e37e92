import { resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { proxyPort } from './proxy-port';

const entry = (number: number, protocol: string, rest = ''): string =>
  resourceText(
    'ServiceEntry shop/a',
    `hosts: [a.example.com]\nports: [{ number: ${number}, name: web, protocol: ${protocol} }]\nresolution: DNS\n${rest}`,
  );

testRule(proxyPort, {
  valid: [
    entry(15002, 'HTTP'),
    entry(8080, 'HTTP'),
    entry(15001, 'TCP', 'addresses: [10.0.0.1]'),
    entry(15090, 'TLS'),
    entry(443, 'HTTP', '').replace('number: 443', 'number: 80, targetPort: 15001'),
  ],
  invalid: [
    ...[15001, 15006, 15021, 15090].map((number) => ({
      code: entry(number, 'HTTP'),
      findings: [
        {
          message: `No rule applies to calls to a.example.com on port ${number}: sidecars listen on that port themselves, so istiod makes no listener for it. Use another port number, with this one as targetPort.`,
          at: String(number),
          path: 'spec.ports[0].number',
          ref: 'L26',
        },
      ],
    })),
    {
      code: entry(15001, 'TCP'),
      findings: [
        {
          message:
            'No rule applies to calls to a.example.com on port 15001: sidecars listen on that port themselves, so istiod makes no listener for it. Use another port number, with this one as targetPort.',
        },
      ],
    },
  ],
});

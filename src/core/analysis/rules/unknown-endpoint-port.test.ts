import { entry } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { unknownEndpointPort } from './unknown-endpoint-port';

const endpoint = (resolution: string, rest: string): string =>
  entry(
    `    ports: [{ number: 443, name: https, protocol: TLS }]\n    resolution: ${resolution}\n    endpoints:\n      - address: 10.0.0.1\n${rest}`,
  );

testRule(unknownEndpointPort, {
  valid: [
    endpoint('STATIC', '        ports: { https: 8443 }\n'),
    endpoint('DNS', ''),
    'apiVersion: networking.istio.io/v1\nkind: WorkloadEntry\nmetadata: { name: a }\nspec: { address: 10.0.0.1, ports: { any: 80 } }\n',
  ],
  invalid: [
    {
      code: endpoint('STATIC', '        ports:\n          HTTPS: 8443 # the other one\n'),
      findings: [
        {
          message: 'HTTPS is not a port of the entry, and istiod refuses the endpoint. Write https.',
          at: 'HTTPS',
          ref: 'wh-we-port-unknown',
          code: 'IST0106',
        },
      ],
      output: endpoint('STATIC', '        ports:\n          https: 8443 # the other one\n'),
    },
    {
      code: endpoint('DNS_ROUND_ROBIN', '        ports: { web: 8443 }\n'),
      findings: [
        {
          message: "web is not a port of the entry, and istiod refuses the endpoint. The entry's ports are https.",
          at: 'web',
          ref: 'wh-se-dns-ep-port-unknown',
        },
      ],
    },
  ],
});

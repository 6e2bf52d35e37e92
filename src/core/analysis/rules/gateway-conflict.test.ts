import { testRule } from '../../testing/rule-tester';
import { gatewayConflict } from './gateway-conflict';

const gateway = (name: string, servers: readonly string[], selector = 'istio: ingressgateway'): string => `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: ${name} }
spec:
  selector: { ${selector} }
  servers:
${servers.map((each) => `    - ${each}\n`).join('')}---
`;

const server = (number: number, hosts: string, more = ''): string =>
  `{ port: { number: ${number}, name: p, protocol: HTTP }, hosts: [${hosts}]${more} }`;

const conflict = (other: string, host: string, port: number): string =>
  `${other.includes(' and ') ? `Gateways ${other} have` : `Gateway ${other} has`} ${host} on port ${port} of the same pods too, and istiod may use only one of them. Keep the host in one Gateway, or use another port.`;

const pod = 'apiVersion: v1\nkind: Pod\nmetadata: { name: p, labels: { istio: edge, app: edge } }\n---\n';

testRule(gatewayConflict, {
  valid: [
    gateway('alpha', [server(80, 'foo.bar')]) + gateway('beta', [server(81, 'foo.bar')]),
    gateway('alpha', [server(80, 'foo.bar')]) + gateway('beta', [server(80, 'bar.bar')]),
    gateway('alpha', [server(80, 'foo.bar')]) + gateway('beta', [server(80, 'foo.bar', ', bind: 10.0.0.1')]),
    gateway('alpha', [server(80, 'foo.bar')]) + gateway('beta', [server(80, 'foo.bar')], 'istio: other'),
    gateway('alpha', [server(80, 'foo.bar')]) +
      gateway('beta', [server(80, 'foo.bar')], 'app: edge, istio: ingressgateway'),
    gateway('alpha', ['{ hosts: [foo.bar] }']) + gateway('beta', ['{ hosts: [bar.bar] }']),
    gateway('alpha', [server(80, 'foo.bar'), server(80, 'foo.bar')]),
    gateway('alpha', ['7', '{ hosts: 7 }']) + gateway('beta', ['null']),
  ],
  invalid: [
    {
      code: gateway('beta', [server(80, 'a.bar, foo.bar')]) + gateway('alpha', [server(80, 'foo.bar')]),
      findings: [
        {
          message: conflict('default/alpha', 'foo.bar', 80),
          at: 'foo.bar',
          path: 'spec.servers[0].hosts[1]',
          code: 'IST0145',
          ref: 'IST0145',
        },
        { message: conflict('default/beta', 'foo.bar', 80) },
      ],
    },
    {
      code:
        gateway('beta', [server(80, 'foo.bar'), server(90, 'foo.bar')]) +
        gateway('alpha', [server(70, 'foo.bar'), server(90, 'foo.bar')]),
      findings: [
        { message: conflict('default/alpha', 'foo.bar', 90), path: 'spec.servers[1].hosts[0]' },
        { message: conflict('default/beta', 'foo.bar', 90), path: 'spec.servers[1].hosts[0]' },
      ],
    },
    {
      code:
        pod +
        gateway('beta', [server(80, 'foo.bar')], 'istio: edge, app: edge') +
        gateway('alpha', [server(80, 'foo.bar')], 'istio: edge'),
      findings: [
        { message: conflict('default/alpha', 'foo.bar', 80) },
        { message: conflict('default/beta', 'foo.bar', 80) },
      ],
    },
    {
      code: ['a', 'b', 'c'].map((name) => gateway(name, [server(80, 'foo.bar')])).join(''),
      findings: ['default/b and default/c', 'default/a and default/c', 'default/a and default/b'].map((others) => ({
        message: conflict(others, 'foo.bar', 80),
      })),
    },
    {
      // Of two servers on one port Istio remembers the last, so that one side alone is told.
      code: gateway('alpha', [server(443, 'a.bar'), server(443, 'b.bar')]) + gateway('beta', [server(443, 'a.bar')]),
      findings: [{ message: conflict('default/beta', 'a.bar', 443) }],
    },
  ],
});

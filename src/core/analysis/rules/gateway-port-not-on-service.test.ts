import { testRule } from '../../testing/rule-tester';
import { gatewayPortNotOnService } from './gateway-port-not-on-service';

const gateway = (...numbers: readonly number[]): string => `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge }
spec:
  selector: { app: edge }
  servers:
${numbers.map((number) => `    - { port: { number: ${number}, name: p${number}, protocol: HTTP }, hosts: ['*'] }\n`).join('')}---
`;

const pod = 'apiVersion: v1\nkind: Pod\nmetadata: { name: p, labels: { app: edge } }\n---\n';

const service = (ports: string, selector = 'selector: { app: edge }', namespace = 'default'): string =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: s, namespace: ${namespace} }\nspec: { ports: [${ports}], ${selector} }\n---\n`;

const message = (port: number, has: string): string =>
  `Calls to port ${port} of Gateway default/edge do not get in: no Service in the files has that port for the pods with app=edge; ${has}. Add it to the Service, or use one that is there.`;
const none = 'none of them selects these pods with a TCP port';

testRule(gatewayPortNotOnService, {
  valid: [
    gateway(80),
    gateway(80) + pod,
    gateway(80) + service('{ port: 443 }'),
    gateway(80) + pod + service('{ port: 80, protocol: TCP, targetPort: 8003 }'),
    gateway(8003) + pod + service('{ port: 80, targetPort: 8003 }'),
    gateway(80) + pod + service('{ port: 80 }', 'type: ClusterIP'),
    gateway(80) +
      pod +
      service('{ port: 443 }') +
      service('{ port: 80 }', 'selector: { app: edge }').replace('name: s', 'name: t'),
    gateway() + pod + service('7, null, []'),
    pod +
      service('{ port: 443 }') +
      'apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: { name: e }\nspec: { selector: { app: edge }, servers: [{ hosts: ["*"] }] }\n',
  ],
  invalid: [
    {
      code: gateway(8002, 443, 8002) + pod + service('{ port: 443 }, { port: 80, targetPort: http }'),
      findings: [
        {
          message: message(8002, 'there are 80 and 443'),
          at: '8002',
          path: 'spec.servers[0].port.number',
          code: 'IST0162',
          ref: 'IST0162',
        },
      ],
    },
    {
      code: gateway(80) + pod + service('{ port: 80 }', 'selector: { app: edge }', 'other'),
      findings: [{ message: message(80, none) }],
    },
    { code: gateway(80) + pod + service('{ port: 80, protocol: UDP }'), findings: [{ message: message(80, none) }] },
  ],
});

import { testRule } from '../../testing/rule-tester';
import { gatewayDuplicateCertificate } from './gateway-duplicate-certificate';

const gateway = (name: string, tls: string, selector = 'istio: ingressgateway'): string => `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: ${name}, namespace: istio-system }
spec:
  selector: { ${selector} }
  servers:
    - port: { number: 443, name: https, protocol: HTTPS }
      hosts: [${name}.example.com]
      tls: { mode: SIMPLE${tls} }
---
`;

const message = (name: string, others: string): string =>
  `Gateway istio-system/${name} uses the same certificate as ${others}, so a browser may send requests for one over a connection of the other and get 404. Give each a certificate of its own, or join them in one Gateway.`;

const secret = ', credentialName: wildcard';
const files = ', serverCertificate: /etc/c.pem, privateKey: /etc/k.pem';

testRule(gatewayDuplicateCertificate, {
  valid: [
    gateway('one', secret) + gateway('two', ', credentialName: other'),
    gateway('one', secret) + gateway('two', files),
    gateway('one', secret) + gateway('two', secret, 'istio: other'),
    gateway('one', '') + gateway('two', ''),
    gateway('one', ', serverCertificate: /etc/c.pem') + gateway('two', ', serverCertificate: /etc/c.pem'),
  ],
  invalid: [
    {
      code: gateway('one', secret) + gateway('two', secret),
      findings: [
        {
          message: message('one', 'istio-system/two'),
          at: 'wildcard',
          path: 'spec.servers[0].tls.credentialName',
          code: 'IST0138',
          ref: 'IST0138',
        },
        { message: message('two', 'istio-system/one') },
      ],
    },
    {
      code: gateway('one', files) + gateway('two', files, 'istio: ingressgateway, type: internal'),
      findings: [{ message: message('one', 'istio-system/two'), path: 'spec.servers[0].tls.serverCertificate' }],
    },
    {
      code: gateway('one', secret, '') + gateway('two', secret) + gateway('three', secret, 'app: x'),
      findings: [{ message: message('one', 'istio-system/two and istio-system/three') }],
    },
  ],
});

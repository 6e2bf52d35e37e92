import { gatewayServer, sidecar } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { targetPort } from './target-port';

/** The resources of a file as the items of one. */
const list = (port: string): string => `
  apiVersion: v1
  kind: List
  items:
    - apiVersion: networking.istio.io/v1
      kind: Gateway
      metadata: { name: egress }
      spec:
        servers:
          - port:
              number: 80
${port}              name: http
              protocol: HTTP
            hosts: [api.example.com]
`;

testRule(targetPort, {
  valid: [
    gatewayServer('TLS', '        tls: {}\n').replace('number: 443', 'number: 443, targetPort: 0'),
    sidecar('    ingress:\n      - port: { number: 80 }\n'),
  ],
  invalid: [
    {
      code: gatewayServer('TLS', '        tls: {}\n').replace('number: 443', 'number: 443, targetPort: 8443'),
      findings: [
        {
          message:
            'targetPort has no effect in a Gateway; istiod refuses it. Remove it: number is the port on which the proxy listens.',
          at: 'targetPort',
          ref: 'wh-gw-port-target',
          code: 'IST0106',
        },
      ],
      output: gatewayServer('TLS', '        tls: {}\n'),
    },
    {
      code: sidecar(
        '    ingress:\n      - port:\n          number: 80\n          targetPort: 8080 # of the app\n    egress:\n      - port: { number: 90, targetPort: 8 }\n        hosts: [./*]\n',
      ),
      // The first has a comment that would go with it.
      findings: [
        {
          message:
            'targetPort has no effect in a Sidecar; istiod refuses it. Remove it: number is the port on which the proxy listens.',
          ref: 'wh-sc-target-port',
        },
        {
          message:
            'targetPort has no effect in a Sidecar; istiod refuses it. Remove it: number is the port on which the proxy listens.',
          path: 'spec.egress[0].port.targetPort',
        },
      ],
    },
    {
      code: list('              targetPort: 8080\n'),
      findings: [
        {
          message:
            'targetPort has no effect in a Gateway; istiod refuses it. Remove it: number is the port on which the proxy listens.',
          path: 'items[0].spec.servers[0].port.targetPort',
        },
      ],
      output: list(''),
    },
  ],
});

import { testRule } from '../../testing/rule-tester';
import { deploymentTargetPort } from './deployment-target-port';

const deployment = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: details, namespace: shop }
spec:
  template:
    metadata: { labels: { app: details, sidecar.istio.io/inject: "true" } }
---
`;

const service = (name: string, ports: string): string => `
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop }
spec: { ports: [${ports}], selector: { app: details } }
---
`;

testRule(deploymentTargetPort, {
  valid: [
    deployment + service('a', '{ port: 80, targetPort: 8080 }') + service('b', '{ port: 80, targetPort: 8080 }'),
    deployment + service('a', '{ port: 80, targetPort: web }, { port: 443, targetPort: tls }'),
  ],
  invalid: [
    {
      code:
        deployment +
        service('a', '{ port: 9080, targetPort: 9080 }') +
        service('b', '{ port: 9090, targetPort: 9080 }'),
      findings: [
        {
          message:
            'Ports 9080 and 9090 of shop/a and shop/b all lead to port 9080 of Deployment shop/details, and its sidecar uses the settings of one of them for all. Give each port its own targetPort, or keep one.',
          at: 'details',
          code: 'IST0137',
          ref: 'IST0137',
        },
      ],
    },
    {
      code:
        deployment +
        service(
          'a',
          '{ port: 80, targetPort: web }, { port: 81, targetPort: web }, { port: 82, targetPort: 83 }, { port: 83, targetPort: 0 }',
        ),
      findings: [
        {
          message:
            'Ports 80 and 81 of shop/a all lead to port web of Deployment shop/details, and its sidecar uses the settings of one of them for all. Give each port its own targetPort, or keep one.',
        },
        {
          message:
            'Ports 82 and 83 of shop/a all lead to port 83 of Deployment shop/details, and its sidecar uses the settings of one of them for all. Give each port its own targetPort, or keep one.',
        },
      ],
    },
  ],
});

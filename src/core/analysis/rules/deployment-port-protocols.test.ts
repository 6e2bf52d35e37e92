import { testRule } from '../../testing/rule-tester';
import { deploymentPortProtocols } from './deployment-port-protocols';

const inMesh = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { istio-injection: enabled } }\n---\n';

const deployment = (labels = '', annotations = ''): string => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: details, namespace: shop, labels: { ${labels} } }
spec:
  template:
    metadata: { labels: { app: details, version: v1 }, annotations: { ${annotations} } }
---
`;

const service = (name: string, port: string, selector = 'selector: { app: details }', namespace = 'shop'): string => `
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: ${namespace} }
spec: { ports: [{ ${port} }], ${selector} }
---
`;

const two = service('tcp', 'port: 9080') + service('http', 'port: 9080, protocol: HTTP');
const message =
  'Deployment shop/details gets port 9080 as TCP and HTTP (shop/http and shop/tcp), and its sidecar reads all of it as one of these. Give the port one protocol.';

testRule(deploymentPortProtocols, {
  valid: [
    deployment() + two,
    inMesh + deployment('gateway.istio.io/managed: istio.io-mesh-controller') + two,
    inMesh + deployment('', 'sidecar.istio.io/inject: "false"') + two,
    inMesh + deployment() + service('a', 'port: 1') + service('b', 'port: 2, protocol: UDP'),
    inMesh + deployment() + service('a', 'port: 1') + service('b', 'port: 1, protocol: UDP', 'type: ClusterIP'),
    inMesh +
      deployment() +
      service('a', 'port: 1') +
      service('b', 'port: 1, protocol: UDP', 'selector: { app: details }', 'other'),
    inMesh +
      deployment() +
      'apiVersion: v1\nkind: Service\nmetadata: { name: a, namespace: shop }\nspec: { ports: [1, null], selector: { app: details } }\n',
  ],
  invalid: [
    {
      code: inMesh + deployment() + two,
      findings: [{ message, at: 'details', path: 'metadata.name', code: 'IST0116', ref: 'IST0116' }],
    },
    { code: deployment('', 'sidecar.istio.io/inject: "true"') + two, findings: [{ message }] },
  ],
});

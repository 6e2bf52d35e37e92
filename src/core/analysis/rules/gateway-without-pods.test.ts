import { testRule } from '../../testing/rule-tester';
import { gatewayWithoutPods } from './gateway-without-pods';

const gateway = (selector: string): string => `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: edge
spec:
  selector:
    ${selector}
  servers: []
`;

const withServer = (selector: string): string =>
  gateway(selector).replace('[]', "[{ port: { number: 80, name: http, protocol: HTTP }, hosts: ['*'] }]");

const pod =
  'apiVersion: v1\nkind: Pod\nmetadata: { name: p, namespace: istio-system, labels: { istio: ingressgateway, app: edge } }\n';
const service =
  'apiVersion: v1\nkind: Service\nmetadata: { name: out, namespace: istio-system }\nspec: { selector: { istio: egressgateway, app: out }, ports: [{ port: 443 }] }\n';
const design = (labels: string): string =>
  `apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata: { name: d }\nspec: { workloads: [{ name: w, namespace: shop, labels: { ${labels} } }] }\n`;
const inFiles = (selector: string): Readonly<Record<string, string>> => ({
  'a.yaml': gateway(selector),
  'b.yaml': pod,
});

testRule(gatewayWithoutPods, {
  valid: [
    gateway('istio: nobody'),
    inFiles('istio: ingressgateway'),
    inFiles('istio: ingressgateway\n    app: edge'),
    {
      'a.yaml': gateway('istio: e'),
      'b.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: e }\nspec: { template: { metadata: { labels: { istio: e } } } }\n',
    },
    {
      'a.yaml': 'apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: { name: all }\nspec: {}\n',
      'b.yaml': pod,
    },
    {
      'a.yaml':
        'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: k }\nspec: { selector: { a: b } }\n',
      'b.yaml': pod,
    },
    // A drawn workload that calls out says nothing of the gateway's pods.
    { 'a.yaml': gateway('istio: egressgateway'), 'b.yaml': design('app: cart') },
    { 'a.yaml': gateway('istio: egressgateway'), 'b.yaml': design('istio: egresgateway'), 'c.yaml': service },
  ],
  invalid: [
    {
      code: { ...inFiles('istio: egressgateway'), 'c.yaml': service },
      findings: [
        {
          message:
            'No pod in the files has istio=egressgateway, which istioctl analyze reports if it sees only these files. Service istio-system/out selects such pods, so Fairway takes them to run.',
          severity: 'info',
          code: 'IST0101',
          ref: 'IST0101-gw-selector',
        },
      ],
    },
    {
      code: { 'a.yaml': withServer('istio: egresgateway'), 'b.yaml': design('istio: egressgateway') },
      findings: [
        {
          message:
            'No pod in the files has istio=egresgateway, so no proxy listens for Gateway default/edge. Write istio: egressgateway.',
          severity: 'warning',
        },
      ],
      output: withServer('istio: egressgateway'),
    },
    {
      code: inFiles('istio: egress'),
      findings: [
        {
          message:
            'No pod in the files has istio=egress, so no proxy listens for Gateway default/edge. Add the pods, or correct the selector.',
          at: 'egress',
          path: 'spec.selector.istio',
          code: 'IST0101',
          ref: 'IST0101-gw-selector',
          refType: 'selector',
        },
      ],
    },
    {
      code: inFiles('istio: ingressgatway # the one of the chart'),
      findings: [
        {
          message:
            'No pod in the files has istio=ingressgatway, so no proxy listens for Gateway default/edge. Write istio: ingressgateway.',
        },
      ],
      output: gateway('istio: ingressgateway # the one of the chart'),
    },
    {
      code: inFiles('istio: ingressgateway\n    app: other'),
      findings: [
        {
          message:
            'No pod in the files has istio=ingressgateway, app=other, so no proxy listens for Gateway default/edge. Add the pods, or correct the selector.',
          path: 'spec.selector',
        },
      ],
    },
  ],
});

import { testRule } from '../../testing/rule-tester';
import { imageAuto } from './image-auto';

const webhooks = `
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: { name: istio-sidecar-injector }
webhooks:
  - name: namespace.sidecar-injector.istio.io
    namespaceSelector:
      matchLabels: { istio-injection: enabled }
  - name: rev.sidecar-injector.istio.io
    namespaceSelector:
      matchExpressions:
        - { key: istio.io/rev, operator: In, values: [canary] }
        - { key: istio-injection, operator: DoesNotExist }
        - { key: kind, operator: NotIn, values: [none] }
  - name: object.sidecar-injector.istio.io
    objectSelector:
      matchExpressions: [{ key: sidecar.istio.io/inject, operator: Exists }]
  - name: other.example.com
`;

const namespace = (labels: string): string =>
  `apiVersion: v1\nkind: Namespace\nmetadata: { name: edge, labels: { ${labels} } }\n`;

const deployment = (labels: string): string => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: gateway, namespace: edge }
spec:
  template:
    metadata: { labels: { ${labels} } }
    spec:
      containers:
        - name: istio-proxy
          image: auto
`;

const message =
  'The pods of Deployment edge/gateway never start: their image is auto, and no injector webhook in the files selects them. Label the Namespace or the pods for injection, or name an image.';

testRule(imageAuto, {
  valid: [
    deployment('istio: egressgateway'),
    { 'w.yaml': webhooks, 'd.yaml': deployment('sidecar.istio.io/inject: "true"') },
    { 'w.yaml': webhooks, 'n.yaml': namespace('istio-injection: enabled'), 'd.yaml': deployment('a: b') },
    { 'w.yaml': webhooks, 'n.yaml': namespace('istio.io/rev: canary'), 'd.yaml': deployment('a: b') },
    'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [{ name: server, image: auto }] }\n',
  ],
  invalid: [
    {
      code: { 'w.yaml': webhooks, 'd.yaml': deployment('istio: egressgateway') },
      findings: [{ message, at: 'auto', severity: 'warning', code: 'IST0146', ref: 'IST0146' }],
    },
    {
      code: {
        'w.yaml': webhooks,
        'n.yaml': namespace('istio.io/rev: canary, istio-injection: disabled'),
        'd.yaml': deployment('istio: egressgateway'),
      },
      findings: [{ message, severity: 'warning' }],
    },
    {
      code: 'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [{ image: auto, name: istio-proxy }] }\n',
      findings: [
        {
          message:
            'Pod default/a never starts: its image is auto, which no injector has replaced. Create it by a Deployment whose pods are injected, or name an image.',
          at: 'auto',
          code: 'IST0147',
          ref: 'IST0147',
        },
      ],
    },
  ],
});

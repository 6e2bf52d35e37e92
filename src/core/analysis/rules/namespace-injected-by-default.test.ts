import { testRule } from '../../testing/rule-tester';
import { namespaceInjectedByDefault } from './namespace-injected-by-default';

const injector = `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio-sidecar-injector, namespace: istio-system }
data:
  values: |
    { "sidecarInjectorWebhook": { "enableNamespacesByDefault": true } }
`;

testRule(namespaceInjectedByDefault, {
  valid: [
    'apiVersion: v1\nkind: Namespace\nmetadata: { name: bar }\n',
    {
      'a.yaml': injector,
      'b.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: { name: b, labels: { istio-injection: enabled } }\n',
    },
  ],
  invalid: [
    {
      code: { 'a.yaml': injector, 'b.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: { name: bar }\n' },
      findings: [
        {
          message:
            'Namespace bar has no istio-injection, and its pods get a sidecar by the injector’s default. Label it istio-injection: enabled to say so, or disabled to have none.',
          at: 'bar',
          code: 'IST0148',
          ref: 'IST0148',
        },
      ],
    },
  ],
});

import { testRule } from '../../testing/rule-tester';
import { namespaceNotInjected } from './namespace-not-injected';

const namespace = (name: string, labels = ''): string =>
  `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${name}\n  labels: {${labels}}\n`;

testRule(namespaceNotInjected, {
  valid: [
    namespace('default', 'istio-injection: enabled'),
    namespace('foo', 'istio-injection: disabled'),
    namespace('canary', 'istio.io/rev: canary'),
    namespace('ambient', 'istio.io/dataplane-mode: ambient'),
    namespace('istio-system'),
    namespace('kube-system'),
    `${namespace('bar')}---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: istio-sidecar-injector, namespace: istio-system }\ndata:\n  values: '{"sidecarInjectorWebhook": {"enableNamespacesByDefault": true}}'\n`,
    'apiVersion: v1\nkind: Namespace\nmetadata: { name: broken, labels: { istio-injection: "enabled }\n',
  ],
  invalid: [
    {
      code: namespace('bar', 'istio-injection: "", team: bar'),
      findings: [
        {
          message:
            'Namespace bar has neither istio-injection nor istio.io/rev, so its pods get no sidecar. Label it istio-injection: enabled, or disabled if that is intended.',
          at: 'bar',
          code: 'IST0102',
          ref: 'IST0102',
        },
      ],
    },
    {
      code: `${namespace('bar')}---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: istio-sidecar-injector }\ndata: { values: "{ no json" }\n`,
      findings: [
        {
          message:
            'Namespace bar has neither istio-injection nor istio.io/rev, so its pods get no sidecar. Label it istio-injection: enabled, or disabled if that is intended.',
        },
      ],
    },
  ],
});

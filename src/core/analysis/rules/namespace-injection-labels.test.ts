import { testRule } from '../../testing/rule-tester';
import { namespaceInjectionLabels } from './namespace-injection-labels';

const namespace = (labels: string): string =>
  `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: busted\n  labels: { ${labels} }\n`;

testRule(namespaceInjectionLabels, {
  valid: [
    namespace('istio-injection: enabled'),
    namespace('istio-injection: disabled, istio.io/rev: canary'),
    namespace('istio.io/dataplane-mode: ambient, team: a'),
    'apiVersion: v1\nkind: Namespace\nmetadata: { name: istio-system, labels: { istio-injection: enabled, istio.io/rev: a } }\n',
  ],
  invalid: [
    {
      code: namespace('istio-injection: enabled, istio.io/rev: canary'),
      findings: [
        {
          message:
            'Namespace busted has istio-injection: enabled and istio.io/rev: canary, and only one of them takes effect. Keep the one that you want and remove the other.',
          at: 'istio.io/rev',
          code: 'IST0123',
          ref: 'IST0123',
        },
      ],
    },
    {
      code: namespace('istio.io/dataplane-mode: ambient, istio.io/rev: canary'),
      findings: [
        {
          message:
            'Namespace busted has istio.io/rev: canary and istio.io/dataplane-mode: ambient, and only one of them takes effect. Keep the one that you want and remove the other.',
        },
      ],
    },
    {
      code: namespace('istio.io/dataplane-mode: ambient, istio.io/rev: canary, istio-injection: enabled'),
      findings: [
        {
          message:
            'Namespace busted has istio-injection: enabled, istio.io/rev: canary and istio.io/dataplane-mode: ambient, and only one of them takes effect. Keep the one that you want and remove the others.',
        },
      ],
    },
  ],
});

import { testRule } from '../../testing/rule-tester';
import { telemetryWithoutPods } from './telemetry-without-pods';

const telemetry = (selector: string): string => `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: logs, namespace: shop }
spec:
  selector: ${selector}
---
`;

const pod = (namespace: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: api, namespace: ${namespace}, labels: { app: api } }\n---\n`;

testRule(telemetryWithoutPods, {
  valid: [
    telemetry('{ matchLabels: { app: api } }'),
    pod('shop') + telemetry('{ matchLabels: { app: api } }'),
    pod('other') + telemetry('{ matchLabels: {} }'),
    pod('other') + telemetry('{}'),
  ],
  invalid: [
    {
      code: pod('other') + telemetry('{ matchLabels: { app: api } }'),
      findings: [
        {
          message:
            'Telemetry shop/logs applies to no pod: no pod of shop in the files has app=api. Correct the labels, or add the pod.',
          path: 'spec.selector.matchLabels',
          code: 'IST0101',
          ref: 'ana-35',
          refType: 'selector',
        },
      ],
    },
  ],
});

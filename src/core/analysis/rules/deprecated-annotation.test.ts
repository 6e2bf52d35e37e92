import { testRule } from '../../testing/rule-tester';
import { deprecatedAnnotation } from './deprecated-annotation';

testRule(deprecatedAnnotation, {
  valid: [
    'apiVersion: v1\nkind: Pod\nmetadata: { name: a, annotations: { proxy.istio.io/config: "{}" } }\n',
    `
    apiVersion: v1
    kind: Pod
    metadata:
      name: both
      labels: { sidecar.istio.io/inject: "false" }
      annotations: { sidecar.istio.io/inject: "false" }
    `,
  ],
  invalid: [
    {
      code: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: batch
          labels:
            app: batch
          annotations:
            team: data
            sidecar.istio.io/inject: "false" # it ends by itself
        `,
      findings: [
        {
          message: 'The annotation sidecar.istio.io/inject is deprecated. Use the label of the same name.',
          at: 'sidecar.istio.io/inject',
          code: 'IST0135',
          ref: 'IST0135',
        },
      ],
      output: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: batch
          labels:
            app: batch
            sidecar.istio.io/inject: "false" # it ends by itself
          annotations:
            team: data
        `,
    },
    {
      code: 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a, annotations: { sidecar.istio.io/statsInclusionPrefixes: cluster } }\n',
      findings: [
        {
          message:
            'The annotation sidecar.istio.io/statsInclusionPrefixes is deprecated. Remove it when nothing needs it any more.',
        },
      ],
    },
  ],
});

import { testRule } from '../../testing/rule-tester';
import { unknownAnnotation } from './unknown-annotation';

const service = (annotation: string): string => `
  apiVersion: v1
  kind: Service
  metadata:
    name: api
    annotations:
      # who sees it
      ${annotation}
`;

testRule(unknownAnnotation, {
  valid: [
    service('networking.istio.io/exportTo: shop'),
    service('example.com/istio.io: "1"'),
    service('galley.istio.io/analyze-suppress: IST0108\n      networking.istio.io/exportThree: shop'),
    `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: api }
    spec: { template: { metadata: { annotations: { sidecar.istio.io/injekt: "true" } } } }
    `,
    'apiVersion: v1\nkind: Pod\nmetadata: { name: api, annotations: [sidecar.istio.io/x] }\n',
  ],
  invalid: [
    {
      code: service('networking.istio.io/exportThree: shop'),
      findings: [
        {
          message:
            'Istio has no annotation networking.istio.io/exportThree, so nothing reads it on this Service. Correct its name, or remove it.',
          at: 'networking.istio.io/exportThree',
          path: 'metadata.annotations["networking.istio.io/exportThree"]',
          code: 'IST0108',
          ref: 'IST0108',
        },
      ],
    },
    {
      code: service('networking.istio.io/export-to: shop # for now'),
      findings: [
        {
          message:
            'Istio has no annotation networking.istio.io/export-to, so nothing reads it on this Service. Write networking.istio.io/exportTo.',
        },
      ],
      output: service('networking.istio.io/exportTo: shop # for now'),
    },
  ],
});

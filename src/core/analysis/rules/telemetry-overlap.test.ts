import { testRule } from '../../testing/rule-tester';
import { telemetryOverlap } from './telemetry-overlap';

const telemetry = (name: string, labels: string, namespace = 'shop'): string => `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: ${name}, namespace: ${namespace} }
spec: { selector: { matchLabels: { ${labels} } } }
---
`;

const pod =
  'apiVersion: v1\nkind: Pod\nmetadata: { name: api, namespace: shop, labels: { app: api, version: v1 } }\n---\n';

const message = (name: string, other: string): string =>
  `Telemetry shop/${name} selects the same pods as ${other}, for example those of Pod shop/api; only the oldest is in force there. Join them, or select other pods.`;

testRule(telemetryOverlap, {
  valid: [
    telemetry('a', 'app: api') + telemetry('b', 'app: api'),
    pod + telemetry('a', 'app: api') + telemetry('b', 'app: other'),
    pod + telemetry('a', 'app: api') + telemetry('a', 'app: api', 'other'),
  ],
  invalid: [
    {
      code: pod + telemetry('a', 'app: api') + telemetry('b', 'version: v1') + telemetry('c', 'app: c'),
      findings: [
        { message: message('a', 'b'), path: 'spec.selector.matchLabels', code: 'IST0159', ref: 'IST0159' },
        { message: message('b', 'a') },
      ],
    },
    {
      code: `${telemetry('a', 'app: api') + telemetry('b', 'app: api')}apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata: { name: d }\nspec: { workloads: [{ name: api, namespace: shop, labels: { app: api } }] }\n`,
      findings: [
        { message: message('a', 'b').replace('Pod', 'workload') },
        { message: message('b', 'a').replace('Pod', 'workload') },
      ],
    },
  ],
});

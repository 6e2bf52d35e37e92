import { governed } from '../../testing/traffic-policy-cases';
import { testRule } from '../../testing/rule-tester';
import { localityOrderByEjection } from './locality-order-by-ejection';

const policy = 'outlierDetection: { maxEjectionPercent: 50 }';
const two = '{ address: 192.0.2.1, locality: eu-west/a }, { address: 192.0.2.2, locality: us-east/a }';
const message =
  'With outlierDetection pods call only the nearest endpoints, and those of other localities only while these are ejected. Set loadBalancer.localityLbSetting.enabled to false to call all of them.';

/** A pod of a locality, or of an unknown one. */
const podIn = (locality: string): string => `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: design }
spec:
  workloads: [{ name: cart, namespace: shop, locality: ${locality}, labels: { app: cart } }]`;

const meshWithout = `apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data: { mesh: "{ localityLbSetting: { enabled: false } }" }`;

testRule(localityOrderByEjection, {
  valid: [
    governed({ policy }),
    governed({ policy: 'connectionPool: { tcp: { maxConnections: 5 } }', endpoints: two }),
    governed({ policy: `${policy}, loadBalancer: { localityLbSetting: { enabled: false } }`, endpoints: two }),
    governed({ policy: `${policy}, loadBalancer: { localityLbSetting: { enabled: true } }`, endpoints: two }),
    governed({
      policy,
      endpoints: '{ address: 192.0.2.1, locality: eu-west/a }, { address: 192.0.2.2, locality: eu-west/a }',
    }),
    governed({ policy, endpoints: two }, meshWithout),
    governed({ policy, resolution: 'DNS_ROUND_ROBIN', endpoints: '{ address: a.net, locality: eu-west/a }' }),
  ],
  invalid: [
    { code: governed({ policy, endpoints: two }), findings: [{ message, at: 'outlierDetection', ref: 'P30' }] },
    { code: governed({ policy, endpoints: two, resolution: 'DNS' }), findings: [{ message }] },
    {
      code: governed({ policy: `${policy}, loadBalancer: { simple: RANDOM }`, endpoints: two }),
      findings: [{ message }],
    },
    { code: governed({ policy, endpoints: two }, podIn('eu-west/a')), findings: [{ message }] },
  ],
});

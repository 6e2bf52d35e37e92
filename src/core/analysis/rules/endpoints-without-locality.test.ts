import { governed, ruleOf } from '../../testing/traffic-policy-cases';
import { testRule } from '../../testing/rule-tester';
import { endpointsWithoutLocality } from './endpoints-without-locality';

const setting = (fields: string): { policy: string } => ({
  policy: `outlierDetection: { maxEjectionPercent: 50 }, loadBalancer: { localityLbSetting: { ${fields} } }`,
});
const failover = setting('failover: [{ from: eu, to: us }]');
const message =
  'No endpoint on port 80 of api.net has a locality, so this localityLbSetting has nothing to order. Add locality to the endpoints.';

testRule(endpointsWithoutLocality, {
  valid: [
    governed({ ...failover, endpoints: '{ address: 192.0.2.1, locality: eu }, { address: 192.0.2.2 }' }),
    governed(setting('enabled: false')),
    // Labels need no locality.
    governed(setting('failoverPriority: [tier]')),
    governed({
      ...setting('failoverPriority: [topology.kubernetes.io/region]'),
      endpoints: '{ address: 192.0.2.1, labels: { topology.kubernetes.io/region: eu } }, { address: 192.0.2.2 }',
    }),
    governed({ ...failover, resolution: 'NONE' }),
    governed({ policy: 'outlierDetection: {}' }),
    // Pods have the locality of their node.
    `apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop }
spec: { selector: { app: api }, ports: [{ port: 80, name: http }] }
---
${ruleOf(failover).replace('api.net', 'api.shop.svc.cluster.local')}`,
  ],
  invalid: [
    { code: governed(failover), findings: [{ message, at: 'localityLbSetting', ref: 'P33' }] },
    { code: governed({ ...failover, resolution: 'DNS' }), findings: [{ message }] },
    { code: governed(setting('enabled: true')), findings: [{ message }] },
    { code: governed(setting('failoverPriority: [topology.kubernetes.io/region]')), findings: [{ message }] },
  ],
});

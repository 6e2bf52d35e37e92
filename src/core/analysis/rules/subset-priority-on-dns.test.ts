import { governed } from '../../testing/traffic-policy-cases';
import { testRule } from '../../testing/rule-tester';
import { subsetPriorityOnDns } from './subset-priority-on-dns';

const policy = 'outlierDetection: {}, loadBalancer: { localityLbSetting: { failoverPriority: [tier] } }';
const subsets = '{ name: paid, labels: { plan: paid } }';
const endpoints = '{ address: a.net, labels: { plan: paid } }, { address: b.net, labels: { plan: paid } }';
const message =
  'failoverPriority orders nothing in subset paid: api.net has resolution DNS, and there istiod hands the labels of endpoints to no subset. Use resolution STATIC, or no subset.';

testRule(subsetPriorityOnDns, {
  valid: [
    governed({ policy, endpoints, resolution: 'DNS' }),
    governed({
      policy,
      subsets,
      endpoints: '{ address: 192.0.2.1, labels: { plan: paid } }, { address: 192.0.2.2, labels: { plan: paid } }',
    }),
    governed({
      policy: 'outlierDetection: {}, loadBalancer: { localityLbSetting: { failover: [{ from: eu, to: us }] } }',
      subsets,
      endpoints,
      resolution: 'DNS',
    }),
    // The subset orders nothing at all.
    governed({
      policy,
      subsets: '{ name: paid, labels: { plan: paid }, trafficPolicy: { loadBalancer: { simple: RANDOM } } }',
      endpoints,
      resolution: 'DNS',
    }),
  ],
  invalid: [
    {
      code: governed({ policy, subsets, endpoints, resolution: 'DNS' }),
      findings: [{ message, at: 'failoverPriority', ref: 'P35' }],
    },
    {
      code: governed({
        subsets: `{ name: paid, labels: { plan: paid }, trafficPolicy: { ${policy} } }`,
        endpoints,
        resolution: 'DNS',
      }),
      findings: [{ message, path: 'spec.subsets[0].trafficPolicy.loadBalancer.localityLbSetting.failoverPriority' }],
    },
  ],
});

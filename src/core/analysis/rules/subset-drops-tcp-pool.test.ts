import { governed, ruleOf } from '../../testing/traffic-policy-cases';
import { testRule } from '../../testing/rule-tester';
import { subsetDropsTcpPool } from './subset-drops-tcp-pool';

const policy = 'connectionPool: { tcp: { connectTimeout: 3s, maxConnections: 50 } }';
const subset = (pool: string): string => `{ name: v1, trafficPolicy: { connectionPool: { ${pool} } } }`;
const message =
  'This connectionPool replaces that of the rule as a whole, so subset v1 has no connectTimeout and maxConnections. Repeat tcp here.';

testRule(subsetDropsTcpPool, {
  valid: [
    governed({ policy, subsets: subset('tcp: { connectTimeout: 1s }, http: { maxRetries: 9 }') }),
    governed({ policy, subsets: '{ name: v1, trafficPolicy: { outlierDetection: {} } }' }),
    governed({ policy: 'connectionPool: { http: { maxRetries: 5 } }', subsets: subset('http: { maxRetries: 9 }') }),
    governed({ subsets: subset('http: { maxRetries: 9 }') }),
    governed({ policy, subsets: '{ name: v1 }' }),
  ],
  invalid: [
    {
      code: governed({ policy, subsets: subset('http: { maxRetries: 9 }') }),
      findings: [{ message, at: 'connectionPool', path: 'spec.subsets[0].trafficPolicy.connectionPool', ref: 'P44' }],
      output: governed({
        policy,
        subsets: subset('http: { maxRetries: 9 }, tcp: { connectTimeout: 3s, maxConnections: 50 }'),
      }),
    },
    {
      code: ruleOf({ policy, subsets: subset('http: { maxRetries: 9 }') }),
      findings: [{ message }],
      output: ruleOf({
        policy,
        subsets: subset('http: { maxRetries: 9 }, tcp: { connectTimeout: 3s, maxConnections: 50 }'),
      }),
    },
  ],
});

import { governed } from '../../testing/traffic-policy-cases';
import { testRule } from '../../testing/rule-tester';
import { endpointWithoutLocality } from './endpoint-without-locality';

const policy = 'outlierDetection: { maxEjectionPercent: 50 }';
const mixed = '{ address: 192.0.2.1, locality: eu/a }, { address: 192.0.2.2 }';
const message =
  'With outlierDetection pods call this endpoint only while all nearer ones are ejected: it has no locality, and others of api.net have one. Add locality.';

testRule(endpointWithoutLocality, {
  valid: [
    governed({ policy }),
    governed({ policy, endpoints: '{ address: 192.0.2.1, locality: eu/a }, { address: 192.0.2.2, locality: us }' }),
    governed({ policy: 'connectionPool: { tcp: { maxConnections: 5 } }', endpoints: mixed }),
    governed({ policy: `${policy}, loadBalancer: { localityLbSetting: { enabled: false } }`, endpoints: mixed }),
    // Ordered by labels alone.
    governed({
      policy: `${policy}, loadBalancer: { localityLbSetting: { failoverPriority: [tier] } }`,
      endpoints: mixed,
    }),
    governed({ policy, resolution: 'NONE' }),
  ],
  invalid: [
    {
      code: governed({ policy, endpoints: mixed }),
      findings: [{ message, at: '{ address: 192.0.2.2 }', path: 'spec.endpoints[1]', ref: 'P34' }],
    },
    {
      code: governed({
        policy: `${policy}, loadBalancer: { localityLbSetting: { failover: [{ from: eu, to: us }] } }`,
        endpoints: `{ address: 192.0.2.3 }, ${mixed}`,
        resolution: 'DNS',
      }),
      findings: [
        { message, path: 'spec.endpoints[0]' },
        { message, path: 'spec.endpoints[2]' },
      ],
    },
  ],
});

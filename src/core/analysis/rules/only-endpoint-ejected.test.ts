import { governed, ruleOf } from '../../testing/traffic-policy-cases';
import { testRule } from '../../testing/rule-tester';
import { onlyEndpointEjected } from './only-endpoint-ejected';

const policy = 'outlierDetection: { maxEjectionPercent: 100 }';

testRule(onlyEndpointEjected, {
  valid: [
    governed({ policy }),
    governed({ policy, endpoints: 2 }),
    // A name may be several addresses.
    governed({ policy, resolution: 'DNS' }),
    governed({ policy: 'outlierDetection: { maxEjectionPercent: 99 }', endpoints: 1 }),
    // Ejected or not, it is used again.
    governed({ policy: 'outlierDetection: { maxEjectionPercent: 100, minHealthPercent: 50 }', endpoints: 1 }),
    governed({ policy: 'outlierDetection: { maxEjectionPercent: 100, consecutive5xxErrors: 0 }', endpoints: 1 }),
    governed({ policy, resolution: 'NONE' }),
    ruleOf({ policy }),
  ],
  invalid: [
    {
      code: governed({ policy, resolution: 'DNS_ROUND_ROBIN' }),
      findings: [
        {
          message:
            'DNS_ROUND_ROBIN is one host to Envoy, and maxEjectionPercent 100 lets it be ejected: then every call fails for 30 s or longer. Remove outlierDetection, or add endpoints.',
          at: '100',
          ref: 'P22',
        },
      ],
    },
    {
      code: governed({ policy: 'outlierDetection: { maxEjectionPercent: 100, baseEjectionTime: 2m }', endpoints: 1 }),
      findings: [
        {
          message:
            'There is one endpoint, and maxEjectionPercent 100 lets it be ejected: then every call fails for 120 s or longer. Remove outlierDetection, or add endpoints.',
        },
      ],
    },
    {
      code: governed({ policy, resolution: 'DNS', endpoints: 1 }),
      findings: [
        {
          message:
            'There is one endpoint, and maxEjectionPercent 100 lets it be ejected: then every call fails for 30 s or longer. Remove outlierDetection, or add endpoints.',
        },
      ],
    },
  ],
});

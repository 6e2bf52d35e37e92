import { governed, ruleOf } from '../../testing/traffic-policy-cases';
import { testRule } from '../../testing/rule-tester';
import { ejectionShorterThanSweep } from './ejection-shorter-than-sweep';

const ejecting = (block: string): { policy: string } => ({ policy: `outlierDetection: { ${block} }` });

testRule(ejectionShorterThanSweep, {
  valid: [
    governed(ejecting('')),
    governed(ejecting('interval: 30s')),
    governed(ejecting('interval: 5s, baseEjectionTime: 5s')),
    governed({ ...ejecting('baseEjectionTime: 1s'), resolution: 'NONE' }),
    governed(ejecting('baseEjectionTime: soon')),
  ],
  invalid: [
    {
      code: governed(ejecting('baseEjectionTime: 5s')),
      findings: [
        {
          message:
            'Ejected endpoints come back at the next sweep, and there is one every 10s: the ejection lasts longer than its baseEjectionTime of 5s. Set interval to 5s or less.',
          at: '5s',
          ref: 'P29',
        },
      ],
    },
    {
      code: ruleOf(ejecting('interval: 1m')),
      findings: [
        {
          message:
            'Ejected endpoints come back at the next sweep, and there is one every 60s: the ejection lasts longer than its baseEjectionTime of 30s. Set interval to 30s or less.',
          at: '1m',
        },
      ],
    },
  ],
});

import { governed, ruleOf } from '../../testing/traffic-policy-cases';
import { testRule } from '../../testing/rule-tester';
import { ejectionZeroPercent } from './ejection-zero-percent';

const ejecting = (block: string): { policy: string } => ({ policy: `outlierDetection: { ${block} }` });
const message =
  'maxEjectionPercent 0 means 10, Envoy’s default, so endpoints are still ejected. Remove outlierDetection to eject none.';

testRule(ejectionZeroPercent, {
  valid: [
    governed(ejecting('maxEjectionPercent: 10')),
    governed(ejecting('interval: 5s')),
    governed(ejecting('minHealthPercent: 0')),
  ],
  invalid: [
    {
      code: governed(ejecting('interval: 5s, maxEjectionPercent: 0')),
      findings: [{ message, at: '0', ref: 'P26' }],
      output: governed(ejecting('interval: 5s')),
    },
    { code: ruleOf(ejecting('maxEjectionPercent: 0')), findings: [{ message }] },
  ],
});

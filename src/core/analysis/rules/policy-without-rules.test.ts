import { policy } from '../../testing/policy-cases';
import { testRule } from '../../testing/rule-tester';
import { policyWithoutRules } from './policy-without-rules';

testRule(policyWithoutRules, {
  valid: [policy('    {}'), policy('    action: DENY\n    rules: [{}]'), policy('    action: AUDIT')],
  invalid: [
    {
      code: policy('    action: DENY'),
      findings: [
        {
          message:
            'DENY without rules applies to no call, and istiod refuses the policy. Add a rule; {} is one for all calls.',
          at: 'action',
          path: 'spec.rules',
          ref: 'wh-ap-deny-rules',
          code: 'IST0106',
        },
      ],
    },
    {
      code: policy('    action: CUSTOM\n    rules: []'),
      findings: [
        {
          message:
            'CUSTOM without rules applies to no call, and istiod refuses the policy. Add a rule; {} is one for all calls.',
          at: 'rules',
          ref: 'wh-ap-custom-rules',
        },
      ],
    },
  ],
});

import { policyRule } from '../../testing/policy-cases';
import { testRule } from '../../testing/rule-tester';
import { emptyPolicyMatch } from './empty-policy-match';

testRule(emptyPolicyMatch, {
  valid: [
    policyRule('{ from: [{ source: { notRemoteIpBlocks: [10.0.0.1] } }], to: [{ operation: { notHosts: [a] } }] }'),
    policyRule('{}'),
    // Refused for their types alone.
    policyRule('{ from: [{ source: { principals: a } }], to: [{ operation: 5 }] }'),
  ],
  invalid: [
    {
      code: policyRule('{ from: [{ source: { principals: [] } }], to: [{ operation: {} }] }'),
      findings: [
        {
          message: 'source of from[0] is empty, and istiod refuses it. Say what it is about, or remove the item.',
          at: 'source',
          ref: 'wh-ap-source-empty',
          code: 'IST0106',
        },
        {
          message: 'operation of to[0] is empty, and istiod refuses it. Say what it is about, or remove the item.',
          at: 'operation',
          ref: 'wh-ap-op-empty',
        },
      ],
    },
  ],
});

import { policy, policyRule } from '../../testing/policy-cases';
import { testRule } from '../../testing/rule-tester';
import { emptyClause } from './empty-clause';

testRule(emptyClause, {
  valid: [
    policyRule('{}'),
    policyRule('{ from: [{ source: { principals: [a] } }], to: null, when: [] }'),
    policyRule('{ from: nobody }'),
    policyRule('none'),
    policy('    rules: []'),
    'apiVersion: example.com/v1\nkind: AuthorizationPolicy\nmetadata: { name: a }\nspec: { rules: [{ from: [] }] }\n',
  ],
  invalid: [
    {
      code: policyRule("{ from: [], to: [{ operation: { methods: ['GET'] } }] }"),
      findings: [
        {
          message:
            'This rule is ALLOW for every caller, not for none: istiod reads the empty list from as no list at all. Fill the list, or remove the rule.',
          at: 'from',
          path: 'spec.rules[0].from',
          ref: 'dec-empty-list',
          layer: 'runtime',
          code: null,
        },
      ],
    },
    {
      code: policyRule('{ to: [] }', 'DENY'),
      findings: [
        {
          message:
            'This rule is DENY for every call, not for none: istiod reads the empty list to as no list at all. Fill the list, or remove the rule.',
        },
      ],
    },
  ],
});

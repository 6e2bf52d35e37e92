import { policy } from '../../testing/policy-cases';
import { testRule } from '../../testing/rule-tester';
import { customCondition } from './custom-condition';

const custom = (rule: string): string =>
  policy(`    action: CUSTOM\n    provider: { name: opa }\n    rules:\n      - ${rule}`);

testRule(customCondition, {
  valid: [
    custom('{ from: [{ source: { ipBlocks: [10.0.0.1], namespaces: [] } }], to: [{ operation: { paths: [/a] } }] }'),
    custom("{ when: [{ key: 'request.headers[a]', values: [b] }] }"),
    policy('    rules: [{ from: [{ source: { principals: [a] } }] }]'),
  ],
  invalid: [
    {
      code: custom(
        '{ from: [{ source: { notPrincipals: [a], trustDomains: [b] } }], when: [{ key: source.namespace, values: [c] }, { key: request.auth.principal, values: [d] }] }',
      ),
      findings: [
        {
          message:
            'CUSTOM cannot look at notPrincipals, and istiod refuses the policy. Remove it, or use DENY or ALLOW for it.',
          at: 'notPrincipals',
          ref: 'wh-ap-custom-fields',
          code: 'IST0106',
        },
        {
          message:
            'CUSTOM cannot look at trustDomains, and istiod refuses the policy. Remove it, or use DENY or ALLOW for it.',
        },
        {
          message:
            'CUSTOM cannot look at source.namespace, and istiod refuses the policy. Remove it, or use DENY or ALLOW for it.',
          at: 'source.namespace',
        },
        {
          message:
            'CUSTOM cannot look at request.auth.principal, and istiod refuses the policy. Remove it, or use DENY or ALLOW for it.',
        },
      ],
    },
  ],
});

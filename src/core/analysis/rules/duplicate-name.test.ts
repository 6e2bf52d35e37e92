import { destinationRule, rule } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { duplicateName } from './duplicate-name';

testRule(duplicateName, {
  valid: [
    destinationRule('    subsets:\n      - name: v1\n      - name: V1\n'),
    rule(
      '      loadBalancer:\n        consistentHash:\n          httpCookie:\n            name: user\n            attributes: [{ name: Secure }, { name: secure }]\n',
    ),
  ],
  invalid: [
    {
      code: destinationRule('    subsets:\n      - name: v1\n      - name: v2\n      - name: v1\n'),
      findings: [
        {
          message: 'subsets[2] has the same name as subsets[0], v1; istiod refuses that. Give it another name.',
          at: 'v1',
          path: 'spec.subsets[2].name',
          ref: 'wh-dr-subset-dup',
          code: 'IST0106',
        },
      ],
    },
    {
      code: rule(
        '      loadBalancer:\n        consistentHash:\n          httpCookie:\n            name: user\n            attributes: [{ name: Secure }, { name: Secure, value: b }]\n',
      ),
      findings: [
        {
          message:
            'attributes[1] has the same name as attributes[0], Secure; istiod refuses that. Give it another name.',
          ref: 'wh-dr-lb-cookie-attr',
        },
      ],
    },
  ],
});

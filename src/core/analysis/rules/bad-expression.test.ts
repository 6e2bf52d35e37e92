import { telemetry } from '../../testing/policy-cases';
import { testRule } from '../../testing/rule-tester';
import { badExpression } from './bad-expression';

const filter = (rest: string): string => telemetry(`    accessLogging:\n      - filter: ${rest}`);

testRule(badExpression, {
  valid: [filter('{ expression: response.code >= 400 }'), filter('null'), filter('{ expression: 5 }')],
  invalid: [
    {
      code: filter("{ expression: 'response.code >= 400 and true' }"),
      findings: [
        {
          message: 'expression cannot be read as CEL at and true; istiod refuses it. Correct it there.',
          at: "'response.code >= 400 and true'",
          ref: 'wh-tm-filter',
          code: 'IST0106',
        },
      ],
    },
    {
      code: filter("{ expression: 'has(' }"),
      findings: [{ message: 'expression cannot be read as CEL at its end; istiod refuses it. Correct it there.' }],
    },
    {
      code: filter('{}'),
      findings: [
        {
          message: 'filter has no expression, and istiod refuses it. Write one in CEL, or remove filter.',
          at: 'filter',
          path: 'spec.accessLogging[0].filter.expression',
        },
      ],
    },
  ],
});

import { entry } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { duplicatePort } from './duplicate-port';

testRule(duplicatePort, {
  valid: [
    entry('    ports:\n      - { number: 80, name: http }\n      - { number: 443, name: https, targetPort: 80 }\n'),
  ],
  invalid: [
    {
      code: entry(
        '    ports:\n      - { number: 80, name: http }\n      - { number: 443, name: http }\n      - { number: 80, name: other }\n',
      ),
      findings: [
        {
          message: 'ports[1] has the same name as ports[0], http; the API server refuses that. Give it another name.',
          at: 'http',
          path: 'spec.ports[1].name',
          ref: 'crd-se-ports',
        },
        {
          message: 'ports[2] has the same number as ports[0], 80; the API server refuses that. Give it another number.',
          path: 'spec.ports[2].number',
          ref: 'crd-se-ports-dup-number',
        },
      ],
    },
  ],
});

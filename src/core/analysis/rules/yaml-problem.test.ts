import { testRule } from '../../testing/rule-tester';
import { yamlProblem } from './yaml-problem';

testRule(yamlProblem, {
  valid: ['a: 1\n', '', '# nothing\n', '{"a": 1}\n'],
  invalid: [
    {
      code: 'a: 1\na: 2\n',
      findings: [
        { message: 'The key a stands twice in one mapping. Keep one of them.', at: 'a', layer: 'yaml', ref: null },
      ],
    },
    {
      code: 'a: 1\n---\nb: "open\n---\nc: 1\n',
      findings: [{ message: 'A quote is opened and never closed. Close it on its line.', at: '"', layer: 'yaml' }],
    },
  ],
});

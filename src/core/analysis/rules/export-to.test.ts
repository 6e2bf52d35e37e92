import { entry } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { exportTo } from './export-to';

const to = (list: string): string =>
  entry(`    exportTo: ${list}\n`).replace('name: api', 'name: api\n    namespace: shop');

testRule(exportTo, {
  valid: [
    to("['*']"),
    to("['.']"),
    to("['~']"),
    to("[shop, Payments, '9']"),
    to("['.', payments]"),
    to('[]'),
    entry(''),
  ],
  invalid: [
    {
      code: to("[a.b, 'x*', '']"),
      findings: [
        {
          message: 'exportTo[0] is a namespace, . or * or ~; istiod refuses a.b. Name a namespace, or remove it.',
          at: 'a.b',
          ref: 'exp-value',
          code: 'IST0106',
        },
        { message: 'exportTo[1] is a namespace, . or * or ~; istiod refuses x*. Name a namespace, or remove it.' },
        {
          message:
            'exportTo[2] is a namespace, . or * or ~; istiod refuses an empty text. Name a namespace, or remove it.',
          at: "''",
        },
      ],
    },
    {
      code: to("['.', payments, shop]"),
      findings: [
        {
          message:
            'exportTo[2] is the same as exportTo[0]: . is its own namespace, shop; istiod refuses that. Remove one.',
          at: 'shop',
          ref: 'exp-dup',
        },
      ],
      output: to("['.', payments]"),
    },
    {
      code: to("['*', '*']"),
      findings: [{ message: 'exportTo[1] repeats exportTo[0], *; istiod refuses that. Remove one.', ref: 'exp-dup' }],
      output: to("['*']"),
    },
    {
      code: to("[shop, '*']"),
      findings: [
        {
          message:
            'exportTo[1] is *, all namespaces, and istiod refuses other entries beside it. Keep * alone, or list namespaces without it.',
          at: "'*'",
          ref: 'exp-public-mixed',
        },
      ],
    },
    {
      code: to("['~', shop]"),
      findings: [
        {
          message: 'exportTo[0] is ~, nobody, and istiod refuses other entries beside it. Keep ~ alone, or remove it.',
          at: "'~'",
          ref: 'exp-none-mixed',
        },
      ],
    },
    {
      // What is no entry at all is not called a repetition as well.
      code: to('[a.b, a.b]'),
      findings: [
        {
          message: 'exportTo[0] is a namespace, . or * or ~; istiod refuses a.b. Name a namespace, or remove it.',
          ref: 'exp-value',
        },
        {
          message: 'exportTo[1] is a namespace, . or * or ~; istiod refuses a.b. Name a namespace, or remove it.',
          ref: 'exp-value',
        },
      ],
    },
  ],
});

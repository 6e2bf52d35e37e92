import { rule } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { maglevTableSize } from './maglev-table-size';

const maglev = (rest: string): string =>
  rule(`      loadBalancer:\n        consistentHash:\n          useSourceIp: true\n          maglev:${rest}\n`);

testRule(maglevTableSize, {
  valid: [
    maglev('\n            tableSize: 65537'),
    maglev('\n            tableSize: 4999999'),
    // istiod counts as Envoy does.
    maglev('\n            tableSize: 1'),
    maglev('\n            tableSize: 2'),
  ],
  invalid: [
    {
      code: maglev(' {}'),
      findings: [
        {
          message: 'tableSize is missing in maglev; istiod refuses maglev without. Set a prime number, such as 65537.',
          at: 'maglev',
          ref: 'wh-dr-lb-maglev-zero',
        },
      ],
      output: maglev('\n            tableSize: 65537'),
    },
    {
      code: maglev('\n            tableSize: 1000'),
      findings: [
        {
          message: 'tableSize is a prime number below 5000011; istiod refuses 1000. Write 1009.',
          at: '1000',
          ref: 'wh-dr-lb-maglev-prime',
          code: 'IST0106',
        },
      ],
    },
    {
      code: maglev('\n            tableSize: 5000011'),
      findings: [
        {
          message: 'tableSize is a prime number below 5000011; istiod refuses 5000011. Write one such as 65537.',
          ref: 'wh-dr-lb-maglev-max',
        },
      ],
    },
    {
      code: maglev('\n            tableSize: 5000010'),
      findings: [{ message: 'tableSize is a prime number below 5000011; istiod refuses 5000010. Write 65537.' }],
    },
    {
      code: maglev('\n            tableSize: 0'),
      findings: [
        {
          message: 'tableSize is a prime number below 5000011; istiod refuses 0. Write one such as 65537.',
          ref: 'wh-dr-lb-maglev-zero',
        },
      ],
    },
  ],
});

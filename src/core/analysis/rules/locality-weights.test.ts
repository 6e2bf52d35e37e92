import { rule } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { localityWeights } from './locality-weights';

const distribute = (items: string): string =>
  rule(`      loadBalancer:\n        localityLbSetting:\n          distribute:\n${items}`);

testRule(localityWeights, {
  valid: [
    distribute('            - from: a/*\n              to: { a: 99, b: 1 }\n'),
    // A share that is refused by itself is in no sum.
    distribute('            - from: a\n              to: { a: 101 }\n'),
    distribute('            - from: a\n              to: { a: half }\n'),
  ],
  invalid: [
    {
      code: distribute(
        '            - from: a\n              to: { a: 100 }\n            - from: b\n              to:\n                a/b/c: 80\n                a/b1: 15\n',
      ),
      findings: [
        {
          message:
            'The shares in to of distribute[1] add up to 95; istiod refuses all but 100. Make them 100 together.',
          at: 'to',
          path: 'spec.trafficPolicy.loadBalancer.localityLbSetting.distribute[1].to',
          ref: 'wh-dr-loc-sum',
          code: 'IST0106',
        },
      ],
    },
    {
      code: distribute('            - from: a\n'),
      findings: [
        {
          message: 'The shares in to of distribute[0] add up to 0; istiod refuses all but 100. Make them 100 together.',
          at: 'from',
        },
      ],
    },
  ],
});

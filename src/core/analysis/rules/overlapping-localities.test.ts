import { rule } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { overlappingLocalities } from './overlapping-localities';

const from = (...names: readonly string[]): string =>
  rule(
    `      loadBalancer:\n        localityLbSetting:\n          distribute:\n${names
      .map((name) => `            - from: '${name}'\n              to: { x: 100 }\n`)
      .join('')}`,
  );

const to = (shares: string): string =>
  rule(
    `      loadBalancer:\n        localityLbSetting:\n          distribute:\n            - from: a\n              to: { ${shares} }\n`,
  );

testRule(overlappingLocalities, {
  valid: [
    from('a1/*', 'a2/*', 'a3/b3/c3', 'a4/b4', 'a5/b5/*'),
    // The wider one may come last where it says so with a *.
    from('a/b', 'a/*'),
    from('a/b/c', 'a/b/*', '*'),
    from('us*', 'us-east'),
    to("'a/b': 60, 'a/c': 40"),
  ],
  invalid: [
    {
      code: from('*', 'a/b/c'),
      findings: [
        {
          message: 'a/b/c overlaps * before it; istiod refuses that. Put the wider one last, or remove one.',
          at: "'a/b/c'",
          ref: 'wh-dr-loc-overlap',
          code: 'IST0106',
        },
      ],
    },
    {
      code: from('a/b/c', 'a/b'),
      findings: [{ message: 'a/b overlaps a/b/c before it; istiod refuses that. Remove one.' }],
    },
    {
      code: from('a/b/*', 'a/b/c', 'a', 'a'),
      findings: [
        { message: 'a/b/c overlaps a/b/* before it; istiod refuses that. Put the wider one last, or remove one.' },
        { message: 'a overlaps a/b/* before it; istiod refuses that. Remove one.' },
        { message: 'a overlaps a/b/* before it; istiod refuses that. Remove one.' },
      ],
    },
    { code: from('a', 'a'), findings: [{ message: 'a stands here a second time; istiod refuses that. Remove one.' }] },
    {
      // Keys come in any order.
      code: to("'a/b': 60, 'a/*': 40"),
      findings: [{ message: 'a/* overlaps a/b before it; istiod refuses that. Remove one.', at: "'a/*'" }],
    },
  ],
});

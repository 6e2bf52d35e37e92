import { httpRoute } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { badRegexp } from './bad-regexp';

testRule(badRegexp, {
  valid: [
    httpRoute(String.raw`        match: [{ uri: { regex: '/v[0-9]+/.*' }, headers: { a: { regex: '(?i)x\d+' } }, withoutHeaders: { b: { regex: '*' } } }]
`),
    httpRoute(`        rewrite: { uriRegexRewrite: { match: '^/a/(.*)$', rewrite: /b } }
`),
  ],
  invalid: [
    {
      code: httpRoute(`        match:
          - uri: { regex: '/(?!admin).*' }
          - headers: { a: { regex: '*' } }
            queryParams: { b: { regex: '[' } }
            authority: { regex: '(a' }
        corsPolicy: { allowOrigins: [{ regex: 'a**' }] }
        rewrite: { uriRegexRewrite: { match: '[', rewrite: '[' } }
`),
      findings: [
        {
          message:
            'regex uses (?!, and RE2 cannot look around; istiod refuses the expression. It is read by Google’s RE2.',
          at: "'/(?!admin).*'",
          ref: 'wh-vs-match-uri',
        },
        {
          message: 'regex has nothing before * to repeat; istiod refuses the expression. It is read by Google’s RE2.',
          at: "'*'",
          ref: 'wh-vs-match-header',
        },
        {
          message:
            'regex opens a class with [ and does not close it; istiod refuses the expression. It is read by Google’s RE2.',
          at: "'['",
          ref: 'wh-vs-match-smaq',
        },
        {
          message:
            'regex opens a group with ( and does not close it; istiod refuses the expression. It is read by Google’s RE2.',
          at: "'(a'",
          ref: 'wh-vs-match-smaq',
        },
        {
          message: 'regex repeats a repetition at *; istiod refuses the expression. It is read by Google’s RE2.',
          at: "'a**'",
          ref: 'wh-vs-cors-origin-regex',
        },
        {
          message:
            'match opens a class with [ and does not close it; istiod refuses the expression. It is read by Google’s RE2.',
          at: "'['",
          ref: 'wh-vs-rewrite-regex',
        },
      ],
    },
    {
      code: httpRoute(`        match: [{ uri: { regex: ${'a'.repeat(1025)} } }]\n`),
      findings: [
        {
          message: 'regex has 1025 bytes, and istiod takes expressions of up to 1024. Split it over several matches.',
          path: 'spec.http[0].match[0].uri.regex',
          ref: 'wh-vs-match-uri',
        },
      ],
    },
  ],
});

import { httpRoute } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { emptyMatch } from './empty-match';

testRule(emptyMatch, {
  valid: [
    httpRoute(`        match: [{ uri: { prefix: '' }, method: {}, headers: { a: { exact: '' }, b: {} }, withoutHeaders: { c: { regex: '*' } } }]
`),
    httpRoute(`        corsPolicy: { allowOrigins: [{ exact: a }, { prefix: b }, { regex: c }] }
`),
  ],
  invalid: [
    {
      code: httpRoute(`        match:
          - uri: { regex: '' }
          - scheme: { prefix: '' }
            method: { regex: '' }
            authority: { prefix: '' }
          - headers: { a: { prefix: '' } }
            withoutHeaders: { b: { regex: '' } }
            queryParams: { c: { prefix: '' } }
`),
      findings: [
        {
          message:
            'The matcher of uri has an empty regex; istiod refuses it. Write what the path looks like, such as /api/.*.',
          at: "''",
          ref: 'wh-vs-match-uri',
        },
        {
          message:
            'The matcher of scheme has an empty prefix; istiod refuses it. Write {} to ask only whether it is there.',
          at: "''",
          ref: 'wh-vs-match-smaq',
        },
        {
          message:
            'The matcher of method has an empty regex; istiod refuses it. Write {} to ask only whether it is there.',
          at: "''",
          ref: 'wh-vs-match-smaq',
        },
        {
          message:
            'The matcher of authority has an empty prefix; istiod refuses it. Write {} to ask only whether it is there.',
          at: "''",
          ref: 'wh-vs-match-smaq',
        },
        {
          message: 'The matcher of a has an empty prefix; istiod refuses it. Write {} to ask only whether it is there.',
          at: "''",
          ref: 'wh-vs-match-header',
        },
        {
          message: 'The matcher of b has an empty regex; istiod refuses it. Write {} to ask only whether it is there.',
          at: "''",
          ref: 'wh-vs-match-without',
        },
        {
          message: 'The matcher of c has an empty prefix; istiod refuses it. Write {} to ask only whether it is there.',
          at: "''",
          ref: 'wh-vs-match-smaq',
        },
      ],
    },
    {
      code: httpRoute(`        corsPolicy:
          allowOrigins:
            - exact: ''
            - prefix: ''
            - {}
`),
      findings: [
        {
          message: 'allowOrigins[0] says no origin, and istiod refuses it. Set exact, prefix or regex to a text.',
          at: "''",
          ref: 'wh-vs-cors-origin',
        },
        {
          message: 'allowOrigins[1] says no origin, and istiod refuses it. Set exact, prefix or regex to a text.',
          at: "''",
          ref: 'wh-vs-cors-origin',
        },
        {
          message: 'allowOrigins[2] says no origin, and istiod refuses it. Set exact, prefix or regex to a text.',
          at: '{}',
          ref: 'wh-vs-cors-origin',
        },
      ],
    },
  ],
});

import { httpRoute, virtualService } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { headerValue } from './header-value';

testRule(headerValue, {
  valid: [
    httpRoute(`        headers: { request: { set: { a: '', b: '100%%', c: 'hi %HOSTNAME%', d: '%REQ(x-user)%' } } }
`),
  ],
  invalid: [
    {
      code: httpRoute(`        headers:
          request:
            set:
              x-share: 100% # all
              x-name: abcd%oijasodifj
`),
      findings: [
        {
          message:
            'The value of x-share has a % that begins a variable and none that ends it; istiod refuses it. Variables stand between two %, and %% is the sign itself.',
          at: '100%',
          ref: 'wh-vs-hdr-value',
        },
        {
          message:
            'The value of x-name has a % that begins a variable and none that ends it; istiod refuses it. Variables stand between two %, and %% is the sign itself.',
          at: 'abcd%oijasodifj',
          ref: 'wh-vs-hdr-value',
        },
      ],
      output: httpRoute(`        headers:
          request:
            set:
              x-share: 100%% # all
              x-name: abcd%oijasodifj
`),
    },
    {
      code: httpRoute(`        headers: { response: { add: { a: "x\\ty\\nz" } } }
`),
      findings: [
        {
          message: 'The value of a has a control character; istiod refuses it.',
          at: '"x\\ty\\nz"',
          ref: 'wh-vs-hdr-value',
        },
      ],
    },
    {
      code: virtualService(`    http:
      - route:
          - destination: { host: a }
            headers: { request: { add: { a: '%START_TIME%%' } } }
`),
      findings: [
        {
          message:
            'The value of a has a % that begins a variable and none that ends it; istiod refuses it. Variables stand between two %, and %% is the sign itself.',
          at: "'%START_TIME%%'",
          ref: 'wh-vs-hdr-value',
        },
      ],
      output: virtualService(`    http:
      - route:
          - destination: { host: a }
            headers: { request: { add: { a: '%START_TIME%%%' } } }
`),
    },
  ],
});

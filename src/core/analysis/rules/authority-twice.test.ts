import { httpRoute, virtualService } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { authorityTwice } from './authority-twice';

testRule(authorityTwice, {
  valid: [
    httpRoute(`        headers: { request: { set: { ':authority': a } } }
`),
    httpRoute(`        rewrite: { authority: a }
        headers: { request: { set: { x-a: a } } }
`),
    virtualService(`    http:
      - rewrite: { authority: a }
        route: [{ destination: { host: a }, headers: { request: { set: { Host: b } } } }]
`),
  ],
  invalid: [
    {
      code: httpRoute(`        rewrite: { authority: a }
        headers: { request: { set: { ':authority': b } } }
`),
      findings: [
        {
          message:
            ':authority writes the Host header again, which rewrite.authority sets to a; istiod refuses that. Keep one.',
          at: "':authority'",
          ref: 'wh-vs-authority-multi',
        },
      ],
    },
    {
      code: httpRoute(`        headers: { request: { set: { Host: a }, add: { ':authority': b } } }
`),
      findings: [
        {
          message: ':authority writes the Host header again, which set.Host sets to a; istiod refuses that. Keep one.',
          at: "':authority'",
          ref: 'wh-vs-authority-multi',
        },
      ],
    },
  ],
});

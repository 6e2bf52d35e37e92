import { httpRoute, virtualService } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { ineffectiveMatch } from './ineffective-match';

testRule(ineffectiveMatch, {
  valid: [
    virtualService(`    http:
      - match: [{ uri: { prefix: /api/v1 } }, { uri: { prefix: /api }, method: { exact: POST } }, { uri: { exact: /api/v1/a } }]
        route: [{ destination: { host: a } }]
`),
    httpRoute(`        match: [{ uri: { prefix: / }, method: { exact: POST } }, { uri: { prefix: /a } }]
`),
    httpRoute(`        match: [{ uri: { prefix: / }, port: 80 }, { uri: { prefix: /a } }]
`),
    httpRoute(`        match: [{ uri: { prefix: / }, headers: { a: {} } }, { uri: { prefix: /a } }]
`),
    httpRoute(`        match: [{ uri: { prefix: / }, authority: { exact: a } }, { uri: { prefix: /a }, authority: { exact: b } }]
`),
  ],
  invalid: [
    {
      code: httpRoute(`        match:
          - uri: { prefix: /api/v1/product }
          - uri: { prefix: /api/v1/products }
            method: { exact: GET }
          - name: again
            uri: { prefix: /api/v1/product }
`),
      findings: [
        {
          message:
            'match[1], prefix /api/v1/products, comes after prefix /api/v1/product of http[0], which takes it first. Put the longer prefix first.',
          at: 'uri',
          ref: 'wh-vs-ineff-overlap',
          code: 'IST0131',
        },
        {
          message: 'match[2] has no effect: http[0] has the same. Change it, or remove it.',
          at: 'name',
          ref: 'wh-vs-ineff-dup',
          code: 'IST0131',
        },
      ],
    },
    {
      code: httpRoute(`        match: [{ uri: { prefix: / }, authority: { exact: a }, gateways: [mesh] }, { uri: { prefix: /a }, sourceLabels: { a: b } }]
`),
      findings: [
        {
          message:
            'match[1], prefix /a, comes after prefix / of http[0], which takes it first. Put the longer prefix first.',
          at: 'uri',
          ref: 'wh-vs-ineff-overlap',
          code: 'IST0131',
        },
      ],
    },
    {
      code: virtualService(`    http:
      - match: [{ uri: { prefix: / }, headers: { a: { exact: bc } } }]
        route: [{ destination: { host: a } }]
      - match: [{ uri: { prefix: /a }, headers: { a: { exact: b } } }]
        route: [{ destination: { host: b } }]
`),
      findings: [
        {
          message:
            'match[0], prefix /a, comes after prefix / of http[0], which takes it first. Put the longer prefix first.',
          at: 'uri',
          ref: 'wh-vs-ineff-overlap',
          code: 'IST0131',
        },
      ],
    },
    {
      code: virtualService(`    tcp:
      - match: [{ port: 80 }, { port: 80 }, { port: 81 }]
        route: [{ destination: { host: a } }]
`),
      findings: [
        {
          message: 'match[1] has no effect: tcp[0] has the same. Change it, or remove it.',
          at: 'port',
          ref: 'wh-vs-ineff-dup',
          code: 'IST0131',
        },
      ],
    },
  ],
});

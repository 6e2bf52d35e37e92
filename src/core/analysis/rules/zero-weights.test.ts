import { virtualService } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { zeroWeights } from './zero-weights';

testRule(zeroWeights, {
  valid: [
    virtualService(`    http:
      - route: [{ destination: { host: a }, weight: 0 }]
`),
    virtualService(`    http:
      - route: [{ destination: { host: a }, weight: 100 }, { destination: { host: b } }]
`),
    virtualService(`    tcp:
      - route: [{ destination: { host: a }, weight: 550 }, { destination: { host: b }, weight: 500 }]
`),
    virtualService(`    http:
      - route: [{ destination: { host: a }, weight: '50' }, { destination: { host: b } }]
`),
  ],
  invalid: [
    {
      code: virtualService(`    http:
      - route:
          - destination: { host: a }
          - destination: { host: b }
            weight: 0
`),
      findings: [
        {
          message:
            'The weights of the 2 destinations of http[0] add up to 0; istiod refuses that. Give each its share.',
          at: 'route',
          ref: 'wh-vs-route-weight-zero',
        },
      ],
    },
    {
      code: virtualService(`    tcp:
      - route: [{ destination: { host: a }, weight: 0 }, { destination: { host: b }, weight: 0 }]
    tls:
      - match: [{ sniHosts: [api.example.com] }]
        route: [{ destination: { host: a } }, { destination: { host: b } }]
`),
      findings: [
        {
          message: 'The weights of the 2 destinations of tcp[0] add up to 0; istiod refuses that. Give each its share.',
          at: 'route',
          ref: 'wh-vs-l4-weight-zero',
        },
        {
          message: 'The weights of the 2 destinations of tls[0] add up to 0; istiod refuses that. Give each its share.',
          at: 'route',
          ref: 'wh-vs-l4-weight-zero',
        },
      ],
    },
  ],
});

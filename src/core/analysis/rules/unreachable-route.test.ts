import { virtualService } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { unreachableRoute } from './unreachable-route';

testRule(unreachableRoute, {
  valid: [
    virtualService(`    http:
      - match: [{ uri: { prefix: /a } }]
        route: [{ destination: { host: a } }]
      - route: [{ destination: { host: b } }]
    tcp:
      - route: [{ destination: { host: b } }]
`),
    virtualService(`    http:
      - match: none
        route: [{ destination: { host: a } }]
      - match: [{ port: 80 }]
        route: [{ destination: { host: b } }]
`),
    virtualService(`    http:
      - match: [{ port: 80 }, { port: 80, uri: {} }]
        route: [{ destination: { host: a } }]
`),
  ],
  invalid: [
    {
      code: virtualService(`    http:
      # for all
      - name: all
        route: [{ destination: { host: a } }]
      - match: [{ port: 80 }, { port: 81 }] # some
        route: [{ destination: { host: b } }]
`),
      findings: [
        {
          message:
            'http[1] is never used: http[0] (all) has no match and takes everything before it. Move that one to the end.',
          at: 'match',
          ref: 'wh-vs-unreach-after-catchall',
          code: 'IST0130',
        },
      ],
      output: `
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata:
        name: api
      spec:
        hosts: [api.example.com]
        http:
          - match: [{ port: 80 }, { port: 81 }] # some
            route: [{ destination: { host: b } }]
          # for all
          - name: all
            route: [{ destination: { host: a } }]
`,
    },
    {
      code: virtualService(`    http:
      - match: []
        route: [{ destination: { host: a } }]
      - route: [{ destination: { host: b } }]
      - match: [{ port: 80 }]
        route: [{ destination: { host: c } }]
`),
      findings: [
        {
          message:
            'http[1] is never used: http[0] has no match either and takes everything. Give one of them a match, or remove it.',
          at: 'route',
          ref: 'wh-vs-unreach-second-catchall',
          code: 'IST0130',
        },
        {
          message:
            'http[2] is never used: http[1] has no match and takes everything before it. Move that one to the end.',
          at: 'match',
          ref: 'wh-vs-unreach-after-catchall',
          code: 'IST0130',
        },
      ],
    },
    {
      code: virtualService(`    http:
      - match: [{ port: 80, name: a }]
        route: [{ destination: { host: a } }]
      - match: [{ name: b, port: 80, headers: {}, sourceNamespace: "" }]
        route: [{ destination: { host: b } }]
`),
      findings: [
        {
          message: 'http[1] is never used: earlier routes have all of its matches. Change its matches, or remove it.',
          at: 'match',
          ref: 'wh-vs-unreach-all-dup',
          code: 'IST0130',
        },
      ],
    },
    {
      code: virtualService(`    tcp:
      - route: [{ destination: { host: a } }]
      - route: [{ destination: { host: b } }]
    tls:
      - match: [{ sniHosts: [api.example.com] }]
        route: [{ destination: { host: a } }]
      - match: [{ sniHosts: [api.example.com] }]
        route: [{ destination: { host: b } }]
`),
      findings: [
        {
          message:
            'tcp[1] is never used: tcp[0] has no match either and takes everything. Give one of them a match, or remove it.',
          at: 'route',
          ref: 'wh-vs-unreach-second-catchall',
          code: 'IST0130',
        },
        {
          message: 'tls[1] is never used: earlier routes have all of its matches. Change its matches, or remove it.',
          at: 'match',
          ref: 'wh-vs-unreach-all-dup',
          code: 'IST0130',
        },
      ],
    },
  ],
});

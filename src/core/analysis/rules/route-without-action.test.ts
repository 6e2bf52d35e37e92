import { httpRoute, virtualService } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { routeWithoutAction } from './route-without-action';

testRule(routeWithoutAction, {
  valid: [
    httpRoute(``),
    virtualService(`    http:
      - redirect: { uri: / }
      - match: [{ port: 80 }]
        directResponse: { status: 503 }
      - match: [{ port: 81 }]
        delegate: { name: a }
`),
    virtualService(`    http:
      - route: none
`),
  ],
  invalid: [
    {
      code: virtualService(`    http:
      - name: empty
        timeout: 1s
`),
      findings: [
        {
          message: 'http[0] has no route, redirect or directResponse; istiod refuses it. Say where its requests go.',
          at: 'name',
          ref: 'wh-vs-http-action-required',
        },
      ],
    },
    {
      code: virtualService(`    http:
      - route: []
`),
      findings: [
        {
          message: 'http[0] has no route, redirect or directResponse; istiod refuses it. Say where its requests go.',
          at: 'route',
          ref: 'wh-vs-http-action-required',
        },
      ],
    },
    {
      code: virtualService(`    http:
      - {}
`).replace('hosts: [api.example.com]', 'hosts: []'),
      findings: [
        {
          message: 'http[0] has no route, redirect or directResponse; istiod refuses it. Say where its requests go.',
          at: '-',
          ref: 'wh-vs-http-action-required',
        },
      ],
    },
    {
      code: virtualService(`    tcp:
      - match: [{ port: 999 }]
    tls:
      - match: [{ port: 999, sniHosts: [api.example.com] }]
        route: []
`),
      findings: [
        {
          message: 'tcp[0] has no route; istiod refuses it. Say where its connections go.',
          at: 'match',
          ref: 'wh-vs-tcp-route-required',
        },
        {
          message: 'tls[0] has no route; istiod refuses it. Say where its connections go.',
          at: 'match',
          ref: 'wh-vs-tls-route-required',
        },
      ],
    },
  ],
});

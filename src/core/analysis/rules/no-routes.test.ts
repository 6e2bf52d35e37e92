import { virtualService } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { noRoutes } from './no-routes';

testRule(noRoutes, {
  valid: [
    virtualService(`    tcp: [{ route: [{ destination: { host: a } }] }]
`),
    virtualService(`    http: none
`),
    'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata:\n  name: a\nspec: none\n',
  ],
  invalid: [
    {
      code: virtualService(``),
      findings: [
        {
          message: 'VirtualService has no routes in http, tls or tcp; istiod refuses it. Add one.',
          at: 'spec',
          ref: 'wh-vs-no-routes',
        },
      ],
    },
    {
      code: virtualService(`    http: []
    tls: []
`),
      findings: [
        {
          message: 'VirtualService has no routes in http, tls or tcp; istiod refuses it. Add one.',
          at: 'spec',
          ref: 'wh-vs-no-routes',
        },
      ],
    },
    {
      code: 'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata:\n  name: a\n',
      findings: [
        {
          message: 'VirtualService has no routes in http, tls or tcp; istiod refuses it. Add one.',
          at: 'apiVersion',
          ref: 'wh-vs-no-routes',
        },
      ],
    },
  ],
});

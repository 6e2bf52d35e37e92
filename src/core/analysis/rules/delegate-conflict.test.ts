import { virtualService } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { delegateConflict } from './delegate-conflict';

testRule(delegateConflict, {
  valid: [
    virtualService(`    http:
      - delegate: { name: paths, namespace: shop }
`),
    virtualService(`    http:
      - match: [{ uri: { prefix: /a } }]
        delegate: {}
        route: []
`),
    virtualService(`    gateways: []
    http:
      - route: [{ destination: { host: api.example.com } }]
`).replace('hosts: [api.example.com]', 'hosts: []'),
  ],
  invalid: [
    {
      code: virtualService(`    gateways: [infra/egress]
    tcp: [{ route: [{ destination: { host: a } }] }]
    tls: []
    http:
      - route: [{ destination: { host: api.example.com } }]
`).replace('hosts: [api.example.com]', 'hosts: []'),
      findings: [
        {
          message:
            'A VirtualService without hosts is a delegate for HTTP, and istiod refuses gateways in it. Add hosts, or remove gateways.',
          at: 'gateways',
          ref: 'wh-vs-delegate-gateways',
        },
        {
          message:
            'A VirtualService without hosts is a delegate for HTTP, and istiod refuses tcp in it. Add hosts, or remove tcp.',
          at: 'tcp',
          ref: 'wh-vs-delegate-tcp',
        },
      ],
    },
    {
      code: virtualService(`    http:
      - delegate: { name: paths }
        route: [{ destination: { host: a } }]
`).replace('hosts: [api.example.com]', 'hosts: []'),
      findings: [
        {
          message:
            'A VirtualService without hosts is a delegate, and istiod refuses http[0] that delegates again. Write its routes here.',
          at: 'delegate',
          ref: 'wh-vs-http-nested-delegate',
        },
      ],
    },
    {
      code: virtualService(`    http:
      - delegate: { name: paths }
        route: [{ destination: { host: a } }]
        redirect: { uri: / }
`),
      findings: [
        {
          message: 'http[0] hands requests on to a delegate, and istiod refuses route beside it. Remove one.',
          at: 'route',
          ref: 'wh-vs-http-root-route',
        },
        {
          message: 'http[0] hands requests on to a delegate, and istiod refuses redirect beside it. Remove one.',
          at: 'redirect',
          ref: 'wh-vs-http-root-redirect',
        },
      ],
    },
  ],
});

import { virtualService } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { meshWildcardHost } from './mesh-wildcard-host';

testRule(meshWildcardHost, {
  valid: [
    virtualService(`    gateways: [infra/egress]
    http:
      - route: [{ destination: { host: api.example.com } }]
`).replace('[api.example.com]', "['*']"),
    virtualService(`    http:
      - route: [{ destination: { host: api.example.com } }]
`).replace('[api.example.com]', "['*.example.com']"),
  ],
  invalid: [
    {
      code: virtualService(`    http:
      - route: [{ destination: { host: api.example.com } }]
`).replace('[api.example.com]', "['*']"),
      findings: [
        {
          message:
            'hosts[0] is *, and istiod refuses that for sidecars. Name hosts or domains, or set gateways without mesh.',
          at: "'*'",
          ref: 'wh-vs-host-star-mesh',
        },
      ],
    },
    {
      code: virtualService(`    gateways: [infra/egress, mesh]
    http:
      - route: [{ destination: { host: api.example.com } }]
`).replace('[api.example.com]', "['*']"),
      findings: [
        {
          message:
            'hosts[0] is *, and istiod refuses that for sidecars. Name hosts or domains, or set gateways without mesh.',
          at: "'*'",
          ref: 'wh-vs-host-star-mesh',
        },
      ],
    },
  ],
});

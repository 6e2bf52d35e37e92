import { virtualService } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { legacyGatewayName } from './legacy-gateway-name';

testRule(legacyGatewayName, {
  valid: [
    virtualService(`    gateways: [infra/egress, mesh, egress.infra]
    http:
      - route: [{ destination: { host: api.example.com } }]
`),
    virtualService(`    http:
      - match: [{ gateways: [egress.infra] }]
        route: [{ destination: { host: a } }]
    tcp:
      - match: [{ gateways: [egress.infra] }]
        route: [{ destination: { host: a } }]
`),
    virtualService(`    gateways: ['a..b']
    http:
      - route: [{ destination: { host: api.example.com } }]
`),
  ],
  invalid: [
    {
      code: virtualService(`    gateways:
      - infra/internal
      - egress.infra.svc.cluster.local # out
    http:
      - route: [{ destination: { host: api.example.com } }]
`),
      findings: [
        {
          message:
            'gateways[1] names a Gateway with dots, egress.infra.svc.cluster.local, an old form that istiod warns of. Write infra/egress.',
          at: 'egress.infra.svc.cluster.local',
          ref: 'wh-vs-gateway-legacy',
          code: 'IST0133',
        },
      ],
      output: virtualService(`    gateways:
      - infra/internal
      - infra/egress # out
    http:
      - route: [{ destination: { host: api.example.com } }]
`),
    },
    {
      code: virtualService(`    tls:
      - match: [{ sniHosts: [api.example.com], gateways: [egress.infra] }]
        route: [{ destination: { host: a } }]
`),
      findings: [
        {
          message:
            'gateways[0] names a Gateway with dots, egress.infra, an old form that istiod warns of. Write infra/egress.',
          at: 'egress.infra',
          ref: 'wh-vs-tls-gateways-legacy',
          code: 'IST0133',
        },
      ],
      output: virtualService(`    tls:
      - match: [{ sniHosts: [api.example.com], gateways: [infra/egress] }]
        route: [{ destination: { host: a } }]
`),
    },
    {
      code: virtualService(`    gateways: ['egress.']
    http:
      - route: [{ destination: { host: api.example.com } }]
`),
      findings: [
        {
          message:
            'gateways[0] names a Gateway with dots, egress., an old form that istiod warns of. Write namespace/name.',
          at: "'egress.'",
          ref: 'wh-vs-gateway-legacy',
          code: 'IST0133',
        },
      ],
    },
  ],
});

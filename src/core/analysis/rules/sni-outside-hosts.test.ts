import { virtualService } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { sniOutsideHosts } from './sni-outside-hosts';

testRule(sniOutsideHosts, {
  valid: [
    virtualService(`    tls:
      - match: [{ sniHosts: [a.example.com, '*.b.example.com', '*.example.com'] }]
        route: [{ destination: { host: a } }]
`).replace('[api.example.com]', "['*.example.com']"),
    virtualService(`    gateways: [infra/egress]
    tls:
      - match: [{ sniHosts: [outbound_.443_._.api.example.com] }]
        route: [{ destination: { host: a } }]
`).replace('[api.', '[outbound_.443_._.api.'),
  ],
  invalid: [
    {
      code: virtualService(`    tls:
      - match: [{ sniHosts: [api.example.com, other.example.com, '*.example.com'] }]
        route: [{ destination: { host: a } }]
`),
      findings: [
        {
          message:
            'sniHosts[1], other.example.com, is within none of hosts, api.example.com; istiod refuses it. Add it to hosts, or remove it.',
          at: 'other.example.com',
          ref: 'wh-vs-tls-sni-subset',
        },
        {
          message:
            'sniHosts[2], *.example.com, is within none of hosts, api.example.com; istiod refuses it. Add it to hosts, or remove it.',
          at: "'*.example.com'",
          ref: 'wh-vs-tls-sni-subset',
        },
      ],
    },
  ],
});

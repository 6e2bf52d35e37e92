import { virtualService } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { sniAddress } from './sni-address';

testRule(sniAddress, {
  valid: [
    virtualService(`    tls:
      - match: [{ sniHosts: [api.example.com] }]
        route: [{ destination: { host: a } }]
`),
  ],
  invalid: [
    {
      code: virtualService(`    tls:
      - match: [{ port: 999, sniHosts: [1.1.1.1, '::1'] }]
        route: [{ destination: { host: a } }]
`),
      findings: [
        {
          message:
            'sniHosts[0] is an IP, 1.1.1.1, and clients send names in SNI and no IPs. Write a name, or match destinationSubnets in tcp.',
          at: '1.1.1.1',
          ref: 'wh-vs-tls-sni-ip',
          code: 'IST0133',
        },
        {
          message:
            'sniHosts[1] is an IP, ::1, and clients send names in SNI and no IPs. Write a name, or match destinationSubnets in tcp.',
          at: "'::1'",
          ref: 'wh-vs-tls-sni-ip',
          code: 'IST0133',
        },
      ],
    },
  ],
});

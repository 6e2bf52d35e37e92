import { entry } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { indistinctHosts } from './indistinct-hosts';

const hosts = (rest: string): string => entry(rest).replace('[api.', '[www.example.com, api.');
const port = (protocol: string): string => `    ports: [{ number: 443, name: a${protocol} }]\n`;

testRule(indistinctHosts, {
  valid: [
    hosts(`    resolution: DNS\n${port(', protocol: https')}`),
    hosts(`    resolution: STATIC\n${port(', protocol: GRPC-Web')}`),
    hosts(port(', protocol: TCP')),
    hosts(`    resolution: DNS\n    addresses: [10.0.0.1]\n${port(', protocol: HTTP')}`),
    hosts(`    resolution: STATIC\n    addresses: [10.0.0.1]\n${port(', protocol: TLS')}`),
    entry(`    resolution: DNS\n    addresses: [10.0.0.1]\n${port(', protocol: TCP')}`),
  ],
  invalid: [
    {
      code: entry(`    resolution: STATIC\n${port(', protocol: TCP')}`).replace('[api.', '[api.example.com, api.'),
      findings: [
        {
          message:
            'ports[0] is TCP and takes a single host, and hosts has the same one more than once; istiod refuses the entry. Keep one.',
        },
      ],
    },
    {
      code: hosts(`    resolution: DNS\n    addresses: [10.0.0.1]\n${port(', protocol: Mongo')}`),
      findings: [
        {
          message:
            'ports[0] is Mongo, by which several hosts cannot be told apart; istiod refuses the entry. Make an entry for each host, or write an HTTP or TLS protocol if it is one.',
          at: 'Mongo',
          ref: 'wh-se-multihost',
          code: 'IST0106',
        },
      ],
    },
    {
      code: hosts(`    resolution: STATIC\n${port('')}`),
      findings: [
        {
          message:
            'ports[0] has no protocol, by which several hosts cannot be told apart; istiod refuses the entry. Make an entry for each host, or write an HTTP or TLS protocol if it is one.',
          path: 'spec.ports[0]',
        },
      ],
    },
    {
      code: hosts(`    resolution: DNS_ROUND_ROBIN\n    addresses: [10.0.0.1]\n${port(', protocol: TLS')}`),
      findings: [
        {
          message:
            'The hosts share addresses and a port on which only these are seen; istiod warns of more than one host then. Make an entry for each host.',
          at: 'hosts',
          ref: 'wh-se-dns-multihost-vip',
          severity: 'warning',
          code: 'IST0133',
        },
      ],
    },
  ],
});

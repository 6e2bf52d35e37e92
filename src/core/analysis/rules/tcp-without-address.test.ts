import { entry } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { tcpWithoutAddress } from './tcp-without-address';

const ports = (protocol: string): string => `    ports:\n      - number: 5432\n        name: db\n${protocol}`;
const tcp = ports('        protocol: TCP\n');
const optOut = (text: string): string =>
  text.replace('  name: api\n', "  name: api\n    labels: { networking.istio.io/enable-autoallocate-ip: 'False' }\n");

testRule(tcpWithoutAddress, {
  valid: [
    entry(`${tcp}    addresses: [10.0.0.1]\n`),
    entry(`${tcp}    resolution: DNS\n`),
    entry(ports('        protocol: HTTP\n')),
    // istiod compares this one by case.
    entry(ports('        protocol: tcp\n')),
    optOut(entry(`${tcp}    resolution: STATIC\n    addresses: [10.0.0.1]\n`)),
  ],
  invalid: [
    {
      code: entry(tcp),
      findings: [
        {
          message:
            'ports[0] is TCP, and the entry has no addresses: it takes calls to any address on that port, for with NONE istiod allocates none. List addresses.',
          at: 'TCP',
          ref: 'wh-se-tcp-address',
          code: 'IST0133',
        },
      ],
    },
    {
      code: optOut(entry(`${ports('')}    resolution: DNS\n`)),
      findings: [
        {
          message:
            'ports[0] has no protocol, so it may be TCP, and the entry has no addresses: it takes calls to any address on that port, for its label keeps istiod from allocating one. List addresses, or write the protocol.',
          path: 'spec.ports[0]',
        },
      ],
    },
  ],
});

import { bundleOf, resourceText } from '../../testing/resource-text';
import { entryText, routesText } from '../../testing/routing-texts';
import { testRule } from '../../testing/rule-tester';
import { firstDestinationDecides } from './first-destination-decides';

const hosts = bundleOf(
  entryText('a.example.com', ['5432 TCP'], 'resolution: DNS\naddresses: [192.0.2.1]'),
  entryText('b.example.com', ['5432 TCP'], 'resolution: DNS\naddresses: [192.0.2.2]'),
);
const rule = routesText(
  'a.example.com',
  'tcp:\n  - route:\n      - { destination: { host: a.example.com }, weight: 50 }\n      - { destination: { host: b.example.com }, weight: 50 }\n',
);
const policy = (host: string, tcp: string): string =>
  resourceText(`DestinationRule shop/${host}`, `host: ${host}\ntrafficPolicy: { connectionPool: { tcp: { ${tcp} } } }`);

testRule(firstDestinationDecides, {
  valid: [
    bundleOf(hosts, rule),
    bundleOf(hosts, rule, policy('a.example.com', 'idleTimeout: 60s'), policy('b.example.com', 'idleTimeout: 60s')),
    bundleOf(hosts, rule, policy('b.example.com', 'maxConnections: 10')),
    bundleOf(hosts, policy('b.example.com', 'idleTimeout: 60s')),
  ],
  invalid: [
    {
      code: bundleOf(hosts, rule, policy('b.example.com', 'idleTimeout: 60s')),
      findings: [
        {
          message:
            'Connections to b.example.com get idleTimeout of the first destination, a.example.com, and not of its own DestinationRule. Set the same values for both.',
          path: 'spec.tcp[0].route[1].destination',
          ref: 'R23',
        },
      ],
    },
    {
      code: bundleOf(hosts, rule, policy('a.example.com', 'idleTimeout: 60s, maxConnectionDuration: 1h')),
      findings: [
        {
          message:
            'Connections to b.example.com get idleTimeout and maxConnectionDuration of the first destination, a.example.com, and not of its own DestinationRule. Set the same values for both.',
        },
      ],
    },
  ],
});

import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { unknownDestinationPort } from './unknown-destination-port';

const entry = (ports: string): string =>
  resourceText('ServiceEntry shop/api', `hosts: [api.example.com]\nports: [${ports}]`);
const https = '{ number: 443, name: https, protocol: HTTPS }';
const http = '{ number: 80, name: http, protocol: HTTP }';
const route = (port: string, list = 'tls'): string =>
  resourceText(
    'VirtualService shop/api',
    `hosts: [api.example.com]\n${list}:\n  - route:\n      - destination: { host: api.example.com, port: ${port} }`,
  );

testRule(unknownDestinationPort, {
  valid: [
    bundleOf(entry(`${https}, ${http}`), route('{ number: 80 }')),
    // An unknown host is another finding.
    route('{ number: 80 }'),
    bundleOf(entry(https), route('null')),
    bundleOf(
      resourceText('Service shop/db', 'ports: [{ port: 5432 }]'),
      route('{ number: 5432 }', 'tcp').replace('host: api.example.com, port', 'host: db, port'),
    ),
  ],
  invalid: [
    {
      code: bundleOf(entry(https), route('{ number: 8443 }')),
      findings: [
        {
          message:
            'api.example.com has no port 8443: ServiceEntry shop/api has port 443, so connections on this route are closed. Write 443.',
          at: '8443',
          path: 'spec.tls[0].route[0].destination.port.number',
          code: 'IST0101',
          refType: 'host:port',
          ref: 'IST0101-vs-port',
        },
      ],
      output: bundleOf(entry(https), route('{ number: 443 }')),
    },
    {
      code: bundleOf(entry(`${https}, ${http}`), route('{ number: 8443 }')),
      findings: [
        {
          message:
            'api.example.com has no port 8443: ServiceEntry shop/api has ports 443 and 80, so connections on this route are closed. Name a port that it has.',
        },
      ],
    },
    {
      code: bundleOf(entry(''), route('{ number: 443 }')),
      findings: [
        {
          message:
            'api.example.com has no port 443: ServiceEntry shop/api has no ports, so connections on this route are closed. Name a port that it has.',
        },
      ],
    },
    {
      code: bundleOf(entry(https), route('{}')),
      findings: [
        {
          message:
            'The port of api.example.com has no number: ServiceEntry shop/api has port 443, so connections on this route are closed. Write 443.',
          at: 'port',
        },
      ],
      output: bundleOf(entry(https), route('{ number: 443 }')),
    },
  ],
});

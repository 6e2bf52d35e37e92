import { resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { wildcardToEndpoints } from './wildcard-to-endpoints';

const entry = (hosts: string, rest: string): string =>
  resourceText('ServiceEntry shop/a', `hosts: [${hosts}]\nports: [{ number: 443, name: tls, protocol: TLS }]\n${rest}`);

testRule(wildcardToEndpoints, {
  valid: [
    entry("'*.example.com'", 'resolution: NONE'),
    entry("'*.example.com'", 'resolution: DYNAMIC_DNS'),
    entry('a.example.com', 'resolution: STATIC\nendpoints: [{ address: 10.0.0.1 }]'),
    entry("'*.example.com'", 'resolution: STATIC'),
  ],
  invalid: [
    {
      code: entry("a.example.org, '*.example.com'", 'resolution: STATIC\nendpoints: [{ address: 10.0.0.1 }]'),
      findings: [
        {
          message:
            'Every host below example.com goes to the one endpoint of this entry, under its own name. List the hosts instead where these servers do not answer for all of them.',
          path: 'spec.hosts[1]',
          at: "'*.example.com'",
          ref: 'L14',
        },
      ],
    },
    {
      code: entry(
        "'*.example.com'",
        'resolution: DNS\nendpoints: [{ address: one.example.com }, { address: two.example.com }]',
      ),
      findings: [
        {
          message:
            'Every host below example.com goes to the endpoints of this entry, under its own name. List the hosts instead where these servers do not answer for all of them.',
        },
      ],
    },
  ],
});

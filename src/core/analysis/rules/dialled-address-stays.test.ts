import { bundleOf } from '../../testing/resource-text';
import { entryText, routesText } from '../../testing/routing-texts';
import { testRule } from '../../testing/rule-tester';
import { dialledAddressStays } from './dialled-address-stays';

const rule = (host: string, more = ''): string =>
  routesText(
    'api.example.com',
    `http:\n  - match: [{ port: 80 }]\n    route: [{ destination: { host: ${host}${more} } }]\n`,
  );
const none = (host: string, ...ports: readonly string[]): string => entryText(host, ports, 'resolution: NONE');
const dns = (host: string, ...ports: readonly string[]): string => entryText(host, ports);

testRule(dialledAddressStays, {
  valid: [
    bundleOf(none('api.example.com', '80 HTTP', '443 HTTPS'), rule('api.example.com')),
    bundleOf(dns('api.example.com', '80 HTTP', '443 HTTPS'), rule('api.example.com', ', port: { number: 443 }')),
    bundleOf(none('api.example.com', '80 HTTP', '443 HTTPS 443'), rule('api.example.com', ', port: { number: 443 }')),
    bundleOf(none('api.example.com', '80 HTTP'), dns('other.example.com', '80 HTTP'), rule('other.example.com')),
  ],
  invalid: [
    {
      code: bundleOf(
        none('api.example.com', '80 HTTP', '443 HTTPS'),
        rule('api.example.com', ', port: { number: 443 }'),
      ),
      findings: [
        {
          message:
            'Calls to port 80 still connect to port 80: api.example.com has resolution NONE, so they only get the policy of port 443. Use resolution DNS, or set targetPort: 443 on port 443 of the entry.',
          path: 'spec.http[0].route[0].destination.port.number',
          at: '443',
          ref: 'R16',
        },
      ],
    },
    {
      code: bundleOf(
        dns('api.example.com', '80 HTTP'),
        none('other.example.com', '80 HTTP'),
        rule('other.example.com'),
      ),
      findings: [
        {
          message:
            'Calls to api.example.com still connect to the address of api.example.com: other.example.com has resolution NONE, so they only get its policy. Give other.example.com resolution DNS or STATIC.',
          path: 'spec.http[0].route[0].destination.host',
          ref: 'R17',
          severity: 'warning',
        },
      ],
    },
  ],
});

import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { addressesOnHttp } from './addresses-on-http';

const entry = (protocol: string, rest: string): string =>
  resourceText(
    'ServiceEntry shop/a',
    `hosts: [a.example.com]\nports: [{ number: 80, name: web, protocol: ${protocol} }]\n${rest}`,
  );

testRule(addressesOnHttp, {
  valid: [
    entry('HTTP', 'resolution: DNS'),
    entry('TCP', 'resolution: NONE\naddresses: [10.0.0.0/8, 10.0.0.1]'),
    entry('TLS', 'resolution: NONE\naddresses: [10.0.0.0/8]'),
    entry('HTTP', "resolution: DNS\naddresses: [10.0.0.1]\nexportTo: ['~']"),
  ],
  invalid: [
    {
      code: entry('HTTP', 'resolution: NONE\naddresses: [10.0.0.0/8]'),
      findings: [
        {
          message:
            'Port 80 is HTTP, where these addresses limit nothing: a request for a.example.com counts for this entry at whatever address. Remove them.',
          at: 'addresses',
          path: 'spec.addresses',
          ref: 'L07',
        },
      ],
    },
    {
      code: entry('HTTP2', 'resolution: DNS\naddresses: [10.0.0.1, 10.0.0.2]'),
      findings: [
        {
          message:
            'Port 80 is HTTP2, where these addresses limit nothing: a request for a.example.com counts for this entry at whatever address. Keep them for other ports and for calls by address only.',
          severity: 'info',
          ref: 'L07',
        },
        {
          message:
            'Of several addresses HTTP port 80 knows the last one, 10.0.0.2: requests that name another address in place of the host find no route. Call a.example.com by its name.',
          severity: 'info',
          ref: 'L08',
        },
      ],
    },
    {
      code: bundleOf(
        resourceText(
          'ServiceEntry shop/a',
          'hosts: [a.example.com]\nports: [{ number: 80, name: web, protocol: HTTP }, { number: 443, name: tls, protocol: TLS }]\nresolution: NONE\naddresses: [10.0.0.0/8]',
        ),
      ),
      findings: [
        {
          message:
            'Port 80 is HTTP, where these addresses limit nothing: a request for a.example.com counts for this entry at whatever address. Keep them for other ports and for calls by address only.',
          severity: 'info',
        },
      ],
    },
  ],
});

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
            'These addresses limit nothing on HTTP port 80: a request for a.example.com belongs to this entry, whatever address it goes to. Remove them.',
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
            'These addresses limit nothing on HTTP2 port 80: a request for a.example.com belongs to this entry, whatever address it goes to. Keep them only for other ports or for calls by address.',
          severity: 'info',
          ref: 'L07',
        },
        {
          message:
            'Requests that name an address in place of the host find a route only for 10.0.0.2: HTTP port 80 knows only the last address. Call a.example.com by its name.',
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
            'These addresses limit nothing on HTTP port 80: a request for a.example.com belongs to this entry, whatever address it goes to. Keep them only for other ports or for calls by address.',
          severity: 'info',
        },
      ],
    },
  ],
});

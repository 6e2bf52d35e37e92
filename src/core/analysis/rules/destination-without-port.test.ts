import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { destinationWithoutPort } from './destination-without-port';

const entry = (...ports: readonly number[]): string =>
  resourceText(
    'ServiceEntry shop/api',
    `hosts: [api.example.com]\nports: [${ports.map((port) => `{ number: ${port}, name: p-${port}, protocol: HTTP }`).join(', ')}]`,
  );
const route = (destination: string, more = ''): string =>
  resourceText(
    'VirtualService shop/api',
    `hosts: [api.example.com]\nhttp:\n  - route:\n      - destination: ${destination}\n${more}`,
  );

testRule(destinationWithoutPort, {
  valid: [
    bundleOf(entry(80), route('{ host: api.example.com }')),
    bundleOf(entry(), route('{ host: api.example.com }')),
    bundleOf(entry(80, 443), route('{ host: api.example.com, port: { number: 80 } }')),
    route('{ host: api.example.com }'),
  ],
  invalid: [
    {
      code: bundleOf(entry(80, 443), route('{ host: api.example.com }', '    mirror: { host: api.example.com }')),
      findings: [
        {
          message:
            'Calls go to the port that they came in on, or nowhere: destination api.example.com names no port, and ServiceEntry shop/api has 80 and 443. Add port.number.',
          at: 'destination',
          path: 'spec.http[0].route[0].destination',
          code: 'IST0112',
          ref: 'IST0112',
        },
        {
          message:
            'Calls go to the port that they came in on, or nowhere: destination api.example.com names no port, and ServiceEntry shop/api has 80 and 443. Add port.number.',
          at: 'mirror',
        },
      ],
    },
  ],
});

import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { droppedEndpoints } from './dropped-endpoints';

const entry = (key: string, port: string, rest: string): string =>
  resourceText(
    `ServiceEntry ${key}`,
    `hosts: [a.example.com]\nports: [{ number: 443, name: ${port}, protocol: TLS }]\n${rest}`,
  );
const at = (address: string, resolution = 'STATIC'): string =>
  `resolution: ${resolution}\nendpoints: [{ address: ${address} }]`;
const turns = (address: string): string => at(address, 'DNS_ROUND_ROBIN');

testRule(droppedEndpoints, {
  valid: [
    bundleOf(entry('shop/a', 'tls', at('10.0.0.1')), entry('shop/b', 'tls', at('10.0.0.2'))),
    bundleOf(entry('shop/a', 'tls', at('10.0.0.1')), entry('pay/b', 'https', at('10.0.0.2'))),
    bundleOf(
      entry('shop/a', 'tls', at('one.example.com', 'DNS')),
      entry('shop/b', 'https', at('two.example.com', 'DNS')),
    ),
    bundleOf(entry('shop/a', 'tls', at('10.0.0.1')), entry('shop/b', 'https', 'resolution: STATIC')),
    bundleOf(entry('shop/a', 'tls', turns('one.example.com')), entry('shop/b', 'tls', turns('one.example.com'))),
    bundleOf(
      entry('shop/a', 'tls', 'resolution: DNS_ROUND_ROBIN'),
      entry('shop/b', 'tls', 'resolution: DNS_ROUND_ROBIN'),
    ),
    bundleOf(entry('shop/a', 'tls', turns('one.example.com')), entry('pay/b', 'tls', turns('two.example.com'))),
  ],
  invalid: [
    {
      code: bundleOf(entry('shop/a', 'tls', at('10.0.0.1')), entry('shop/b', 'https', at('10.0.0.2'))),
      findings: [
        {
          message:
            'The endpoints of this entry get no calls: ServiceEntry shop/a names port 443 of a.example.com tls, and only endpoints under that name are used. Write tls.',
          at: 'https',
          path: 'spec.ports[0].name',
          ref: 'L20',
        },
      ],
    },
    {
      code: bundleOf(
        entry('shop/a', 'tls', turns('one.example.com')),
        entry('shop/b', 'tls', turns('two.example.com')),
      ),
      findings: [
        {
          message:
            'This endpoint gets no calls: DNS_ROUND_ROBIN keeps only one endpoint of a.example.com, that of ServiceEntry shop/a. Use DNS for both, or keep one entry.',
          path: 'spec.endpoints[0]',
          ref: 'L18',
        },
      ],
    },
    {
      code: bundleOf(
        entry('shop/a', 'tls', turns('one.example.com')),
        entry('shop/b', 'tls', 'resolution: DNS_ROUND_ROBIN'),
      ),
      findings: [
        {
          message:
            'This endpoint gets no calls: DNS_ROUND_ROBIN keeps only one endpoint of a.example.com, that of ServiceEntry shop/a. Use DNS for both, or keep one entry.',
          at: 'a.example.com',
          path: 'spec.hosts[0]',
          ref: 'L18',
        },
      ],
    },
  ],
});

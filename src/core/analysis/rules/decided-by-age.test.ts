import { apiEntry, apiRule, drawn } from '../../testing/rule-fate-cases';
import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { decidedByAge } from './decided-by-age';

const old = 'creationTimestamp: 2025-01-01T00:00:00Z';
const recent = 'creationTimestamp: 2026-01-01T00:00:00Z';
const message = (kind: string, winner: string): string =>
  `The older of this ${kind} and ${winner} wins, and without a creationTimestamp the files do not tell which that is. Here this one loses by name; a cluster may decide the other way. Make one of the two.`;
const route = (name: string): string =>
  resourceText(
    `VirtualService shop/${name}`,
    `hosts: [api.example.com]\nhttp: [{ timeout: 1s, route: [{ destination: { host: api.example.com, port: { number: 80 } } }] }]`,
  );
const database = (name: string): string =>
  resourceText(
    `ServiceEntry shop/${name}`,
    `hosts: [${name}.example.com]\nports: [{ number: 5432, name: tcp, protocol: TCP }]\nresolution: DNS`,
  );
const encyclopedia = (name: string, host: string, resolution: string): string =>
  resourceText(
    `ServiceEntry shop/${name}`,
    `hosts: ["${host}"]\nports: [{ number: 443, name: tls, protocol: TLS }]\nresolution: ${resolution}`,
  );
const encyclopedias = bundleOf(
  encyclopedia('any', '*.example.org', 'NONE'),
  encyclopedia('one', 'www.example.org', 'DNS'),
);
const oneServerForAll = resourceText(
  'VirtualService shop/any',
  'hosts: ["*.example.org"]\ntls: [{ match: [{ port: 443, sniHosts: ["*.example.org"] }], route: [{ destination: { host: www.example.org, port: { number: 443 } } }] }]',
);

testRule(decidedByAge, {
  valid: [
    bundleOf(apiEntry('shop/api'), apiRule('shop/a')),
    bundleOf(apiEntry('shop/api'), apiRule('shop/a', '', old), apiRule('shop/b', '', recent)),
    // The own namespace comes first, whatever the age.
    bundleOf(apiEntry('shop/api'), apiEntry('egress/api'), drawn('http://api.example.com', 'shop/cart')),
    bundleOf(apiEntry('shop/api'), apiRule('shop/a'), apiRule('egress/b')),
    // Both entries have the filter chain of one rule, whichever comes first.
    bundleOf(encyclopedias, oneServerForAll),
  ],
  invalid: [
    {
      code: bundleOf(apiEntry('shop/api'), apiRule('shop/a'), apiRule('shop/b')),
      findings: [{ message: message('DestinationRule', 'DestinationRule shop/a'), path: 'metadata.name', ref: 'V21' }],
    },
    {
      code: bundleOf(apiEntry('a/api'), apiEntry('b/api'), drawn('http://api.example.com', 'shop/cart')),
      findings: [{ message: message('ServiceEntry', 'ServiceEntry a/api'), at: 'api' }],
    },
    {
      code: bundleOf(apiEntry('shop/api'), route('a'), route('b'), drawn('http://api.example.com', 'shop/cart')),
      findings: [{ message: message('VirtualService', 'VirtualService shop/a') }],
    },
    {
      code: bundleOf(apiEntry('shop/api'), route('a'), route('b')),
      findings: [{ message: message('VirtualService', 'VirtualService shop/a') }],
    },
    {
      code: bundleOf(database('a'), database('b')),
      findings: [{ message: message('ServiceEntry', 'ServiceEntry shop/a') }],
    },
  ],
});

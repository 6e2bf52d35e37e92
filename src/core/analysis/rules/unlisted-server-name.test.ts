import { bundleOf } from '../../testing/resource-text';
import { entryText, routesText } from '../../testing/routing-texts';
import { testRule } from '../../testing/rule-tester';
import { unlistedServerName } from './unlisted-server-name';

const any = entryText('*.example.com', ['443 TLS'], 'resolution: NONE');
const rule = (...names: readonly string[]): string =>
  routesText(
    '*.example.com',
    `tls:\n${names.map((name) => `  - match: [{ port: 443, sniHosts: ['${name}'] }]\n    route: [{ destination: { host: '*.example.com' } }]\n`).join('')}`,
  );

testRule(unlistedServerName, {
  valid: [
    any,
    bundleOf(any, rule('*.example.com')),
    bundleOf(any, rule('a.example.com', '*.example.com')),
    bundleOf(
      entryText('api.example.com', ['443 TLS']),
      routesText(
        'api.example.com',
        'tls:\n  - match: [{ sniHosts: [api.example.com] }]\n    route: [{ destination: { host: api.example.com } }]\n',
      ),
    ),
    // For another port no rule counts, and the entry has its own chain.
    bundleOf(
      any,
      routesText(
        '*.example.com',
        'tls:\n  - match: [{ port: 8443, sniHosts: [a.example.com] }]\n    route: [{ destination: { host: "*.example.com" } }]\n',
      ),
    ),
  ],
  invalid: [
    {
      code: bundleOf(any, rule('a.example.com')),
      findings: [
        {
          message:
            'Connections to port 443 for any other name of *.example.com are treated as unknown: these tls routes list only some names. Add a last route with sniHosts *.example.com.',
          path: 'spec.tls[0].match[0].sniHosts',
          ref: 'R19',
        },
      ],
    },
    {
      code: bundleOf(any, rule('a.example.com', 'b.example.com')),
      findings: [
        {
          message:
            'Connections to port 443 for any other name of *.example.com are treated as unknown: these tls routes list only some names. Add a last route with sniHosts *.example.com.',
        },
      ],
    },
  ],
});

import { bundleOf } from '../../testing/resource-text';
import { entryText, routesText } from '../../testing/routing-texts';
import { testRule } from '../../testing/rule-tester';
import { tlsRulesWithoutTlsPort } from './tls-rules-without-tls-port';

const tls =
  'tls:\n  - match: [{ sniHosts: [api.example.com] }]\n    route: [{ destination: { host: api.example.com } }]\n';
const bundle = (ports: readonly string[], more = ''): string =>
  bundleOf(entryText('api.example.com', ports), routesText('api.example.com', more + tls));

testRule(tlsRulesWithoutTlsPort, {
  valid: [
    bundle(['443 TLS']),
    bundle(['80 HTTP', '443 HTTPS']),
    bundle(['80 HTTP'], 'gateways: [egress]\n'),
    routesText('api.example.com', tls),
  ],
  invalid: [
    {
      code: bundle(['80 HTTP']),
      findings: [
        {
          message:
            'api.example.com has no HTTPS or TLS port (80 HTTP), so Envoy reads no server name and these routes never run. Use http routes, or declare the port TLS if clients send TLS to it.',
          path: 'spec.tls',
          at: 'tls',
          ref: 'R02',
        },
      ],
    },
    {
      code: bundle(['443 TCP']),
      findings: [
        {
          message:
            'api.example.com has no HTTPS or TLS port (443 TCP), so Envoy reads no server name and these routes never run. Use tcp routes, or declare the port TLS if clients send TLS to it.',
        },
      ],
    },
  ],
});

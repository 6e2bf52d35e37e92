import { dedent } from '../../testing/mesh-fixture';
import { bundleOf } from '../../testing/resource-text';
import { entryText, routesText } from '../../testing/routing-texts';
import { testRule } from '../../testing/rule-tester';
import { calls } from '../../testing/tls-rule-cases';
import { httpRulesWithoutHttpPort } from './http-rules-without-http-port';

const to = 'route: [{ destination: { host: api.example.com } }]';
const http = `http:\n  - { timeout: 5s, ${to} }\n`;
const tls =
  'tls:\n  - match: [{ port: 443, sniHosts: [api.example.com] }]\n    route: [{ destination: { host: api.example.com } }]\n';

testRule(httpRulesWithoutHttpPort, {
  valid: [
    bundleOf(entryText('api.example.com', ['80 HTTP', '443 HTTPS']), routesText('api.example.com', http)),
    bundleOf(entryText('api.example.com', ["9000 ''"]), routesText('api.example.com', http)),
    bundleOf(entryText('api.example.com', ['443 HTTPS']), routesText('api.example.com', tls)),
    // Nobody knows the host here, or it may be a Service of the cluster.
    routesText('api.example.com', http),
    routesText('api', http),
    // Plain requests are drawn, and follow the rules where another host has HTTP.
    bundleOf(
      entryText('api.example.com', ['443 HTTPS']),
      entryText('other.example.com', ['80 HTTP']),
      routesText('api.example.com', http),
      dedent(calls('http://api.example.com')),
    ),
    // A delegate that its root does not see has no hosts at all.
    bundleOf(
      entryText('api.example.com', ['80 HTTP']),
      routesText('api.example.com', 'http:\n  - delegate: { name: part, namespace: infra }\n'),
      dedent(`
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: { name: part, namespace: infra }
        spec: { exportTo: [.], http: [{ ${to} }] }
      `),
    ),
    // The rules are for a gateway.
    bundleOf(entryText('api.example.com', ['443 HTTPS']), routesText('api.example.com', `gateways: [egress]\n${http}`)),
    bundleOf(
      entryText('api.example.com', ['443 HTTPS']),
      routesText(
        'api.example.com',
        `gateways: [mesh, egress]\nhttp:\n  - { match: [{ gateways: [egress] }], ${to} }\n${tls}`,
      ),
    ),
  ],
  invalid: [
    {
      code: bundleOf(entryText('api.example.com', ['443 HTTPS']), routesText('api.example.com', http)),
      findings: [
        {
          message:
            'api.example.com has no HTTP port (443 HTTPS), so the sidecar sees no requests and these routes never run. Use tls routes, or add an HTTP port and start TLS in a DestinationRule.',
          path: 'spec.http',
          at: 'http',
          ref: 'R01',
        },
        {
          message:
            'No request gets this timeout: without an HTTP port of api.example.com the sidecar forwards bytes, which it neither times nor repeats. Add an HTTP port, or let the app do it.',
          path: 'spec.http[0].timeout',
          ref: 'P12',
        },
      ],
    },
    {
      // Another host has HTTP on port 80, so plain requests there follow the rules.
      code: bundleOf(
        entryText('api.example.com', ['443 HTTPS']),
        entryText('other.example.com', ['80 HTTP']),
        routesText('api.example.com', http),
      ),
      findings: [
        {
          message:
            'api.example.com has no HTTP port (443 HTTPS), so these routes never run for calls to port 443: there the sidecar sees no requests. Only plain requests to port 80, where another host has HTTP, follow them. Use tls routes, or add an HTTP port and start TLS in a DestinationRule.',
          path: 'spec.http',
          ref: 'R01',
        },
      ],
    },
    {
      code: bundleOf(
        entryText('db.example.com', ['5432 TCP']),
        entryText('api.example.com', ['80 HTTP']),
        routesText('db.example.com api.example.com', http),
      ),
      findings: [
        {
          message:
            'db.example.com has no HTTP port (5432 TCP), so the http routes never run for calls to port 5432 of it. Only plain requests to port 80, where another host has HTTP, follow them. Route it by tcp routes, or add an HTTP port and start TLS in a DestinationRule.',
          path: 'spec.hosts[0]',
          ref: 'R01',
        },
      ],
    },
  ],
});

import { bundleOf, resourceText } from '../../testing/resource-text';
import { entryText, routesText } from '../../testing/routing-texts';
import { testRule } from '../../testing/rule-tester';
import { noCatchAllRoute } from './no-catch-all-route';

const to = 'route: [{ destination: { host: api.example.com } }]';
const entry = entryText('api.example.com', ['80 HTTP', '8080 HTTP']);
const bundle = (...rules: readonly string[]): string =>
  bundleOf(entry, routesText('api.example.com', `http:\n${rules.map((each) => `  - ${each}\n`).join('')}`));
const one = (match: string): string => `{ match: [${match}], ${to} }`;
const gateway = resourceText(
  'Gateway shop/egress',
  'selector: { istio: egressgateway }\nservers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [api.example.com] }]',
);

testRule(noCatchAllRoute, {
  valid: [
    bundle(one('{ uri: { prefix: /a } }'), `{ ${to} }`),
    bundle(one('{ uri: { prefix: / } }')),
    bundle(one('{ uri: { regex: ".*" } }')),
    bundle(one('{ port: 80 }')),
    bundle(one('{ sourceLabels: { app: cart } }')),
    bundle(one('{ sourceNamespace: shop }')),
    bundle(one('{ gateways: [mesh] }')),
    bundle(one('{ headers: { x-a: {} } }'), one('{ withoutHeaders: { x-a: {} } }')),
    bundle(one('{ authority: { exact: api.example.com } }')),
    bundle(one('{ uri: { prefix: /a } }'), '{ match: [{ uri: { prefix: /b } }], redirect: { uri: /a } }'),
    bundleOf(
      entryText('api.example.com', ['443 TLS']),
      routesText('api.example.com', `http:\n  - ${one('{ uri: { prefix: /a } }')}\n`),
    ),
    // What comes in from outside gets what the rules list.
    bundleOf(
      gateway.replace('[api.example.com]', "['*']"),
      routesText(
        '*',
        `gateways: [egress]\nhttp:\n  - ${one('{ uri: { prefix: /a } }').replace('api.example.com', 'shop')}\n`,
      ),
    ),
    // A gateway joins the rules of all VirtualServices of a host.
    bundleOf(
      entry,
      gateway,
      routesText('api.example.com', `gateways: [egress]\nhttp:\n  - ${one('{ uri: { prefix: /a } }')}\n`, 'shop/a'),
      routesText('api.example.com', `gateways: [egress]\nhttp:\n  - { ${to} }\n`, 'shop/b'),
    ),
  ],
  invalid: [
    {
      code: bundleOf(
        entryText('api.example.com', ['80 HTTP']),
        routesText('api.example.com', `http:\n  - ${one('{ uri: { prefix: /a } }')}\n`),
      ),
      findings: [
        {
          message:
            'Requests on port 80 that match none of these routes get 404 and do not reach api.example.com. Add a last route without match that sends to the host.',
        },
      ],
      fixes: ['Send all other requests to api.example.com'],
    },
    {
      code: bundle(one('{ uri: { prefix: /a } }'), one('{ method: { exact: GET } }')),
      findings: [
        {
          message:
            'Requests on port 80 that match none of these routes get 404 and do not reach api.example.com. Add a last route without match that sends to the host.',
          path: 'spec.http',
          at: 'http',
          ref: 'R08',
        },
      ],
    },
    {
      code: bundle(one('{ port: 8080 }'), one('{ port: 80, uri: { exact: /a } }')),
      findings: [
        {
          message:
            'Requests on port 80 that match none of these routes get 404 and do not reach api.example.com. Add a last route without match that sends to the host.',
        },
      ],
    },
    {
      code: bundleOf(
        entry,
        gateway,
        routesText('api.example.com', `gateways: [egress]\nhttp:\n  - ${one('{ uri: { prefix: /a } }')}\n`),
      ),
      findings: [
        {
          message:
            'Requests on port 80 of the gateway that match none of these routes get 404 and do not reach api.example.com. Add a last route without match that sends to the host.',
        },
      ],
    },
  ],
});

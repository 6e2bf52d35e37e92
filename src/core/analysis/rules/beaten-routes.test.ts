import { drawn } from '../../testing/rule-fate-cases';
import { bundleOf } from '../../testing/resource-text';
import { entryText, routesText } from '../../testing/routing-texts';
import { testRule } from '../../testing/rule-tester';
import { beatenRoutes } from './beaten-routes';

const entry = entryText('api.example.com', ['80 HTTP', '8080 HTTP']);
const to = 'http:\n  - route: [{ destination: { host: api.example.com } }]\n';
const on = (port: number): string =>
  `http:\n  - match: [{ port: ${port} }]\n    route: [{ destination: { host: api.example.com } }]\n`;
const made = (date: number): string => `creationTimestamp: 2024-01-0${date}T00:00:00Z`;
const older = routesText('api.example.com', to, 'infra/a', made(1));

testRule(beatenRoutes, {
  valid: [
    bundleOf(entry, routesText('api.example.com', to)),
    bundleOf(entry, routesText('api.example.com', on(80), 'shop/a'), routesText('api.example.com', on(8080), 'shop/b')),
    bundleOf(entry, routesText('api.example.com', to, 'shop/a'), routesText('other.example.com', to, 'shop/b')),
    bundleOf(
      entry,
      routesText('api.example.com', to, 'shop/a'),
      routesText('api.example.com', `gateways: [egress]\n${to}`, 'shop/b'),
    ),
    bundleOf(
      entry,
      routesText('api.example.com', to, 'shop/a'),
      routesText('api.example.com', 'tcp:\n  - route: [{ destination: { host: api.example.com } }]\n', 'shop/b'),
    ),
    bundleOf(
      entry,
      routesText('api.example.com', `exportTo: ['.']\n${to}`, 'shop/a'),
      routesText('api.example.com', `exportTo: ['.']\n${to}`, 'pay/b'),
    ),
  ],
  invalid: [
    {
      code: bundleOf(
        entry,
        routesText('api.example.com', to, 'shop/a', made(2)),
        routesText('api.example.com', to, 'shop/b', made(1)),
      ),
      findings: [
        {
          message:
            'Sidecars use the http routes of VirtualService shop/b for api.example.com, which is older, and ignore these. Put all routes for the host into one VirtualService, or make one a delegate of the other.',
          path: 'spec.hosts[0]',
          ref: 'R05',
        },
      ],
    },
    {
      // Another one on each port, and this one on none.
      code: bundleOf(
        entry,
        routesText('api.example.com', to, 'shop/a', made(3)),
        routesText('api.example.com', on(80), 'shop/b', made(2)),
        routesText('api.example.com', on(8080), 'shop/c', made(1)),
      ),
      findings: [
        {
          message:
            'Sidecars use the http routes of VirtualService shop/b for api.example.com on port 80, which is older, and ignore these there. Put all routes for the host into one VirtualService, or make one a delegate of the other.',
          ref: 'R05',
        },
        {
          message:
            'Sidecars use the http routes of VirtualService shop/c for api.example.com on port 8080, which is older, and ignore these there. Put all routes for the host into one VirtualService, or make one a delegate of the other.',
          ref: 'R05',
        },
      ],
    },
    {
      // On the other port this one is used.
      code: bundleOf(
        entry,
        routesText('api.example.com', to, 'shop/a', made(2)),
        routesText('api.example.com', on(80), 'shop/b', made(1)),
      ),
      findings: [
        {
          message:
            'Sidecars use the http routes of VirtualService shop/b for api.example.com on port 80, which is older, and ignore these there. Put all routes for the host into one VirtualService, or make one a delegate of the other.',
        },
      ],
    },
    {
      code: bundleOf(entry, older, routesText('api.example.com', to, 'shop/b', made(2))),
      findings: [
        {
          message:
            'Sidecars use the http routes of VirtualService infra/a for api.example.com, which is older, and ignore these. Put all routes for the host into one VirtualService, or make one a delegate of the other.',
          ref: 'R05',
        },
        {
          message:
            "Even pods in this namespace route api.example.com by VirtualService infra/a, which is public and comes first. Set exportTo to '.' here: then this one comes first in its own namespace.",
          path: 'spec.hosts[0]',
          ref: 'R06',
        },
      ],
    },
    {
      // A private one is meant to go first at home.
      code: bundleOf(entry, older, routesText('api.example.com', `exportTo: ['.']\n${to}`, 'shop/b', made(2))),
      findings: [
        {
          message:
            'Sidecars of pods in shop use the http routes of VirtualService shop/b for api.example.com, which is private to shop, and ignore these. Put all routes for the host into one VirtualService, or make one a delegate of the other.',
          severity: 'info',
        },
      ],
    },
    {
      code: bundleOf(
        entry,
        older,
        routesText('api.example.com', `exportTo: [shop, pay]\n${to}`, 'ops/b', made(2)),
        drawn('http://api.example.com', 'shop/cart', 'pay/bill', 'web/page'),
      ),
      findings: [
        {
          message:
            'Sidecars of pods in pay and pods in shop use the http routes of VirtualService ops/b for api.example.com, which is exported to pay and shop by name, and ignore these. Put all routes for the host into one VirtualService, or make one a delegate of the other.',
          severity: 'info',
        },
      ],
    },
    {
      // Another one wins in each namespace, and none of them elsewhere.
      code: bundleOf(
        entry,
        older,
        routesText('api.example.com', `exportTo: ['.']\n${to}`, 'shop/b', made(2)),
        routesText('api.example.com', `exportTo: ['.']\n${to}`, 'pay/c', made(3)),
        drawn('http://api.example.com', 'shop/cart', 'pay/bill', 'web/page'),
      ),
      findings: [
        {
          message:
            'Sidecars of pods in pay use the http routes of VirtualService pay/c for api.example.com, which is private to pay, and ignore these. Put all routes for the host into one VirtualService, or make one a delegate of the other.',
          severity: 'info',
        },
        {
          message:
            'Sidecars of pods in shop use the http routes of VirtualService shop/b for api.example.com, which is private to shop, and ignore these. Put all routes for the host into one VirtualService, or make one a delegate of the other.',
          severity: 'info',
        },
      ],
    },
  ],
});

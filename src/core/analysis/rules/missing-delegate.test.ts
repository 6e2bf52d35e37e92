import { bundleOf, resourceText } from '../../testing/resource-text';
import { entryText, routesText } from '../../testing/routing-texts';
import { testRule } from '../../testing/rule-tester';
import { missingDelegate } from './missing-delegate';

const entry = entryText('api.example.com', ['80 HTTP']);
const rest = '  - match: [{ uri: { prefix: /b } }]\n    route: [{ destination: { host: api.example.com } }]\n';
const root = (delegate: string, more = rest): string =>
  routesText('api.example.com', `http:\n  - match: [{ uri: { prefix: /a } }]\n    delegate: ${delegate}\n${more}`);
const part = (key: string, more = ''): string =>
  resourceText(`VirtualService ${key}`, `${more}http:\n  - route: [{ destination: { host: api.example.com } }]`);
const end = 'so this route is left out: its requests go to a later route, or get 404.';

testRule(missingDelegate, {
  valid: [
    bundleOf(entry, root('{ name: part }'), part('shop/part')),
    bundleOf(entry, root('{ name: part, namespace: team }'), part('team/part')),
    bundleOf(entry, root('{ name: part, namespace: team }'), part('team/part', 'exportTo: [shop]\n')),
  ],
  invalid: [
    {
      code: bundleOf(entry, root('{ name: part }', '')),
      findings: [
        {
          message:
            'Its delegate VirtualService shop/part does not exist, so this route is left out, and no other is left: requests go where they would without this VirtualService. Name a VirtualService without hosts.',
        },
      ],
    },
    {
      // The other route is for one of the ports.
      code: bundleOf(
        entryText('api.example.com', ['80 HTTP', '8080 HTTP']),
        root('{ name: part }', rest.replace('uri: { prefix: /b }', 'port: 8080')),
      ),
      findings: [
        {
          message:
            'Its delegate VirtualService shop/part does not exist, so this route is left out: its requests go to a later route, or get 404. On ports where no other is left, requests go where they would without this VirtualService. Name a VirtualService without hosts.',
        },
      ],
    },
    {
      code: bundleOf(entry, root('{ name: part }')),
      findings: [
        {
          message: `Its delegate VirtualService shop/part does not exist, ${end} Name a VirtualService without hosts.`,
          path: 'spec.http[0].delegate',
          ref: 'R21',
        },
      ],
    },
    {
      code: bundleOf(entry, root('{ name: part, namespace: team }'), part('team/part', "exportTo: ['.']\n")),
      findings: [
        {
          message: `VirtualService team/part is not exported to namespace shop, ${end} Export it to the namespace of this one.`,
        },
      ],
    },
    {
      code: bundleOf(entry, root('{ name: part }'), part('shop/part', 'hosts: [www.example.com]\n')),
      findings: [
        {
          message: `VirtualService shop/part has hosts, ${end} Remove hosts and gateways from it.`,
        },
      ],
    },
  ],
});

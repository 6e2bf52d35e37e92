import { bundleOf } from '../../testing/resource-text';
import { entryText, routesText } from '../../testing/routing-texts';
import { testRule } from '../../testing/rule-tester';
import { mirrorWithForeignHost } from './mirror-with-foreign-host';

const entry = entryText('api.example.com', ['80 HTTP']);
const copy = entryText('copy.example.com', ['80 HTTP']);
const rule = (more: string): string =>
  routesText('api.example.com', `http:\n  - route: [{ destination: { host: api.example.com } }]\n    ${more}\n`);

testRule(mirrorWithForeignHost, {
  valid: [
    bundleOf(entry, copy, rule('timeout: 5s')),
    bundleOf(entry, rule('mirror: { host: collector.shop.svc.cluster.local }')),
    bundleOf(
      entry,
      entryText('copy.mesh', ['80 HTTP'], 'location: MESH_INTERNAL\nresolution: DNS'),
      rule('mirror: { host: copy.mesh }'),
    ),
    bundleOf(entry, rule('mirror: { host: api.example.com }')),
    bundleOf(entry, copy, rule('mirror: { host: copy.example.com }\n    rewrite: { authority: copy.example.com }')),
  ],
  invalid: [
    {
      code: bundleOf(entry, copy, rule('mirror: { host: copy.example.com }')),
      findings: [
        {
          message:
            'Copies go to copy.example.com with Host api.example.com, a name that this server probably does not serve. Mirror to a collector of your own that takes any Host.',
          path: 'spec.http[0].mirror.host',
          ref: 'R18',
        },
      ],
    },
    {
      code: bundleOf(entry, copy, rule('mirrors: [{ destination: { host: copy.example.com } }]')),
      findings: [
        {
          message:
            'Copies go to copy.example.com with Host api.example.com, a name that this server probably does not serve. Mirror to a collector of your own that takes any Host.',
          path: 'spec.http[0].mirrors[0].destination.host',
        },
      ],
    },
  ],
});

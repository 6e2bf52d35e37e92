import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { subsetNotAtGateway } from './subset-not-at-gateway';

const inMesh = resourceText(
  'VirtualService shop/split',
  'hosts: [ratings]\nhttp: [{ route: [{ destination: { host: ratings, subset: v1 } }] }]',
);
const atGateway = (destination: string, gateways = 'gateways: [edge]'): string =>
  resourceText(
    'VirtualService shop/edge',
    `hosts: [shop.example.com]\n${gateways}\nhttp: [{ route: [{ destination: ${destination} }] }]`,
  );

testRule(subsetNotAtGateway, {
  valid: [
    bundleOf(inMesh, atGateway('{ host: ratings, subset: v1 }')),
    bundleOf(inMesh, atGateway('{ host: ratings }', '')),
    bundleOf(inMesh, atGateway('{ host: reviews }')),
    atGateway('{ host: ratings }'),
    // The texts are compared as they stand.
    bundleOf(inMesh, atGateway('{ host: ratings.shop.svc.cluster.local }')),
  ],
  invalid: [
    {
      code: bundleOf(inMesh, atGateway('{ host: ratings }')),
      findings: [
        {
          message:
            'Calls through edge that take this route go to all of ratings: VirtualService shop/split chooses a subset of it, and not for them. Name the subset in this route.',
          at: 'ratings',
          path: 'spec.http[0].route[0].destination.host',
          code: 'IST0140',
          ref: 'IST0140',
        },
      ],
    },
    {
      code: resourceText(
        'VirtualService shop/api',
        'hosts: [ratings]\ngateways: [mesh]\nhttp: [{ route: [{ destination: { host: ratings, subset: v1 } }] }, { route: [{ destination: { host: ratings } }] }]',
      ),
      findings: [
        {
          message:
            'Calls through mesh that take this route go to all of ratings, while other routes here choose a subset of it. Name a subset in this one too.',
          path: 'spec.http[1].route[0].destination.host',
        },
      ],
    },
    {
      code: bundleOf(
        ...[1, 2, 3, 4, 5].map((index) => inMesh.replace('split', `split-${index}`)),
        atGateway('{ host: ratings }'),
      ),
      findings: [
        {
          message:
            'Calls through edge that take this route go to all of ratings: VirtualService shop/split-1, VirtualService shop/split-2, VirtualService shop/split-3 and 2 more choose a subset of it, and not for them. Name the subset in this route.',
        },
      ],
    },
    {
      code: bundleOf(
        inMesh,
        resourceText(
          'VirtualService shop/api',
          'hosts: [ratings]\ngateways: [edge]\nhttp: [{ route: [{ destination: { host: ratings, subset: v1 } }] }, { route: [{ destination: { host: ratings } }] }]',
        ),
      ),
      findings: [
        {
          message:
            'Calls through edge that take this route go to all of ratings, while other routes here and VirtualService shop/split choose a subset of it. Name a subset in this one too.',
          path: 'spec.http[1].route[0].destination.host',
        },
      ],
    },
  ],
});

import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { unknownSubset } from './unknown-subset';

const rule = (key: string, host: string, ...subsets: readonly string[]): string =>
  resourceText(
    `DestinationRule ${key}`,
    `host: ${host}\nsubsets: [${subsets.map((name) => `{ name: ${name}, labels: { version: ${name} } }`).join(', ')}]`,
  );
const route = (host: string, subset: string, more = ''): string =>
  resourceText(
    'VirtualService shop/api',
    `hosts: [api.example.com]\nhttp:\n  - route:\n      - destination:\n          host: ${host}\n          subset: ${subset}\n${more}`,
  );

testRule(unknownSubset, {
  valid: [
    bundleOf(rule('shop/api', 'api.example.com', 'v1'), route('api.example.com', 'v1')),
    // For services of the cluster the rule may lie anywhere, and short names are those of its own namespace.
    bundleOf(rule('infra/db', 'db.shop.svc.cluster.local', 'v1'), route('db', 'v1')),
    bundleOf(rule('infra/db', 'db', 'v1'), route('db.infra.svc.cluster.local', 'v1')),
    route('api.example.com', "''"),
    bundleOf(
      rule('shop/a', 'api.example.com', 'v1'),
      rule('shop/b', 'api.example.com', 'v2'),
      route('api.example.com', 'v2'),
    ),
  ],
  invalid: [
    {
      code: route('api.example.com', 'v1'),
      findings: [
        {
          message:
            'No DestinationRule of shop has subsets of api.example.com, so calls on this route get 503. Add one with subset v1.',
          at: 'v1',
          path: 'spec.http[0].route[0].destination.subset',
          code: 'IST0101',
          refType: 'host+subset in destinationrule',
          ref: 'IST0101-vs-subset',
        },
      ],
    },
    {
      code: bundleOf(rule('shop/api', 'api.example.com', 'v1', 'v2'), route('api.example.com', 'v3')),
      findings: [{ message: 'api.example.com has no subset v3, so calls on this route get 503. It has v1 and v2.' }],
    },
    {
      code: bundleOf(
        rule('shop/api', 'api.example.com', 'primary', 'backup'),
        route('api.example.com', 'primry # for now'),
      ),
      findings: [
        {
          message: 'api.example.com has no subset primry, so calls on this route get 503. Write primary.',
          at: 'primry',
        },
      ],
      output: bundleOf(
        rule('shop/api', 'api.example.com', 'primary', 'backup'),
        route('api.example.com', 'primary # for now'),
      ),
    },
    {
      code: bundleOf(rule('infra/api', 'api.example.com', 'v1'), route('api.example.com', 'v1')),
      findings: [
        {
          message:
            'Subset v1 of api.example.com is in DestinationRule infra/api, and istioctl analyze looks only in shop. Move the rule there to be sure of it.',
        },
      ],
    },
    {
      code: bundleOf(
        rule('shop/api', 'api.example.com', 'v1'),
        route('api.example.com', 'v1', '    mirrors:\n      - destination: { host: api.example.com, subset: shadow }'),
      ),
      findings: [
        {
          message: 'api.example.com has no subset shadow, so the copies are lost. It has v1.',
          refType: 'mirror+subset in destinationrule',
          ref: 'IST0101-vs-mirror-subset',
        },
      ],
    },
  ],
});

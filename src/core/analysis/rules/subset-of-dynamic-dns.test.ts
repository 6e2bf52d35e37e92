import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { subsetOfDynamicDns } from './subset-of-dynamic-dns';

const entry = (resolution: string): string =>
  resourceText(
    'ServiceEntry shop/a',
    `hosts: ['*.example.com']\nports: [{ number: 80, name: web, protocol: HTTP }]\nresolution: ${resolution}`,
  );
const rule = (rest: string): string => resourceText('DestinationRule shop/a', `host: '*.example.com'\n${rest}`);
const subsets = 'subsets: [{ name: v2, labels: { version: v2 } }]';
const routes = (subset: string): string =>
  resourceText(
    'VirtualService shop/a',
    `hosts: ['*.example.com']\nhttp: [{ route: [{ destination: { host: '*.example.com'${subset} } }] }]`,
  );

testRule(subsetOfDynamicDns, {
  valid: [
    bundleOf(entry('NONE'), rule(subsets), routes(', subset: v2')),
    bundleOf(entry('DYNAMIC_DNS'), rule('trafficPolicy: { tls: { mode: SIMPLE } }'), routes('')),
    bundleOf(entry('DYNAMIC_DNS'), rule(subsets).replace('*.example.com', '*.example.org')),
  ],
  invalid: [
    {
      code: bundleOf(entry('DYNAMIC_DNS'), rule(subsets)),
      findings: [
        {
          message:
            '*.example.com is DYNAMIC_DNS, which has no clusters for subsets, so calls to subset v2 get 503 (NC). Remove the subset.',
          path: 'spec.subsets[0]',
          ref: 'L15',
        },
      ],
    },
    {
      code: bundleOf(entry('DYNAMIC_DNS'), routes(', subset: v2')),
      findings: [
        {
          message:
            '*.example.com is DYNAMIC_DNS, which has no cluster for subset v2, so calls sent there get 503 (NC). Leave out the subset.',
          at: 'v2',
          path: 'spec.http[0].route[0].destination.subset',
          ref: 'L15',
        },
      ],
    },
  ],
});

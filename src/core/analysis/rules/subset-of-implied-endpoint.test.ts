import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { subsetOfImpliedEndpoint } from './subset-of-implied-endpoint';

const entry = (rest: string): string =>
  resourceText(
    'ServiceEntry shop/a',
    `hosts: [a.example.com]\nports: [{ number: 80, name: web, protocol: HTTP }]\n${rest}`,
  );
const rule = (labels: string, policy = ''): string =>
  resourceText('DestinationRule shop/a', `host: a.example.com\nsubsets: [{ name: v2${labels}${policy} }]`);
const labels = ', labels: { version: v2 }';

testRule(subsetOfImpliedEndpoint, {
  valid: [
    bundleOf(entry('resolution: DNS\nendpoints: [{ address: b.example.com, labels: { version: v2 } }]'), rule(labels)),
    bundleOf(entry('resolution: DNS'), rule('')),
    bundleOf(entry('resolution: DNS'), rule(labels, ', trafficPolicy: { loadBalancer: { simple: PASSTHROUGH } }')),
    bundleOf(entry('resolution: NONE'), rule(labels)),
    bundleOf(entry('resolution: STATIC\nendpoints: [{ address: 10.0.0.1 }]'), rule(labels)),
  ],
  invalid: [
    {
      code: bundleOf(entry('resolution: DNS'), rule(labels)),
      findings: [
        {
          message:
            'a.example.com lists no endpoints, and the one that DNS implies has no labels, so subset v2 has no cluster and its calls get 503 (NC). List endpoints with these labels, or remove the labels.',
          path: 'spec.subsets[0].labels',
          ref: 'L31',
        },
      ],
    },
    {
      code: bundleOf(entry('resolution: DNS_ROUND_ROBIN'), rule(labels)),
      findings: [
        {
          message:
            'a.example.com lists no endpoints, and the one that DNS implies has no labels, so subset v2 has no cluster and its calls get 503 (NC). List endpoints with these labels, or remove the labels.',
        },
      ],
    },
  ],
});

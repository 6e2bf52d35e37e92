import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { subsetOfDialledAddress } from './subset-of-dialled-address';

const entry = (rest: string): string =>
  resourceText(
    'ServiceEntry shop/a',
    `hosts: [a.example.com]\nports: [{ number: 80, name: web, protocol: HTTP }]\n${rest}`,
  );
const rule = (labels: string): string =>
  resourceText('DestinationRule shop/a', `host: a.example.com\nsubsets: [{ name: v2${labels} }]`);
const labels = ', labels: { version: v2 }';

testRule(subsetOfDialledAddress, {
  valid: [
    bundleOf(entry('resolution: NONE'), rule('')),
    bundleOf(entry('resolution: STATIC\nendpoints: [{ address: 10.0.0.1, labels: { version: v2 } }]'), rule(labels)),
    bundleOf(entry('resolution: NONE'), rule(labels).replace('a.example.com', 'b.example.com')),
  ],
  invalid: [
    {
      code: bundleOf(entry('resolution: NONE'), rule(labels)),
      findings: [
        {
          message:
            'a.example.com has resolution NONE, so the dialled address decides and these labels choose nothing. Remove them, or list endpoints with STATIC or DNS.',
          path: 'spec.subsets[0].labels',
          ref: 'L32',
        },
      ],
    },
  ],
});

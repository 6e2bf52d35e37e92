import { testRule } from '../../testing/rule-tester';
import { expiredAcceptance } from './expired-acceptance';

const entry = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  ports: [{ number: 443, name: tls, protocol: TLS }]
  resolution: DNS
  zone: 1
`;
const design = (items: string): string => `---
apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: shop }
spec:
  istioVersion: "1.30"
${items}`;
const accepted = `  accepted:
    - { rule: unknown-field, resource: ServiceEntry/shop/api, reason: Ours., until: 2027-03-31 }
`;
const message =
  'unknown-field was accepted in ServiceEntry/shop/api until 2027-03-31: the finding counts again. Set a later day, or remove this item.';

testRule(expiredAcceptance, {
  valid: [
    // Nobody says which day it is.
    entry + design(accepted),
    entry + design(accepted.replace(', until: 2027-03-31', '')),
    // What is no day is said by another rule.
    entry + design(accepted.replace('2027-03-31', 'soon')),
  ],
  invalid: [
    {
      code: entry + design(accepted),
      today: '2027-04-01',
      findings: [{ message, at: '2027-03-31', path: 'spec.accepted[0].until', layer: 'design' }],
      output: entry + design(''),
    },
    {
      code: entry.replace('  zone: 1\n', '') + design(accepted),
      today: '2030-01-01',
      findings: [
        {
          message:
            'unknown-field was accepted in ServiceEntry/shop/api until 2027-03-31: nothing is found there any more. Remove this item.',
        },
      ],
      output: entry.replace('  zone: 1\n', '') + design(''),
    },
  ],
});

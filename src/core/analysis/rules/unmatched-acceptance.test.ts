import { testRule } from '../../testing/rule-tester';
import { unmatchedAcceptance } from './unmatched-acceptance';

const entry = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  ports: [{ number: 443, name: tls, protocol: TLS, zone: 1 }]
  resolution: DNS
`;
const design = (...items: readonly string[]): string => `---
apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: shop }
spec:
  accepted:
${items.map((item) => `    - ${item}\n`).join('')}`;
const item = (more = ''): string =>
  `{ rule: unknown-field, resource: ServiceEntry/shop/api${more}, reason: Known to us. }`;

testRule(unmatchedAcceptance, {
  valid: [
    entry + design(item()),
    entry + design(item(', path: spec')),
    entry + design(item(', path: "spec.ports[0]"')),
    // Two that are about the same finding: neither hides another one.
    entry + design(item(), item(', path: "spec.ports[0].zone"')),
    // A key that writes the namespace in which the resource lands.
    entry.replace(', namespace: shop', '') + design(item().replace('/shop/', '/default/')),
    // Without a reason it accepts nothing, which another rule says.
    entry + design('{ rule: unknown-field, resource: ServiceEntry/shop/other }'),
  ],
  invalid: [
    {
      code: entry + design(item(), item(', path: spec.resolution')),
      findings: [
        {
          message:
            'No unknown-field is found at spec.resolution of ServiceEntry/shop/api, so this accepts nothing. Remove this item.',
          at: 'unknown-field',
          path: 'spec.accepted[1].rule',
        },
      ],
      output: entry + design(item()),
    },
    {
      code: entry + design(item(), item().replace('api', 'gone'), item(', path: "spec.["')),
      findings: [
        { message: 'No unknown-field is found in ServiceEntry/shop/gone, so this accepts nothing. Remove this item.' },
        {
          message:
            'No unknown-field is found at spec.[ of ServiceEntry/shop/api, so this accepts nothing. Remove this item.',
        },
      ],
      output: entry + design(item(), item(', path: "spec.["')),
    },
  ],
});

import { testRule } from '../../testing/rule-tester';
import { noteOnNothing } from './note-on-nothing';

const bundle = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  ports: [{ number: 443, name: tls, protocol: TLS }]
  resolution: STATIC
  endpoints: [{ address: 10.0.0.1 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
---
`;
const design = (...notes: readonly string[]): string => `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: shop }
spec:
  workloads:
    - { name: cart, namespace: bank }
${notes.length === 0 ? '' : `  notes:\n${notes.map((note) => `    - { ${note} }\n`).join('')}`}`;

testRule(noteOnNothing, {
  valid: [
    bundle +
      design(
        ...[
          'ServiceEntry/shop/api',
          'External/ServiceEntry/shop/api/10.0.0.1',
          'Deployment/shop/web',
          'Workload/shop/web',
          'Workload/bank/cart',
          'Namespace/shop',
          'Namespace/bank',
          'Cluster/PassthroughCluster',
          'EgressDesign/shop',
        ].map((on) => `"on": ${on}, text: x`),
      ),
    bundle + design('"on": ServiceEntry/shop/api, path: spec.resolution, text: x'),
    bundle + design('"on": ServiceEntry/shop/api, path: "spec.ports[0].number", text: x'),
    bundle.replace('metadata: { name: api, namespace: shop }', 'metadata: { name: api }') +
      design('"on": ServiceEntry/default/api, text: x'),
    // What was said to a change that took something away.
    bundle + design('"on": ServiceEntry/shop/gone, text: "Accepted: It moved. (ServiceEntry shop/gone is gone.)"'),
    bundle + design('"on": ServiceEntry/shop/gone, text: "Accepted: ServiceEntry shop/gone is gone."'),
    bundle + design('"on": ServiceEntry/shop/gone, text: "Question: Why? (ServiceEntry shop/gone is gone.)"'),
    // What is on nothing at all is a general note.
    bundle + design('text: x'),
  ],
  invalid: [
    {
      // It begins as in a review, and names no change.
      code: bundle + design('"on": ServiceEntry/shop/gone, text: "Question: who pays for it (by day)?"'),
      findings: [
        {
          message:
            'ServiceEntry/shop/gone is not there, so this note is on nothing. Name what it is about, or remove it.',
        },
      ],
      output: bundle + design(),
    },
    {
      code: bundle + design('"on": ServiceEntry/shop/gone, text: x'),
      findings: [
        {
          message:
            'ServiceEntry/shop/gone is not there, so this note is on nothing. Name what it is about, or remove it.',
          at: 'ServiceEntry/shop/gone',
          path: 'spec.notes[0].on',
        },
      ],
      output: bundle + design(),
    },
    {
      code:
        bundle +
        design(
          '"on": ServiceEntry/shop/api, path: "spec.ports[1]", text: x',
          '"on": ServiceEntry/shop/api, path: "spec.]", text: x',
          '"on": Namespace/gone, text: x',
          '"on": External/ServiceEntry/shop/gone/10.0.0.1, text: x',
          'text: y',
        ),
      findings: [
        {
          message:
            'ServiceEntry/shop/api has no spec.ports[1], so this note is on nothing. Name what it is about, or remove it.',
          at: '"spec.ports[1]"',
        },
        {
          message:
            'ServiceEntry/shop/api has no spec.], so this note is on nothing. Name what it is about, or remove it.',
        },
        { message: 'Namespace/gone is not there, so this note is on nothing. Name what it is about, or remove it.' },
        {
          message:
            'External/ServiceEntry/shop/gone/10.0.0.1 is not there, so this note is on nothing. Name what it is about, or remove it.',
        },
      ],
      output:
        bundle +
        design(
          '"on": ServiceEntry/shop/api, path: "spec.]", text: x',
          '"on": Namespace/gone, text: x',
          '"on": External/ServiceEntry/shop/gone/10.0.0.1, text: x',
          'text: y',
        ),
    },
  ],
});

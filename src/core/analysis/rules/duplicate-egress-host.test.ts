import { sidecar } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { duplicateEgressHost } from './duplicate-egress-host';

const hosts = (...entries: readonly string[]): string =>
  sidecar(`    egress:\n      - hosts:\n${entries.map((each) => `          - ${each}\n`).join('')}`);

/** A file that says which release is meant. */
const design = `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata:
    name: a
  spec:
    istioVersion: '1.30'
`;

testRule(duplicateEgressHost, {
  valid: [
    hosts('./*', 'a/*', 'a.b/c.com'),
    // istiod compares texts, and finds no domain in another one.
    hosts("'*/b.com'", 'a/b.com', 'a/*.com'),
    hosts("'*/*'"),
    // What is taken out again is no host.
    hosts("'*/*'", '~a/b.com', '~a/b.com'),
    // Other listeners are other lists.
    sidecar('    egress:\n      - port: { number: 80 }\n        hosts: [a/*]\n      - hosts: [a/*]\n'),
  ],
  invalid: [
    {
      code: hosts('./api.com # first', 'shop/api.com', 'a/*'),
      findings: [
        {
          message: 'shop/api.com is in ./api.com already; istiod warns of it. Remove it.',
          at: 'shop/api.com',
          ref: 'wh-sc-eg-host-dup',
          code: 'IST0133',
        },
      ],
      output: hosts('./api.com # first', 'a/*'),
    },
    {
      code: hosts('a/*', 'a/b.com', 'a/*'),
      findings: [
        { message: 'a/b.com is in a/* already; istiod warns of it. Remove it.' },
        { message: 'a/* is listed a second time; istiod warns of it. Remove it.' },
      ],
      output: hosts('a/*', 'a/*'),
    },
    {
      code: hosts('a/b.com', 'a/b.com', 'a/c.com', 'a/b.com'),
      findings: [
        { message: 'a/b.com is listed a second time; istiod warns of it. Remove it.', path: 'spec.egress[0].hosts[1]' },
        { message: 'a/b.com is listed a second time; istiod warns of it. Remove it.', path: 'spec.egress[0].hosts[3]' },
      ],
      output: hosts('a/b.com', 'a/c.com'),
    },
    {
      code: hosts('a/b.com', 'c/*', 'a/d.com', 'a/*'),
      findings: [
        {
          message: 'a/* takes in a/b.com, a/d.com; istiod warns of it. Remove a/b.com, a/d.com.',
          at: 'a/*',
        },
      ],
      output: hosts('c/*', 'a/*'),
    },
    {
      code: hosts('a/b.com', "'*/*'"),
      findings: [
        {
          message:
            '*/* takes in every host, and istiod warns of others beside it. Keep */* alone, or list what is needed.',
          at: "'*/*'",
          ref: 'wh-sc-eg-host-allstar',
        },
      ],
    },
    {
      // The default of the mesh: ./* is another namespace for each client.
      code: hosts('./*', 'istio-system/*').replace('namespace: shop', 'namespace: istio-system'),
      findings: [
        {
          message:
            'istiod warns that istio-system/* repeats ./*, but this Sidecar is the default of all namespaces, and in them ./* is their own. Keep istio-system/*.',
          ref: 'wh-sc-eg-host-dup',
        },
      ],
    },
    {
      // Before 1.31 a ~ is part of a namespace like any other text.
      code: { 'sidecar.yaml': hosts("'*/*'", '~/a.com'), 'design.yaml': design },
      findings: [
        {
          message:
            '*/* takes in every host, and istiod warns of others beside it. Keep */* alone, or list what is needed.',
        },
      ],
    },
  ],
});

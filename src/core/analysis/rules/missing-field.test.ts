import { testRule } from '../../testing/rule-tester';
import { missingField } from './missing-field';

testRule(missingField, {
  valid: [
    'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata:\n  generateName: api-\nspec:\n  hosts: [a.example.com]\n',
    'apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata:\n  name: api\n',
    'kind: Whatever\n',
    'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n',
    'apiVersion: example.com/v1\nspec: {}\n',
  ],
  invalid: [
    {
      code: `
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata:
          namespace: shop
        spec:
          ports:
            - name: https # first
`,
      findings: [
        {
          message: 'metadata needs name, which is missing; the API server refuses it without.',
          at: 'metadata',
          path: 'metadata.name',
        },
        {
          message: 'spec needs hosts, which is missing; the API server refuses it without.',
          at: 'spec',
          ref: 'crd-se-hosts',
        },
        {
          message: 'ports[0] needs number, which is missing; the API server refuses it without.',
          at: 'name',
          path: 'spec.ports[0].number',
        },
      ],
    },
    {
      code: 'kind: ServiceEntry\nmetadata:\n  name: api\n',
      findings: [
        { message: 'ServiceEntry needs apiVersion, which is missing; the API server refuses it without.', at: 'kind' },
        {
          message: 'ServiceEntry needs spec, which is missing; the API server refuses it without.',
          ref: 'crd-se-spec',
        },
      ],
    },
    {
      code: 'apiVersion: networking.istio.io/v1\nmetadata:\n  name: api\nspec: {}\n',
      findings: [
        { message: 'The resource needs kind, which is missing; the API server refuses it without.', path: 'kind' },
      ],
    },
    {
      code: 'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata:\n  name: api\nspec:\n',
      findings: [
        { message: 'ServiceEntry needs spec, which has no value; the API server refuses it without.', at: 'spec' },
      ],
    },
    {
      code: 'apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata:\n  name: shop\nspec:\n  workloads:\n    - name: web\n      namespace: shop\n      calls:\n        - expect: {}\n',
      findings: [{ message: 'calls[0] needs url, which is missing; Fairway refuses it without.', layer: 'design' }],
    },
  ],
});

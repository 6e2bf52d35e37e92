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
          message: 'name is missing in metadata; the API server refuses the resource without. Add it.',
          at: 'metadata',
          path: 'metadata.name',
        },
        {
          message: 'hosts is missing in spec; the API server refuses the resource without. Add it.',
          at: 'spec',
          ref: 'crd-se-hosts',
        },
        {
          message: 'number is missing in ports[0]; the API server refuses the resource without. Add it.',
          at: 'name',
          path: 'spec.ports[0].number',
        },
      ],
    },
    {
      code: 'kind: ServiceEntry\nmetadata:\n  name: api\n',
      findings: [
        {
          message: 'apiVersion is missing in ServiceEntry; the API server refuses the resource without. Add it.',
          at: 'kind',
        },
        {
          message: 'spec is missing in ServiceEntry; the API server refuses the resource without. Add it.',
          ref: 'crd-se-spec',
        },
      ],
    },
    {
      code: 'apiVersion: networking.istio.io/v1\nmetadata:\n  name: api\nspec: {}\n',
      findings: [
        {
          message: 'kind is missing beside apiVersion; the API server refuses the resource without. Add it.',
          path: 'kind',
        },
      ],
    },
    {
      code: 'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata:\n  name: api\nspec:\n',
      findings: [
        {
          message: 'spec has no value in ServiceEntry; the API server refuses the resource without. Give it one.',
          at: 'spec',
        },
      ],
    },
    {
      code: 'apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata:\n  name: shop\nspec:\n  workloads:\n    - name: web\n      namespace: shop\n      calls:\n        - expect: {}\n',
      findings: [
        { message: 'url is missing in calls[0]; Fairway cannot use the resource without. Add it.', layer: 'design' },
      ],
    },
  ],
});

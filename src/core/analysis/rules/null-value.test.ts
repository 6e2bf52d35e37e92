import { httpRoute } from '../../testing/rule-cases';
import { testRule } from '../../testing/rule-tester';
import { nullValue } from './null-value';

testRule(nullValue, {
  valid: [
    // The API server drops keys without a value, and a required one is missing then.
    'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata:\n  name: api\nspec:\n  hosts: [a.example.com]\n  ports:\n  location: ~\n  workloadSelector:\n    labels:\n',
    'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata:\n  name: api\nspec:\n  hosts:\n',
    'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata:\n  name: api\n  labels:\n  annotations: ~\nspec:\n  hosts: [a.example.com]\n',
    'apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata:\n  name: api\nspec:\n  host: a\n  trafficPolicy:\n    outlierDetection:\n      consecutive5xxErrors:\n',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  template:\n',
    'apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata:\n  name: shop\nspec:\n  workloads:\n',
  ],
  invalid: [
    {
      code: httpRoute('        match:\n          - headers: { x-user: null }\n'),
      findings: [
        {
          message:
            'headers.x-user has no value, and the API server drops it: what was asked for is not in force. Give it a value, or remove it.',
          at: 'x-user',
          path: 'spec.http[0].match[0].headers.x-user',
          severity: 'warning',
          ref: 'eng-null-nil',
          layer: 'schema',
        },
      ],
    },
    {
      code: 'apiVersion: telemetry.istio.io/v1\nkind: Telemetry\nmetadata:\n  name: api\n  labels: { app: }\nspec:\n  selector: { matchLabels: { "example.com/app": } }\n  tracing:\n    - customTags:\n        user: ~\n',
      findings: [
        {
          message:
            'matchLabels["example.com/app"] has no value, and the API server drops it: what was asked for is not in force. Give it a value, or remove it.',
          severity: 'warning',
        },
        {
          message:
            'customTags.user has no value, and the API server drops it: what was asked for is not in force. Give it a value, or remove it.',
          at: 'user',
          severity: 'warning',
        },
      ],
    },
    {
      code: 'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata:\n  name: api\nspec:\n  hosts: [a.example.com]\n  addresses:\n    - 10.0.0.1\n    -\n    - null\n    - ~ # none\n',
      findings: [
        {
          message: 'addresses[1] has no value, and the API server refuses null in a list. Give it one, or remove it.',
          at: '-',
          path: 'spec.addresses[1]',
          ref: 'eng-null-nil',
        },
        {
          message: 'addresses[2] has no value, and the API server refuses null in a list. Give it one, or remove it.',
          at: 'null',
        },
        {
          message: 'addresses[3] has no value, and the API server refuses null in a list. Give it one, or remove it.',
          at: '~',
        },
      ],
    },
  ],
});

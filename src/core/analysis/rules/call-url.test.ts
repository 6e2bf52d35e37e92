import { testRule } from '../../testing/rule-tester';
import { callUrl } from './call-url';

const design = (url: string): string =>
  `apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata:\n  name: shop\nspec:\n  workloads:\n    - name: web\n      namespace: shop\n      calls:\n        - url: ${url}\n`;

testRule(callUrl, {
  valid: [
    'http://api.example.com/v1',
    'https://api.example.com:8443',
    'tcp://10.0.0.1:5432',
    'grpc://a.example.com',
  ].map(design),
  invalid: [
    {
      code: design('api.example.com'),
      findings: [
        {
          message:
            'api.example.com cannot be dialled. Write scheme://host[:port][/path] with http, https, grpc, tls or tcp.',
          at: 'api.example.com',
          path: 'spec.workloads[0].calls[0].url',
          layer: 'design',
        },
      ],
    },
    {
      code: design('tcp://db.example.com'),
      findings: [
        { message: 'tcp://db.example.com has no port, and tcp has none by default. Write tcp://db.example.com:PORT.' },
      ],
    },
  ],
});

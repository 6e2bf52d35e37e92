import { testRule } from '../../testing/rule-tester';
import { unknownVersion } from './unknown-version';

const entry = (apiVersion: string): string => `
  apiVersion: ${apiVersion}
  kind: ServiceEntry
  metadata:
    name: api
  spec:
    hosts: [api.example.com]
`;

testRule(unknownVersion, {
  valid: [
    entry('networking.istio.io/v1'),
    entry('networking.istio.io/v1beta1'),
    entry('networking.istio.io/v1alpha3'),
    entry('example.com/v9'),
    'apiVersion: serving.example.com/v1\nkind: Gateway\nmetadata:\n  name: a\n',
    'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata:\n  name: a\n',
  ],
  invalid: [
    {
      code: entry('networking.istio.io/v2'),
      findings: [
        {
          message:
            'ServiceEntry is not served as "networking.istio.io/v2"; the API server refuses it. Use networking.istio.io/v1.',
          at: 'networking.istio.io/v2',
          ref: 'crd-ver-se',
        },
      ],
      output: entry('networking.istio.io/v1'),
    },
    {
      code: entry('v1'),
      findings: [
        { message: 'ServiceEntry is not served as "v1"; the API server refuses it. Use networking.istio.io/v1.' },
      ],
      output: entry('networking.istio.io/v1'),
    },
    {
      code: entry('security.istio.io/v1'),
      findings: [
        {
          message:
            'ServiceEntry is not served as "security.istio.io/v1"; the API server refuses it. Use networking.istio.io/v1.',
        },
      ],
      output: entry('networking.istio.io/v1'),
    },
    {
      code: 'apiVersion: 1\nkind: ServiceEntry\nmetadata:\n  name: api\nspec:\n  hosts: [a.example.com]\n',
      findings: [
        { message: 'ServiceEntry is not served as 1; the API server refuses it. Use networking.istio.io/v1.', at: '1' },
      ],
      output:
        'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata:\n  name: api\nspec:\n  hosts: [a.example.com]\n',
    },
  ],
});

import { testRule } from '../../testing/rule-tester';
import { misnamedNamespace } from './misnamed-namespace';

const namespaces = (...names: readonly string[]): string =>
  names.map((name) => `apiVersion: v1\nkind: Namespace\nmetadata: {name: ${name}}\n---\n`).join('');

const entry = (exportTo: string, namespace = 'shop'): string =>
  `apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: {name: api, namespace: ${namespace}}\nspec:\n  hosts: [api.example.com]\n  exportTo: ${exportTo}\n  ports: [{number: 443, name: tls, protocol: TLS}]\n  resolution: DNS\n`;

const sidecar = (hosts: string): string =>
  `apiVersion: networking.istio.io/v1\nkind: Sidecar\nmetadata: {name: default, namespace: shop}\nspec:\n  egress:\n  - hosts: ${hosts}\n`;

const all = namespaces('shop', 'payments');

testRule(misnamedNamespace, {
  valid: [
    `${all}${entry('[".", payments]')}`,
    `${all}${entry('["*"]')}`,
    `${all}${entry('["~"]')}`,
    `${all}${sidecar('["./*", "payments/*", "~payments/b.example.com", "*/c.example.com"]')}`,
    `${all}${sidecar('["./*", "istio-system/*", "default/*"]')}`,
    // There are others than those that the files have.
    entry('[payment]'),
    `${all}${entry('[payment]', 'bank')}`,
  ],
  invalid: [
    {
      code: `${all}${entry('[".", payment]')}`,
      findings: [
        {
          message:
            'There is no namespace payment among the files, which have payments: pods in payments do not see this ServiceEntry by it. Write payments if that is meant.',
          at: 'payment',
          path: 'spec.exportTo[1]',
        },
      ],
      output: `${all}${entry('[".", payments]')}`,
    },
    {
      code: `${all}${sidecar('["./*", "paymets/api.example.com"]')}`,
      findings: [
        {
          message:
            'There is no namespace paymets among the files, which have payments: its pods get nothing of payments by it. Write payments/api.example.com if that is meant.',
        },
      ],
      output: `${all}${sidecar('["./*", "payments/api.example.com"]')}`,
    },
    {
      code: `${all}${sidecar('["./*", "~paymets/api.example.com"]')}`,
      findings: [
        {
          message:
            'There is no namespace paymets among the files, which have payments: nothing is taken out of payments by it. Write ~payments/api.example.com if that is meant.',
        },
      ],
      output: `${all}${sidecar('["./*", "~payments/api.example.com"]')}`,
    },
    {
      code: `${all}${entry('[".", "warehouse"]')}`,
      findings: [
        {
          message:
            'There is no namespace warehouse among the files. If the cluster has none either, this shows it to nobody.',
          severity: 'info',
        },
      ],
    },
    {
      code: `${all}${entry('[payment, payments]')}`,
      findings: [
        {
          message:
            'There is no namespace payment among the files. If the cluster has none either, this shows it to nobody.',
          severity: 'info',
        },
      ],
    },
  ],
});

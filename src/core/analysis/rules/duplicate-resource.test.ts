import { testRule } from '../../testing/rule-tester';
import { duplicateResource } from './duplicate-resource';

const entry = (name: string, namespace = 'shop'): string =>
  `apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata:\n  name: ${name}\n  namespace: ${namespace}\nspec:\n  hosts: [${name}.example.com]\n`;

testRule(duplicateResource, {
  valid: [
    `${entry('a')}---\n${entry('b')}---\n${entry('a', 'other')}`,
    'apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata:\n  name: a\n---\napiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata:\n  name: a\n',
  ],
  invalid: [
    {
      code: { 'a.yaml': `# first\n${entry('a')}`, 'b.yaml': `${entry('b')}---\n# second\n${entry('a')}` },
      findings: [
        {
          message:
            'ServiceEntry shop/a stands twice: in a.yaml:2 and in b.yaml:10. Only the one applied last is in force; rename or remove one.',
          at: 'a',
          path: 'metadata.name',
        },
      ],
    },
  ],
});

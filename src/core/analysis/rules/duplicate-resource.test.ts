import { expect, it } from 'vitest';
import { takeSnapshot } from '../../snapshot';
import { testRule } from '../../testing/rule-tester';
import { duplicateResource } from './duplicate-resource';
import { cpuSeconds } from '../../testing/cpu-time';

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
            'ServiceEntry shop/a is written twice: in a.yaml:2 and in b.yaml:10. Only the one applied last is in force; rename or remove one.',
          at: 'a',
          path: 'metadata.name',
        },
      ],
    },
  ],
});

it('takes thousands of duplicates in one walk over the files', () => {
  const text = Array.from({ length: 3_000 }, () => entry('a')).join('---\n');
  const snapshot = takeSnapshot({ files: [{ path: 'a.yaml', text }] });
  void snapshot.mesh;
  expect(cpuSeconds(() => duplicateResource.check(snapshot))).toBeLessThan(2);
  const reports = duplicateResource.check(snapshot);
  expect(reports).toHaveLength(2_999);
  expect(reports.at(-1)?.message).toContain(`in a.yaml:1 and in a.yaml:${2_999 * 8 + 1}.`);
});

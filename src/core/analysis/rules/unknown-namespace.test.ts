import { bundleOf, resourceText } from '../../testing/resource-text';
import { testRule } from '../../testing/rule-tester';
import { unknownNamespace } from './unknown-namespace';

const policy = (source: string): string =>
  resourceText('AuthorizationPolicy shop/api', `rules:\n  - from:\n      - source: ${source}`);
const drawn = bundleOf(resourceText('Namespace shop'), resourceText('Namespace payments-test'));

testRule(unknownNamespace, {
  valid: [
    policy('{ namespaces: [typo] }'),
    bundleOf(drawn, policy("{ namespaces: [SHOP, '*', 'pay*', '*-test'] }")),
    bundleOf(drawn, policy('{ principals: [typo] }')),
    bundleOf(drawn, policy('[]')),
    // Istio leaves these alone, so nothing is drawn that could be judged by.
    bundleOf(resourceText('Namespace kube-system'), policy('{ namespaces: [shop] }')),
  ],
  invalid: [
    {
      code: bundleOf(drawn, policy("{ namespaces: [shop, shpo], notNamespaces: ['*-prod', kube-system] }")),
      findings: [
        {
          message:
            'This source probably matches nothing: no Namespace shpo is in the files. Correct the name, or add the Namespace.',
          at: 'shpo',
          path: 'spec.rules[0].from[0].source.namespaces[1]',
          code: 'IST0101',
          refType: 'namespace',
          ref: 'IST0101-ap-ns',
        },
        {
          message:
            'This source probably matches nothing: no Namespace *-prod is in the files. Correct the name, or add the Namespace.',
        },
        {
          message:
            'This source probably matches nothing: no Namespace kube-system is in the files. Correct the name, or add the Namespace.',
        },
      ],
    },
  ],
});

import { expect } from 'vitest';
import { testRule } from '../../testing/rule-tester';
import { kubectlMessageRule } from './kubectl-message';

testRule(kubectlMessageRule, {
  valid: ['apiVersion: v1\nkind: Service\nmetadata: { name: a }\n', 'error: page.html\nreplicas: 2\n'],
  invalid: [
    {
      code: 'apiVersion: v1\nkind: List\nitems:\n- { apiVersion: v1, kind: Service, metadata: { name: a } }\nerror: the server lost the Sidecars\n',
      findings: [
        {
          message: expect.stringContaining('What it could not fetch is missing') as string,
          at: 'error: the server lost the Sidecars',
        },
      ],
    },
  ],
});

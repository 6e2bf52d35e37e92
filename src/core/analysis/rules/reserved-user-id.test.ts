import { testRule } from '../../testing/rule-tester';
import { reservedUserId } from './reserved-user-id';

const message =
  'Calls of the app bypass the sidecar: runAsUser is 1337, the user of Istio’s own proxy. Choose another user.';

testRule(reservedUserId, {
  valid: [
    'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { securityContext: { runAsUser: 1000 } }\n',
    'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [{ name: istio-proxy, securityContext: { runAsUser: 1337 } }] }\n',
    'apiVersion: v1\nkind: Pod\nmetadata: { name: a, labels: { istio: pilot } }\nspec: { securityContext: { runAsUser: 1337 } }\n',
    'apiVersion: v1\nkind: Pod\nmetadata: { name: a, labels: { release: istio } }\nspec: { securityContext: { runAsUser: 1337 } }\n',
    'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { securityContext: [1337], containers: 7 }\n',
  ],
  invalid: [
    {
      code: 'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { securityContext: { runAsUser: 1337 } }\n',
      findings: [{ message, at: '1337', path: 'spec.securityContext.runAsUser', code: 'IST0144', ref: 'IST0144' }],
    },
    {
      code: `
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: a }
        spec:
          template:
            spec:
              containers:
                - { name: one }
                - { name: two, securityContext: { runAsUser: 1337 } }
        `,
      findings: [{ message, path: 'spec.template.spec.containers[1].securityContext.runAsUser' }],
    },
    {
      code: `
        apiVersion: v1
        kind: Pod
        metadata: { name: a }
        spec:
          securityContext: { runAsUser: 1337 }
          containers:
            - { name: one, securityContext: { runAsUser: 1337 } }
        `,
      findings: [
        {
          message:
            'Calls of the app bypass the sidecar: runAsUser is 1337, the user of Istio’s own proxy. Choose another user here, and in 1 more container.',
        },
      ],
    },
  ],
});
